"""The edition for the archive: the screen's pages, and what will be wanted in fifty years."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Name, NameTree, Object, Pdf

from galley.binding.archive import bind_archive
from galley.kinds import FileKind
from galley.proofing.preflight.opened import Known
from galley.proofing.preflight.preflight import preflight

from .small_issue import SmallIssue

SOURCES = {
    "second.md": "# The second: Ə".encode(),
    "issue.yaml": b"journal: Small Issues\n",
    "figures/quay.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "figures/tide.dat": b"\0\xff",
    "first.md": b"# The first",
}
KEPT = frozenset(
    {"attachment", "colour", "intent", "pdfa", "extension", "metadata", "facts", "annotation"}
)
"""The second word of the conditions that the edition answers for, and not the parts."""


@pytest.fixture(scope="module")
def archived(issue: SmallIssue) -> bytes:
    """Bind the small issue for the archive once."""
    return bind_archive(issue.pairs, issue.plan, issue.facts, issue.bookmarks, SOURCES)


@pytest.fixture
def archive(archived: bytes) -> Iterator[Pdf]:
    """Open the archive."""
    with Pdf.open(BytesIO(archived)) as pdf:
        yield pdf


def files(pdf: Pdf) -> dict[str, Object]:
    """Give what is attached, by name."""
    return {str(name): value for name, value in NameTree(pdf.Root.Names.EmbeddedFiles).items()}


def test_preflight_finds_nothing_amiss(issue: SmallIssue, archived: bytes) -> None:
    kind, found = preflight(archived, "archive.pdf", None, Known(issue.facts))
    assert kind is FileKind.ARCHIVE
    assert [told for told in found if told.code.split("-")[1] in KEPT] == []


def test_the_pages_are_those_of_the_screen(archive: Pdf, volume: Pdf) -> None:
    shown = [(p.label, p.obj.Contents.read_bytes()) for p in volume.pages if "/Contents" in p.obj]
    kept = [(p.label, p.obj.Contents.read_bytes()) for p in archive.pages if "/Contents" in p.obj]
    assert kept == shown
    assert len(kept) == 11


def test_the_sources_come_out_as_they_went_in(archive: Pdf) -> None:
    found = {name: file.EF.F.read_bytes() for name, file in files(archive).items()}
    assert found == SOURCES
    assert list(found) == sorted(SOURCES)


def test_every_source_says_what_it_is(archive: Pdf) -> None:
    for name, file in files(archive).items():
        stream = file.EF.UF
        assert (str(file.F), str(file.UF)) == (name, name)
        assert file.AFRelationship == Name.Source
        assert bytes(stream.Params.CheckSum) == hashlib.md5(SOURCES[name]).digest()  # noqa: S324
        assert stream.Params.Size == len(SOURCES[name])
        assert str(stream.Params.ModDate) == "D:20220801000000+00'00"
    types = {name: str(file.EF.F.Subtype) for name, file in files(archive).items()}
    assert types == {
        "figures/quay.svg": "/image/svg+xml",
        "figures/tide.dat": "/application/octet-stream",
        "first.md": "/text/markdown",
        "issue.yaml": "/application/yaml",
        "second.md": "/text/markdown",
    }


def test_the_sources_are_the_whole_document_s(archive: Pdf) -> None:
    named = [file.objgen for file in files(archive).values()]
    assert [file.objgen for file in archive.Root.AF] == named


def test_its_names_lead_where_the_screen_s_do(archive: Pdf, volume: Pdf) -> None:
    assert list(NameTree(archive.Root.Names.Dests)) == list(NameTree(volume.Root.Names.Dests))


def test_the_order_of_the_sources_does_not_matter(issue: SmallIssue, archived: bytes) -> None:
    turned = dict(reversed(SOURCES.items()))
    assert bind_archive(issue.pairs, issue.plan, issue.facts, issue.bookmarks, turned) == archived
    later = replace(issue.facts, date=dt.date(2022, 8, 2))
    assert bind_archive(issue.pairs, issue.plan, later, issue.bookmarks, turned) != archived


def test_a_link_that_leads_nowhere_is_refused(issue: SmallIssue) -> None:
    without = [(leaf, part) for leaf, part in issue.pairs if leaf.name != "second"]
    with pytest.raises(LookupError, match=r"second\.table"):
        bind_archive(without, issue.plan, issue.facts, (), SOURCES)
