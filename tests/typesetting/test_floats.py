"""Pull quotes: on the outer side, whole, one a page, clear of the notes, none lost."""

from typing import Any

import pytest

from galley.typesetting.engine import Typesetter
from galley.typesetting.repairs.floats import outside_boxes
from galley.typesetting.sheets import notes_of, sheet_of
from tests.typesetting.conftest import call, part, pull, words

HAIR = 2.0
"""CSS pixels by which the feet of letters of two faces may differ unseen."""


def paragraph(length: int = 90, start: int = 0) -> str:
    return f"<p>{words(length, start)}</p>"


def is_line(box: Any) -> bool:
    return type(box).__name__ == "LineBox"


def pulls(typesetter: Typesetter, blocks: list[str], notes: int = 0, folio: int = 11) -> list[Any]:
    """The page index and box of every pull quote, in order."""
    document, _ = typesetter._lay_out(part(blocks, notes, folio))
    return [
        (number, page, box)
        for number, page in enumerate(document.pages)
        for box in outside_boxes(sheet_of(page))
    ]


@pytest.mark.parametrize("folio", [11, 12])
def test_a_pull_quote_stands_on_its_pages_outer_side(typesetter: Typesetter, folio: int) -> None:
    blocks = [paragraph(start=n) for n in range(12)]
    for place in (1, 5, 9):
        blocks[place] = pull(place) + blocks[place]
    found = pulls(typesetter, blocks, folio=folio)
    assert len(found) == 3
    for number, page, box in found:
        sheet = sheet_of(page)
        right = (folio + number) % 2 == 1
        inner, outer = sheet.content_box_x(), sheet.content_box_x() + sheet.width
        edge = box.border_box_x() + box.border_width()
        assert (edge if right else box.border_box_x()) == pytest.approx(outer if right else inner)


def test_pull_quotes_are_never_cut_nor_run_into_the_notes(typesetter: Typesetter) -> None:
    for shift in range(0, 60, 4):
        blocks = [paragraph(200 + shift), paragraph(60), pull(1, 30)]
        blocks.append(f"<p>{words(25)}{call(1, 60)} {words(25)}{call(2, 60)} {words(90)}</p>")
        blocks += [paragraph(), paragraph()]
        found = pulls(typesetter, blocks, 2)
        assert len(found) == 1
        _, page, box = found[0]
        sheet, notes = sheet_of(page), notes_of(page)
        foot = notes[0].position_y if notes else sheet.content_box_y() + sheet.height
        assert box.position_y >= sheet.content_box_y() - 0.01
        assert box.position_y + box.margin_height() <= foot + 0.01


def test_there_is_one_pull_quote_a_page(typesetter: Typesetter) -> None:
    blocks = [pull(1) + paragraph(), pull(2) + paragraph(), pull(3) + paragraph()]
    blocks += [paragraph(start=n) for n in range(14)]
    found = pulls(typesetter, blocks)
    assert [number for number, _, _ in found] == [0, 1, 2]
    assert [box.element.get("id") for _, _, box in found] == ["a.pull-1", "a.pull-2", "a.pull-3"]


def test_one_that_falls_off_the_last_page_moves_up(typesetter: Typesetter) -> None:
    blocks = [paragraph(start=n) for n in range(5)]
    blocks += [pull(1, 30), "<p>The end.</p>"]
    for length in range(20, 100, 20):
        found = pulls(typesetter, [paragraph(length), *blocks])
        assert len(found) == 1


def test_its_first_line_stands_at_a_line_of_the_text(typesetter: Typesetter) -> None:
    ((_, page, box),) = pulls(typesetter, [paragraph(), pull(1), paragraph(), paragraph()])
    inside = [line for line in box.descendants() if is_line(line)]
    flow = sheet_of(page).children[0].descendants()
    feet = [line.position_y + line.baseline for line in flow if is_line(line)]
    first, *others = (line.position_y + line.baseline for line in inside)
    assert len(others) > 2
    beside = (foot for foot in feet if foot not in {first, *others})
    assert min(abs(foot - first) for foot in beside) < HAIR


@pytest.mark.parametrize("folio", [11, 12])
@pytest.mark.parametrize(
    "block",
    [
        f"<ul>{''.join(f'<li><p>{words(30, n)}</p></li>' for n in range(4))}</ul>",
        f"<blockquote><p>{words(70)}</p></blockquote>",
    ],
)
def test_a_list_or_block_quote_is_set_beside_it(
    typesetter: Typesetter, block: str, folio: int
) -> None:
    blocks = [paragraph(), pull(1, 30), block, paragraph()]
    ((_, page, box),) = pulls(typesetter, blocks, folio=folio)
    left, right = box.position_x, box.position_x + box.margin_width()
    top, foot = box.position_y, box.position_y + box.margin_height()
    inside = set(map(id, box.descendants()))
    beside = 0
    for line in sheet_of(page).children[0].descendants():
        if is_line(line) and id(line) not in inside and top <= line.position_y < foot - 1:
            assert line.position_x >= right - 0.01 or line.position_x + line.width <= left + 0.01
            beside += 1
    assert beside >= 6


def test_the_first_line_beside_one_at_a_pages_head_is_the_pages_first(
    typesetter: Typesetter,
) -> None:
    blocks = [paragraph(start=n) for n in range(5)] + [pull(1, 25), *([paragraph()] * 6)]
    for length in range(10, 80, 10):
        found = pulls(typesetter, [paragraph(length), *blocks])
        for _, page, box in found:
            sheet = sheet_of(page)
            if box.position_y > sheet.content_box_y() + 1:
                continue
            inside = set(map(id, box.descendants()))
            flow = [
                b for b in sheet.children[0].descendants() if is_line(b) and id(b) not in inside
            ]
            assert flow[0].position_y == pytest.approx(sheet.content_box_y())
