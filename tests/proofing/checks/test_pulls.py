"""No pull quote cut: each once, whole, and in its page's text block."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf

from galley.proofing.structure_text import PageText, read_page
from tests.proofing.finished import Finished

CODE = "proof-pull"
OLDER = "quays: the pull quote “It is longer than the tide, and older.”"


def told_of(finished: Finished) -> list[str]:
    """Give what is told of pull quotes."""
    return [message for code, message in finished.told() if code == CODE]


def test_a_pull_quote_that_lost_a_line_is_told_with_its_line(finished: Finished) -> None:
    pulls = tuple(replace(text, text=f"{text.text} And dry.") for text in finished.quays.pulls)
    (found,) = finished.with_quays(pulls=pulls).diagnostics()
    assert (found.code, found.line) == (CODE, 41)
    assert "stands whole 0 times, not 1" in found.message


def test_one_that_stands_twice_is_told(finished: Finished) -> None:
    (pull,) = finished.quays.pulls
    told = told_of(finished.with_quays(pulls=(pull, pull)))
    assert told == [f"{OLDER} stands whole 1 times, not 2"]


def test_one_whose_foot_is_below_the_text_is_told(finished: Finished) -> None:
    told = told_of(finished.shift("11", "older.", down=680))
    assert told == [f"{OLDER} stands out of the text block of page 11"]


def test_an_edited_one_that_is_cut_is_told(finished: Finished) -> None:
    mark, run = next(iter(read(finished, "11").runs.items()))

    def run_over(pdf: Pdf) -> None:
        (box,) = (each for each in pdf.objects if is_box(each))
        page = pdf.pages[finished.page("11")].obj
        box.K = Array([*box.K, Dictionary(Type=Name.MCR, Pg=page, MCID=mark)])

    (edited,) = finished.quays.boxes
    longer = finished.with_quays(boxes=(replace(edited, text=f"{edited.text} {run.text}"),))
    (told,) = told_of(longer.change(run_over))
    assert "No pilot says this" in told
    assert told.endswith("is cut: it stands on page 11 and page 12")


def read(finished: Finished, label: str) -> PageText:
    """Read a page."""
    with Pdf.open(BytesIO(finished.pdf)) as pdf:
        return read_page(pdf.pages[finished.page(label)])


def is_box(element: Object) -> bool:
    """Say whether an element is a paragraph of an edited pull quote of the article."""
    if not isinstance(element, Dictionary) or element.get("/S") != Name.P:
        return False
    kinds: list[str] = []
    part = ""
    while (above := element.get("/P")) is not None:
        element, kinds, part = above, [*kinds, str(above.get("/S"))], str(above.get("/T", part))
    return kinds[:3] == ["/Div", "/Sect", "/Art"] and part == "quays"
