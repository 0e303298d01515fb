"""Offprints: the issue's own pages behind a leaf, and a file that stands by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Name, Object, Pdf

from galley.binding.offprint import bind_offprint
from galley.kinds import FileKind
from galley.model import Bookmark, Facts, Span, TypesetPart
from galley.proofing.preflight.opened import Known
from galley.proofing.preflight.preflight import preflight

from .small_issue import SmallIssue, typeset

LEAF = '<p>Small Issues</p><p><a href="https://doi.org/10.1/q">10.1/q</a></p>'
BOOKMARKS = (Bookmark("First", "first.top", (Bookmark("End", "first.end"),)),)
FIRST = Span(1, 3)


@pytest.fixture(scope="module")
def leaf() -> TypesetPart:
    """Typeset a leaf of one page."""
    return typeset("offprint.first", LEAF)


@pytest.fixture(scope="module")
def facts(issue: SmallIssue) -> Facts:
    """Give what the first article's file says of itself."""
    cited = replace(issue.facts.cited, first=1, last=3, doi="10.1/q")
    return replace(issue.facts, title="The first article", cited=cited)


@pytest.fixture(scope="module")
def made(issue: SmallIssue, leaf: TypesetPart, facts: Facts) -> bytes:
    """Bind the first article's offprint once."""
    return bind_offprint((issue.leaves[1], issue.parts["first"], FIRST), leaf, facts, BOOKMARKS)


@pytest.fixture
def offprint(made: bytes) -> Iterator[Pdf]:
    """Open the offprint."""
    with Pdf.open(BytesIO(made)) as pdf:
        yield pdf


def labels(pdf: Pdf) -> list[str]:
    """Give what the pages are called."""
    return [str(page.label) for page in pdf.pages]


def parts(pdf: Pdf) -> list[str]:
    """Give the parts of the structure by their titles."""
    return [str(part.T) for part in document(pdf).K]


def document(pdf: Pdf) -> Object:
    """Give the root of the structure."""
    return pdf.Root.StructTreeRoot.K[0]


def test_the_pages_are_those_of_the_issue_byte_for_byte(offprint: Pdf, volume: Pdf) -> None:
    def streams(pdf: Pdf, folios: set[str]) -> list[tuple[bytes, bytes]]:
        pages = [page.obj.Contents for page in pdf.pages if str(page.label) in folios]
        return [(stream.read_bytes(), stream.read_raw_bytes()) for stream in pages]

    own = streams(offprint, {"1", "2", "3"})
    assert own == streams(volume, {"1", "2", "3"})
    assert len(own) == 3


def test_odd_folios_stand_on_the_right(
    issue: SmallIssue, leaf: TypesetPart, facts: Facts, offprint: Pdf
) -> None:
    assert labels(offprint) == ["Offprint 1", "Offprint 2", "1", "2", "3"]
    assert "/Contents" not in offprint.pages[1].obj
    assert offprint.Root.PageLayout == Name.TwoPageRight
    verso = issue.leaves[1], issue.parts["first"], Span(8, 10)
    with Pdf.open(BytesIO(bind_offprint(verso, leaf, facts, BOOKMARKS))) as pdf:
        assert labels(pdf) == ["Offprint 1", "8", "9", "10"]
        assert pdf.Root.PageLayout == Name.TwoPageRight


def test_a_leaf_that_runs_over_has_its_back_printed(issue: SmallIssue, facts: Facts) -> None:
    long = typeset("offprint.first", LEAF + '<p class="turn">More.</p>')
    piece = issue.leaves[1], issue.parts["first"], FIRST
    with Pdf.open(BytesIO(bind_offprint(piece, long, facts, BOOKMARKS))) as pdf:
        assert labels(pdf) == ["Offprint 1", "Offprint 2", "1", "2", "3"]
        assert "/Contents" in pdf.pages[1].obj


def test_the_leaf_is_read_before_the_piece(offprint: Pdf) -> None:
    assert parts(offprint) == ["offprint.first", "first"]


def test_the_outline_is_the_piece_s(offprint: Pdf) -> None:
    with offprint.open_outline() as outline:
        (first,) = outline.root
        assert (first.title, [child.title for child in first.children]) == ("First", ["End"])


def test_links_lead_out_of_the_file_or_stay_in_it(offprint: Pdf) -> None:
    found = [str(a.Contents) for page in offprint.pages for a in page.obj.get("/Annots", ())]
    assert found == ["https://doi.org/10.1/q", "page 3", "https://example.org/a?b=1"]


def test_preflight_finds_its_claims_and_facts_in_order(made: bytes, facts: Facts) -> None:
    kind, found = preflight(made, "offprint.pdf", FileKind.OFFPRINT, Known(facts))
    families = {"metadata", "facts", "ua", "title", "prism", "label", "link", "outline", "parent"}
    assert kind is FileKind.OFFPRINT
    assert [told for told in found if told.code.split("-")[1] in families] == []


def test_the_same_values_give_the_same_bytes(
    issue: SmallIssue, leaf: TypesetPart, facts: Facts, made: bytes
) -> None:
    piece = issue.leaves[1], issue.parts["first"], FIRST
    assert bind_offprint(piece, leaf, facts, BOOKMARKS) == made
