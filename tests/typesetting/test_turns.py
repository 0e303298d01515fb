"""Printed page turns: a page begins where the printed one did, in any kind of block."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from galley.model import Part
from galley.proofing.reading import read_structure
from galley.typesetting.engine import Typesetter
from galley.typesetting.sheets import flow_of
from tests.typesetting.conftest import call, part, pull, words
from tests.typesetting.test_structure import names, tree

TURN = '<span class="turn" id="a.turn-12" data-folio="12"></span>'


def printed(*blocks: str, notes: int = 0) -> Part:
    """A part whose pages turn as in print."""
    flowing = part(blocks, notes)
    return replace(flowing, html=flowing.html.replace('class="flow ', 'class="printed ', 1))


def text_of(pdf: bytes) -> str:
    return " ".join(passage.text for passage in read_structure(pdf))


@pytest.mark.parametrize(
    ("block", "role"),
    [
        (f"<p>One two BM-{TURN}21 three.</p>", "P"),
        (f"<p>One <em>two {TURN}three</em> four.</p>", "P"),
        (f"<ul><li><p>One.</p></li><li><p>Two {TURN}three.</p></li></ul>", "L"),
        (f"<ol><li><p>One.</p></li><li><p>Two {TURN}three.</p></li></ol>", "L"),
        (f"<blockquote><p>One two {TURN}three.</p></blockquote>", "BlockQuote"),
    ],
)
def test_a_turn_inside_a_block_begins_a_page(typesetter: Typesetter, block: str, role: str) -> None:
    made = typesetter.typeset(printed(block, "<p>After.</p>"))
    assert made.pages == 2
    assert made.anchors["a.turn-12"] == 1
    assert names(tree(made.pdf)).count(role) == (2 if role == "P" else 1)
    expected = block.replace(TURN, "")
    plain = " ".join("".join(c if c != "<" else " <" for c in expected).split())
    for word in ("One", "three"):
        assert plain.count(word) == text_of(made.pdf).count(word)


def test_the_second_half_of_a_numbered_list_goes_on_counting(typesetter: Typesetter) -> None:
    items = [f"<li><p>Item {n}.</p></li>" for n in "abc"]
    items[1] = f"<li><p>Item {TURN}b.</p></li>"
    made = typesetter.typeset(printed(f"<ol>{''.join(items)}</ol>"))
    read = text_of(made.pdf)
    assert "1. Item a." in " ".join(read.split())
    assert "3. Item c." in " ".join(read.split())


def test_a_turn_between_blocks_begins_a_page(typesetter: Typesetter) -> None:
    turn = '<div class="turn" id="a.turn-12" data-folio="12"></div>'
    made = typesetter.typeset(printed("<p>One.</p>", turn, "<p>Two.</p>"))
    assert made.pages == 2


@pytest.mark.parametrize("head", ["h2", "h3"])
def test_a_turn_between_blocks_changes_no_space_in_flow(typesetter: Typesetter, head: str) -> None:
    turn = '<div class="turn" id="a.turn-12" data-folio="12"></div>'
    blocks = [
        f"<{head}>Head</{head}>",
        f"<p>{words(400)}</p>",
        f"<{head}>Head</{head}>",
        "<p>x</p>",
    ]
    turned = [made for block in blocks for made in (turn.replace("12", str(len(block))), block)]
    plain = [line_heights(typesetter, part(each)) for each in (blocks, turned)]
    assert plain[0] == plain[1]


def line_heights(typesetter: Typesetter, made: Part) -> list[float]:
    """Where each line of a part stands on its page."""
    document, _ = typesetter._lay_out(made)
    return [
        box.position_y
        for page in document.pages
        for box in flow_of(page).descendants()
        if type(box).__name__ == "LineBox"
    ]


def test_a_turn_in_a_note_cuts_nothing(typesetter: Typesetter) -> None:
    noted = call(1).replace('<span class="note-text">', f'<span class="note-text">{TURN}')
    made = typesetter.typeset(printed(f"<p>One{noted} two.</p>", notes=1))
    assert made.pages == 1


def test_notes_go_with_the_half_they_are_called_in(typesetter: Typesetter) -> None:
    block = f"<p>{words(20)}{call(1)} {TURN}{words(20)}{call(2)}</p>"
    places = typesetter.typeset(printed(block, notes=2)).notes
    assert [(p.call_page, p.body_page) for p in places] == [(0, 0), (1, 1)]


def test_in_flow_turns_do_nothing(typesetter: Typesetter) -> None:
    made = typesetter.typeset(part([f"<p>One {TURN}two.</p>"]))
    assert made.pages == 1
    with pikepdf.open(BytesIO(made.pdf)) as file:
        assert len(file.pages) == 1


def test_only_the_second_half_begins_a_page(typesetter: Typesetter) -> None:
    made = typesetter.typeset(printed("<p>Before.</p>", f"<p>One {TURN}two.</p>", "<p>After.</p>"))
    assert made.pages == 2


def test_a_turn_where_the_text_begins_makes_no_empty_page(typesetter: Typesetter) -> None:
    for blocks in ((TURN.replace("span", "div"), "<p>One.</p>"), (f"<p>{TURN}One.</p>",)):
        assert typesetter.typeset(printed(*blocks)).pages == 1


def test_a_pull_quote_behind_a_turn_stands_on_its_page(typesetter: Typesetter) -> None:
    turn = TURN.replace("span", "div")
    for after in ('<p id="a.block-2">Two.</p>', ""):
        made = typesetter.typeset(printed("<p>One.</p>", turn, pull(1), after))
        assert made.anchors["a.pull-1"] == made.pages - 1 == bool(after)
