"""What a sound issue becomes, and what is let pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from galley.errors import ContentError, Diagnostic
from galley.manuscript import read_issue, read_piece
from galley.model import Place
from galley.written import Book, Edition, Kind, Limits

from .conftest import TIDES

Read = Callable[[], tuple[Diagnostic, ...]]
Spoil = Callable[[str, str, str], None]


def test_issue(folder: Path) -> None:
    """Text becomes numbers, dates and kinds."""
    manuscript = read_issue(folder)
    issue = manuscript.issue
    assert (manuscript.name, manuscript.folder) == ("v3i1", "content/v3i1")
    assert (issue.volume, issue.number, issue.gathering) == (3, 1, 16)
    assert issue.date == dt.date(2022, 7, 1)
    assert issue.edition is Edition.FULL
    assert issue.submission == {Kind.ARTICLE: Limits(min=3000, max=6000)}
    assert issue.cover == {"lindgren": "The Long Quay"}
    assert issue.call.body == "Send *new* work.\n\nSoon."
    assert [section.title for section in issue.contents] == ["", "Essays"]
    assert [piece.slug for piece in manuscript.pieces] == [
        "greeting",
        "lindgren",
        "okafor",
        "tides",
    ]
    assert not manuscript.diagnostics


def test_piece(folder: Path) -> None:
    """Text stays text, and knows its line."""
    piece = read_issue(folder).pieces[1]
    assert piece.path == "content/v3i1/lindgren.md"
    assert piece.front.kind is Kind.ARTICLE
    assert piece.front.title == "The Long Quay\nand the Short"
    assert piece.front.abstract == "One paragraph, folded."
    assert piece.front.keywords == ("quays", "no", "2022")
    assert (piece.text, piece.text_line) == ("\nThe quay.\n", 17)


def test_book(folder: Path) -> None:
    """A review knows its book."""
    assert read_issue(folder).pieces[2].front.reviewed == Book(
        title="Fog", publisher="Cloud Press", year=2020, pages=212, editors=("Eve Moor",)
    )


def test_places_are_those_of_the_file(folder: Path) -> None:
    """Lines and columns count from 1, in the file."""
    manuscript = read_issue(folder)
    path = "content/v3i1/issue.yaml"
    assert manuscript.places["contents", 1, "pieces", 0] == Place(path, 43, 9)
    assert manuscript.places["issn", "print"] == Place(path, 9, 10)
    assert manuscript.pieces[1].places["authors", 0, "orcid"] == Place(
        "content/v3i1/lindgren.md", 8, 12
    )


def test_order_is_that_of_the_contents(folder: Path, spoil: Spoil) -> None:
    """Not that of the alphabet."""
    spoil("issue.yaml", "      - lindgren\n      - okafor\n", "      - okafor\n      - lindgren\n")
    slugs = [piece.slug for piece in read_issue(folder).pieces]
    assert slugs == ["greeting", "okafor", "lindgren", "tides"]


def test_paths_are_as_the_reader_types_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative to where the reader stands, if below it."""
    assert read_issue(folder, shown="./here").pieces[0].path == "here/greeting.md"
    monkeypatch.chdir(folder)
    assert read_issue(Path()).pieces[0].path == "greeting.md"
    assert read_issue(Path()).name == "v3i1"
    elsewhere = folder / "figures"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert read_issue(Path("..").resolve()).folder == folder.as_posix()


def test_reading_twice_gives_the_same(folder: Path) -> None:
    """Nothing depends on the run."""
    assert read_issue(folder) == read_issue(folder)


def test_piece_alone_is_that_of_its_issue(folder: Path) -> None:
    """The two ways to read a piece agree."""
    assert read_piece(folder / "tides.md") == read_issue(folder).pieces[3]


def test_piece_alone_has_a_good_name(folder: Path) -> None:
    """A piece is called by its file's name."""
    (folder / "Tides.md").write_text(TIDES, encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        read_piece(folder / "Tides.md", shown="Tides.md")
    assert [(each.code, each.path) for each in raised.value.diagnostics] == [
        ("piece-name", "Tides.md")
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_breaks_and_mark_of_other_systems(folder: Path, ending: str) -> None:
    """Neither changes a value or a line."""
    plain = read_piece(folder / "tides.md")
    (folder / "tides.md").write_bytes(TIDES.replace("\n", ending).encode("utf-8-sig"))
    assert read_piece(folder / "tides.md") == plain


SIXTY = "A Title That Goes On for More Letters than a Runner Can Hold"

# file, what stands there, what a test puts there: nothing to report
LET_PASS = [
    ("issue.yaml", "place: Aden", 'place: "null"'),
    ("issue.yaml", "place: Aden", "place: 'it: *is*'"),
    ("issue.yaml", "place: Aden", "place: no"),
    ("issue.yaml", "theme: Fog", "theme: 12:30"),
    ("issue.yaml", "  email: desk@harbour.example\n", '  email: ""\n'),
    ("issue.yaml", "  online: 2434-561X\n", ""),
    ("issue.yaml", "season: Summer\nyear: 2022", "season: Summer\nyear: 2023"),
    ("issue.yaml", "submission:\n  article: {min: 3000, max: 6000}\n", ""),
    ("issue.yaml", "min: 3000", "min: 6000"),
    ("issue.yaml", "  volume: 3\n  number: 2", "  volume: 4\n  number: 1"),
    ("issue.yaml", "gathering: 16\n", "gathering: 8\n"),
    ("issue.yaml", "edition: full", "edition: full # as printed"),
    ("issue.yaml", "edition: full", "pagination: printed"),
    ("tides.md", "title: Tides", f"title: {SIXTY}"),
    ("tides.md", "title: Tides", f"title: {SIXTY[:-1]} *so*\nshort_title: Runner"),
    ("tides.md", "title: Tides", f"title: '**{SIXTY}**'"),
    ("greeting.md", "title: A Word", f"title: {SIXTY} A Word"),
    ("tides.md", "Up.\n", "Up\tand down\n\n---\n\n![a](b) \N{NO-BREAK SPACE}é\n"),
    ("tides.md", "kind: commentary", "kind: interview"),
    ("okafor.md", "  editors: [Eve Moor]", "  authors: [Eve Moor]"),
    ("okafor.md", "title: On Fog", "title: On Fog\nabstract: Fog."),
    ("lindgren.md", "lang: en-GB", "lang: az"),
    ("lindgren.md", "0000-0002-1825-0097", "0000-0002-1694-233X"),
]


@pytest.mark.parametrize(("name", "old", "new"), LET_PASS)
def test_nothing_to_report(faults: Read, spoil: Spoil, name: str, old: str, new: str) -> None:
    """What looks like a fault and is none."""
    spoil(name, old, new)
    assert not faults()


def test_other_files_of_the_folder(faults: Read, folder: Path) -> None:
    """Notes, drafts and what editors leave behind."""
    for name in ("README.md", "_draft.md", ".#tides.md", "folios.yaml", "notes.txt"):
        (folder / name).write_bytes(b"\xff")
    assert not faults()


def test_folder_of_another_form_has_no_number(folder: Path) -> None:
    """Its name cannot differ from the issue's."""
    other = folder.rename(folder.parent / "reproduction")
    assert read_issue(other).name == "reproduction"


def test_abridged_edition_without_doi(faults: Read, spoil: Spoil) -> None:
    """Is sound."""
    spoil("issue.yaml", "edition: full", "edition: abridged")
    spoil("lindgren.md", "doi: 10.1234/quay.7\n", "")
    assert not faults()
