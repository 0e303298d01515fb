"""Facts of the page: the trim, the margins, the lines on the leading, the heads."""

import io
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest

from galley.errors import ContentError
from galley.model import Part
from galley.typesetting.engine import Typesetter
from galley.typesetting.sheets import flow_of, sheet_of
from tests.typesetting.conftest import part, pull, words

MM = 96 / 25.4
LEADING = 13.5 * 96 / 72


def test_the_sheet_is_the_design_sheets(typesetter: Typesetter) -> None:
    document, _ = typesetter._lay_out(part([f"<p>{words(900)}</p>"]))
    recto, verso = (sheet_of(page) for page in document.pages[:2])
    assert recto.margin_width() == pytest.approx(163 * MM)
    assert recto.margin_height() == pytest.approx(237 * MM)
    assert recto.margin_left == pytest.approx(22 * MM)
    assert verso.margin_left == pytest.approx(20 * MM)
    assert recto.width == pytest.approx(121 * MM)


def test_the_lines_of_a_page_share_one_pitch(typesetter: Typesetter) -> None:
    document, _ = typesetter._lay_out(part([f"<p>{words(900)}</p>"]))
    page = document.pages[1]
    tops = [
        box.position_y for box in flow_of(page).descendants() if type(box).__name__ == "LineBox"
    ]
    assert len(tops) == 40
    assert tops[0] == pytest.approx(sheet_of(page).content_box_y())
    steps = {round((b - a) / LEADING, 3) for a, b in pairwise(tops)}
    assert steps == {1.0}


def test_running_heads_and_folios(typesetter: Typesetter) -> None:
    pdf = typesetter.typeset(part([f"<p>{words(1700)}</p>"])).pdf
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    texts = [page.get_textpage().get_text_range() for page in document]
    assert "Journal" not in texts[0]
    assert "Piece" not in texts[0]
    assert "Journal" in texts[1]
    assert "Author · Piece" in texts[2]
    for number, text in enumerate(texts, 11):
        assert str(number) in text.split()


def test_a_part_that_begins_on_the_left_has_the_left_pages_margins(
    typesetter: Typesetter,
) -> None:
    document, _ = typesetter._lay_out(part([f"<p>{words(100)}</p>"], first_folio=8))
    assert len(document.pages) == 1
    assert sheet_of(document.pages[0]).margin_left == pytest.approx(20 * MM)


@pytest.mark.parametrize("between", ["", pull(1)], ids=["", "pull"])
@pytest.mark.parametrize("level", ["h2", "h3"])
def test_a_heading_stands_with_two_lines_of_what_it_heads(
    typesetter: Typesetter, level: str, between: str
) -> None:
    feet = set()
    for length in range(280, 420, 4):
        head = f"<{level}>A head</{level}>"
        blocks = [f"<p>{words(length)}</p>", head, between, f'<p id="after">{words(90)}</p>']
        document, _ = typesetter._lay_out(part(blocks))
        for page in document.pages:
            flow = list(flow_of(page).descendants())
            if any(box.element_tag == level for box in flow):
                lines = [box for box in flow if type(box).__name__ == "LineBox"]
                feet.add(sum(line.element.get("id") == "after" for line in lines))
    assert 2 in feet
    assert 1 not in feet


def test_the_caption_of_a_long_table_stands_with_its_first_row(typesetter: Typesetter) -> None:
    row = f"<tr>{f'<td>{words(16)}</td>' * 3}</tr>"
    table = (
        '<table class="long"><caption>Table 1</caption><thead><tr><th>A</th><th>B</th><th>C</th>'
        f"</tr></thead><tbody>{row * 12}</tbody></table>"
    )
    for length in range(1, 500, 60):
        document, _ = typesetter._lay_out(part([f"<p>{words(length)}</p>", table]))
        for page in document.pages:
            tags = [box.element_tag for box in flow_of(page).descendants()]
            if "caption" in tags:
                assert tags.count("tr") >= 2


def test_a_row_taller_than_a_page_is_told_at_its_table(typesetter: Typesetter) -> None:
    def table(count: int, rows: int = 3) -> Part:
        row = f"<tr><td>One</td><td>{words(count)}</td><td>{words(20)}</td></tr>"
        made = (
            '<table class="long" id="a.block-2"><thead><tr><th>A</th><th>B</th><th>C</th></tr>'
            f"</thead><tbody>{row * rows}</tbody></table>"
        )
        return replace(part([f"<p>{words(90)}</p>", made]), lines={"a.block-2": 7})

    # The head, which stands on each page, is no such row.
    assert typesetter.typeset(table(60, rows=40)).pages > 3
    with pytest.raises(ContentError) as told:
        typesetter.typeset(table(400))
    assert [(found.code, found.line) for found in told.value.diagnostics] == [("row-tall", 7)]


def test_an_item_at_the_head_of_a_page_begins_at_the_first_line(typesetter: Typesetter) -> None:
    items = "".join(f"<li><p>{words(9, number)}</p></li>" for number in range(60))
    document, _ = typesetter._lay_out(part([f"<p>{words(30)}</p><ul>{items}</ul>"]))
    assert len(document.pages) > 2
    for page in document.pages[1:]:
        flow = flow_of(page).descendants()
        first = min(box.position_y for box in flow if type(box).__name__ == "LineBox")
        assert first == pytest.approx(sheet_of(page).content_box_y())


def test_justified_lines_end_at_the_measure(typesetter: Typesetter) -> None:
    text = "A Value To Weigh And Tell Verily " * 60
    pdf = typesetter.typeset(part([f"<p>{text} <em>At</em> <b>Value</b> {text}</p>"])).pdf
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage()
    edge = (163 - 20) * 72 / 25.4
    ends = [page.get_rect(number)[2] for number in range(page.count_rects())]
    assert len(ends) > 20
    assert max(ends) < edge + 0.5
    assert sum(abs(end - edge) < 1 for end in ends) > 20


def test_no_line_turns_early_for_want_of_a_hair(typesetter: Typesetter) -> None:
    """At some width the words after the emphasis fit but for the space at their end."""
    for width in range(420, 480):
        text = (
            f'<div style="width: {width}px; font: 8.5pt/10pt Tinos; hyphens: none">'
            "14 TRT World, <em>Military called in to quell violent protests in Kyrgyzstan</em>, "
            "October 11, 2020, available at: <b>somewhere-far-away-that-is-long</b></div>"
        )
        document, _ = typesetter._lay_out(part([text]))
        first = next(b for b in flow_of(document.pages[0]).descendants() if is_line(b))
        shown = "".join(getattr(box, "text", "") for box in first.descendants())
        if shown.endswith("Kyrgyzstan,"):
            assert width - first.width < 45, width


def is_line(box: Any) -> bool:
    return type(box).__name__ == "LineBox"
