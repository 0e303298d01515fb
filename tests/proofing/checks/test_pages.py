"""Pages as planned: none empty by chance, nothing outside, folios and labels agreed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from pikepdf import Dictionary, Pdf

from galley.errors import ContentError
from galley.expectation import ExpectedPage
from tests.proofing.finished import Finished


def with_page(finished: Finished, label: str, **changed: Any) -> Finished:  # noqa: ANN401 - any field
    """Expect something else of a page."""
    pages = [*finished.expected.pages]
    number = finished.page(label)
    pages[number] = replace(pages[number], **changed)
    return replace(finished, expected=replace(finished.expected, pages=tuple(pages)))


def test_text_outside_the_text_block_is_told_with_line_and_page(finished: Finished) -> None:
    for right, far in ((300, "8.0"), (-12, "3.2")):
        (found,) = finished.shift("12", "shows, ships leave.", right=right).diagnostics()
        assert (found.code, found.line) == ("proof-outside", 70)
        assert f"{far} mm out of the text block of page 12" in found.message


def test_what_is_nearly_inside_passes(finished: Finished) -> None:
    assert finished.shift("12", "shows, ships leave.", right=-1).told() == []


def test_text_below_the_text_block_is_told(finished: Finished) -> None:
    told = finished.shift("10", "Ibid.", down=8).told()
    assert [code for code, _ in told] == ["proof-outside"]


def test_text_off_the_page_is_told(finished: Finished) -> None:
    told = finished.shift("12", "shows, ships leave.", right=-200).told()
    assert any("out of the page of page 12" in message for _, message in told)


def test_a_running_head_wider_than_the_text_is_told(finished: Finished) -> None:
    told = finished.shift("11", "The Long Quay", right=30).told()
    assert [code for code, _ in told] == ["proof-outside"]


def test_a_picture_that_stands_out_is_told_at_its_caption(finished: Finished) -> None:
    def move(content: bytes) -> bytes:
        return re.sub(rb"\S+( \S+ 40 20 re)", rb"560\1", content)

    (found,) = finished.rewrite(finished.page("12"), move).diagnostics()
    assert (found.code, found.line) == ("proof-outside", 86)
    assert found.message.startswith("quays: a picture stands ")


def test_text_on_other_text_is_told_with_line_and_page(finished: Finished) -> None:
    (found,) = finished.shift("12", "shows, ships leave.", down=-46).diagnostics()
    assert (found.code, found.line) == ("proof-overlap", 70)
    assert found.message == "quays: “As”, and 1 more such, stands on “2016” on page 12"


def test_a_running_head_on_the_text_is_told(finished: Finished) -> None:
    told = finished.shift("11", "The Long Quay", down=38).told()
    assert [code for code, _ in told] == ["proof-overlap"]


def test_lines_that_come_near_one_another_pass(finished: Finished) -> None:
    assert finished.shift("12", "shows, ships leave.", down=-36).told() == []


def test_an_empty_page_that_was_not_planned_is_told(finished: Finished) -> None:
    (found,) = with_page(finished, "8", part="greeting").diagnostics()
    assert (found.code, found.message) == ("proof-blank", "greeting: page 8 is empty")


def test_a_blank_page_with_something_on_it_is_told(finished: Finished) -> None:
    (found,) = with_page(finished, "19", part="").diagnostics()
    assert (found.code, found.message) == (
        "proof-blank",
        "page 19 was to be blank, and is not",
    )


def test_a_cover_may_be_empty_inside(finished: Finished) -> None:
    told = with_page(finished, "Cover 2", may_be_empty=False).told()
    assert told == [("proof-blank", "cover: page Cover 2 is empty")]


def test_pages_that_are_called_otherwise_are_told(finished: Finished) -> None:
    pages = (*finished.expected.pages, ExpectedPage("21"))
    more = replace(finished, expected=replace(finished.expected, pages=pages))
    assert "proof-folio" in more.codes()


def test_a_number_under_the_text_that_is_not_its_pages_label_is_told(finished: Finished) -> None:
    def renumber(pdf: Pdf) -> None:
        labels = pdf.Root.PageLabels.Nums
        for at in range(0, len(labels), 2):
            if int(labels[at]) == finished.page("1"):
                labels[at + 1] = Dictionary(S=labels[at + 1].S, St=3)

    pages = tuple(
        replace(page, label=str(int(page.label) + 2)) if page.label.isdecimal() else page
        for page in finished.expected.pages
    )
    moved = replace(finished.change(renumber), expected=replace(finished.expected, pages=pages))
    assert ("proof-folio", "quays: page 12 is numbered 10") in moved.told()


def test_a_place_that_is_no_number_is_told(finished: Finished) -> None:
    """As the engine writes it of a figure whose lengths are infinite."""
    page = finished.page("12")
    endless = finished.rewrite(page, lambda content: content + b"\nq inf 0 0 1 0 0 cm Q\n")
    with pytest.raises(ContentError, match=r"the \d+\. page draws at a place that is no number"):
        endless.told()
