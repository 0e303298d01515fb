"""The abridged edition's own PDF, read page by page, imports back to what it was made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from galley.intake import ImportReport, import_print
from galley.intake.signs import level
from galley.manuscript import read_issue
from galley.markup import mark_issue
from galley.model import Marked, MarkedIssue
from tests.conftest import Built
from tests.page_text import read_pages

from .said import Said, said
from .variants import braces, crlf, decomposed, straight, wide

pytestmark = pytest.mark.long

SHOWN = (
    *("journal", "volume", "number", "season", "year", "theme", "issn", "publisher", "place"),
    *("type", "team", "office", "printer", "board", "cover", "submission", "edition"),
    "contents",
)
"""The keys of ``issue.yaml`` that its pages show; the day, the gathering and where pages turn
are not on them, and prose is compared by its words."""


@dataclass(frozen=True)
class Trip:
    """The edition as it was marked up for its PDF, and as its pages were imported."""

    went: MarkedIssue
    came: MarkedIssue
    folder: Path
    report: ImportReport
    text: str

    @property
    def pairs(self) -> Iterator[tuple[Marked, Marked]]:
        """Each piece with the piece that it came back as."""
        return zip(self.went.pieces, self.came.pieces, strict=True)

    @cached_property
    def sayings(self) -> list[tuple[str, Said, Said]]:
        """Each piece's name, what it says, and what it says as imported."""
        return [(went.piece.slug, said(went), said(came)) for went, came in self.pairs]

    @cached_property
    def doubted(self) -> list[str]:
        """The words that a line cuts once and that stand nowhere else, as the report has them."""
        found = (doubt.what for doubt in self.report.doubts if doubt.code == "hyphen")
        return [level(what[1 : what.index("”")]) for what in found]

    def settled(self, text: str) -> str:
        """Return a text without the hyphens that the report doubts."""
        for word in self.doubted:
            text = text.replace(word, word.replace("-", ""))
        return text


def imported(base: Path, text: str | bytes) -> tuple[Path, ImportReport]:
    """Import a reading of the edition's pages."""
    source, folder = base / "pages.txt", base / "v3i1"
    source.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder, import_print(source, folder)


@pytest.fixture(scope="module")
def trip(journal: Built, tmp_path_factory: pytest.TempPathFactory) -> Trip:
    """Read the built edition's pages and import them."""
    text = "\n\f".join(read_pages(journal.made.pdf.read_bytes()))
    folder, report = imported(tmp_path_factory.mktemp("pages"), text)
    came = mark_issue(read_issue(folder), figures=folder / "figures")
    return Trip(journal.marked, came, folder, report, text)


def test_the_issue_is_the_same(trip: Trip) -> None:
    went, came = trip.went.manuscript.issue, trip.came.manuscript.issue
    for key in SHOWN:
        assert getattr(came, key) == getattr(went, key), key
    assert trip.came.description.plain == trip.went.description.plain
    assert trip.came.notice.plain == trip.went.notice.plain


def test_the_call_is_the_same(trip: Trip) -> None:
    went, came = trip.went.manuscript.issue.call, trip.came.manuscript.issue.call
    assert (came.title, came.volume, came.number) == (went.title, went.volume, went.number)
    assert (came.season, came.year, came.deadline) == (went.season, went.year, went.deadline)
    assert level(came.theme) == level(went.theme)
    assert " ".join(trip.came.call.split()) == " ".join(trip.went.call.split())


def test_the_pieces_are_the_same(trip: Trip) -> None:
    assert [(came.piece.slug, came.piece.front.kind) for _, came in trip.pairs] == [
        (went.piece.slug, went.piece.front.kind) for went, _ in trip.pairs
    ]


def test_openers_say_the_same(trip: Trip) -> None:
    """An editor's prefix stands in the masthead only, an author's before what he is."""
    for went, came in trip.pairs:
        assert opener(came) == opener(went), went.piece.slug


def opener(piece: Marked) -> dict[str, object]:
    """Return what a piece's first page and its running heads say."""
    front = piece.piece.front
    inlines = (piece.title, piece.subtitle, piece.short_title, piece.abstract, *piece.keywords)
    return {
        "inlines": [level(inline.plain) for inline in inlines],
        "authors": [(author.name, author.bio and author.prefix) for author in front.authors],
        "bios": [bio.plain for bio in piece.bios],
        "signature": front.signature,
        "book": front.reviewed,
    }


def test_headings_are_the_same(trip: Trip) -> None:
    """Their levels differ in look alone, and a text has none: they are not compared."""
    for went, came in trip.pairs:
        found = [heading.text for heading in came.headings]
        assert found == [heading.text for heading in went.headings], went.piece.slug


def test_paragraphs_lists_quotations_and_tables_say_the_same(trip: Trip) -> None:
    """Every block is what it was, word for word, each note called after the same word."""
    for slug, went, came in trip.sayings:
        assert blocks(came, trip) == blocks(went, trip), slug


def blocks(piece: Said, trip: Trip) -> list[tuple[str, str]]:
    """Return a piece's blocks without the levels of headings."""
    return [(re.sub("h[23]", "heading", kind), trip.settled(text)) for kind, text in piece.blocks]


def test_notes_say_the_same(trip: Trip) -> None:
    for slug, went, came in trip.sayings:
        assert {n: [*map(trip.settled, note)] for n, note in came.notes.items()} == {
            n: [*map(trip.settled, note)] for n, note in went.notes.items()
        }, slug
    assert sum(len(went.notes) for _, went, _ in trip.sayings) == trip.report.notes


def test_pull_quotes_are_the_same_sentences(trip: Trip) -> None:
    for slug, went, came in trip.sayings:
        assert [*map(trip.settled, came.sources)] == [*map(trip.settled, went.sources)], slug
        assert (came.edited, went.edited) == ([], []), slug


def test_run_in_heads_are_the_same(trip: Trip) -> None:
    for went, came in trip.pairs:
        assert run_ins(came) == run_ins(went), went.piece.slug


def run_ins(piece: Marked) -> list[str]:
    """Return the run-in heads of a piece."""
    return re.findall(r'<span class="run-in"[^>]*>([^<]*)</span>', piece.html)


def test_hyphens_that_nothing_settles_are_mostly_right(trip: Trip) -> None:
    """A word that a line cuts once, and that stands nowhere else, is told and seldom wrong."""
    went = {word for _, one, _ in trip.sayings for _, text in one.blocks for word in text.split()}
    came = {word for _, _, one in trip.sayings for _, text in one.blocks for word in text.split()}
    assert trip.doubted
    assert len(came - went) <= len(trip.doubted) / 20


def without_feeds(text: str) -> bytes:
    """Pages that only their folios part."""
    return text.replace("\f", "\n").encode()


def all_at_once(text: str) -> bytes:
    """Another system's line ends, a mark, calls in braces, plain marks, accents apart."""
    plain = straight(braces(without_feeds(text).decode()).decode()).decode()
    return crlf(decomposed(plain).decode())


VARIANTS = (without_feeds, braces, decomposed, straight, crlf, wide, all_at_once)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.__name__)
def test_other_readings_come_to_the_same(
    variant: Callable[[str], bytes], trip: Trip, tmp_path: Path
) -> None:
    folder, _ = imported(tmp_path, variant(trip.text))
    names = sorted(path.name for path in trip.folder.iterdir())
    assert sorted(path.name for path in folder.iterdir()) == names
    for name in names:
        assert (folder / name).read_text("utf-8") == (trip.folder / name).read_text("utf-8")
