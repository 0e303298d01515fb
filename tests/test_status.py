"""The issue at a glance, without building it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from galley.order import Order
from galley.press import Press
from galley.status import IssueStatus, PieceStatus, Trust, status

from .made_up import TIDES, spoil, write_issue
from .running import Run

LIMITS = "submission:\n  article: {min: 3000, max: 5000}\n  commentary: {min: 2, max: 5}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the made-up issue's folder, a full edition with limits."""
    monkeypatch.chdir(tmp_path)
    folder = write_issue(tmp_path / "content")
    spoil(folder / "issue.yaml", "edition: abridged\n", LIMITS)
    return folder


def look(folder: Path) -> IssueStatus:
    """Look at it."""
    return status(folder.parent, folder.name)


def row(folder: Path, name: str) -> PieceStatus:
    """Give a piece's row."""
    return next(piece for piece in look(folder).pieces if piece.name == name)


def build(folder: Path) -> None:
    """Build it."""
    Press(Order(content=folder.parent, out=folder.parents[1] / "build")).issue()


def test_what_was_never_built_has_words_but_no_pages(folder: Path) -> None:
    told = look(folder)
    assert [piece.name for piece in told.pieces] == ["greeting", "quays", "tides", "mist"]
    assert {piece.folios_trust for piece in told.pieces} == {Trust.UNKNOWN}
    assert {piece.pages for piece in told.pieces} == {None}
    assert (told.used, told.extent, told.to_fill) == (None, None, None)
    assert [piece.notes for piece in told.pieces] == [0, 3, 1, 0]


def test_words_are_counted_as_the_limits_do(folder: Path) -> None:
    # Title, abstract, text and note: 1, 3, 1 and 2 words.
    tides = row(folder, "tides")
    assert (tides.words, tides.least, tides.most) == (7, 2, 5)
    assert tides.missing == ("2 words too many",)
    assert any(each.endswith(" words") for each in row(folder, "quays").missing)
    spoil(folder / "issue.yaml", LIMITS, f"{LIMITS}edition: abridged\n")
    assert row(folder, "tides").most is None


def test_what_was_built_has_its_folios_until_it_changes(folder: Path) -> None:
    build(folder)
    report = json.loads((folder.parents[1] / "build/v3i1/report.json").read_bytes())
    told = look(folder)
    assert [(piece.first, piece.last, piece.pages) for piece in told.pieces] == [
        (each["first_folio"], each["last_folio"], each["pages"]) for each in report["pieces"]
    ]
    assert {piece.folios_trust for piece in told.pieces} == {Trust.SURE}
    ruled = [each["pages"] for each in report["parts"] if each["name"] == "ruled"]
    assert (told.extent, told.to_fill) == (report["extent"], sum(ruled))
    assert (told.used or 0) + sum(ruled) == report["extent"]
    (folder / "tides.md").write_text(TIDES + "\nDown again.\n", encoding="utf-8")
    trusts = {piece.name: piece.folios_trust for piece in look(folder).pieces}
    assert trusts == {
        "greeting": Trust.SURE,
        "quays": Trust.SURE,
        "tides": Trust.STALE,
        "mist": Trust.STALE,
    }
    assert row(folder, "mist").pages_trust is Trust.SURE
    assert look(folder).extent_trust is Trust.STALE


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("abstract: Up and down.\n", "", "abstract"),
        ("keywords: [tides]\n", "", "keywords"),
        ("    bio: is a pilot.\n", "", "bio"),
        ("Up.[^up]", "Up.[^up] TODO: more", "a place-holder"),
        ("Up.[^up]", "Up.[^up]<!-- query: How far? -->", "1 answer"),
        ("Up.[^up]", "Up.[^up]\n\n![It rises.](figures/none.png)", "a figure's file"),
    ],
)
def test_what_is_missing_is_named(folder: Path, old: str, new: str, missing: str) -> None:
    spoil(folder / "tides.md", old, new)
    assert missing in row(folder, "tides").missing


def test_a_piece_that_cannot_be_read_has_a_row_and_its_errors(folder: Path) -> None:
    build(folder)
    spoil(folder / "tides.md", "Up.[^up]", "Up.[^dwn]")
    tides = row(folder, "tides")
    assert (tides.words, tides.notes, tides.pages_trust) == (None, None, Trust.STALE)
    assert tides.errors
    assert row(folder, "mist").words
    (folder / "tides.md").unlink()
    told = look(folder)
    assert [piece.name for piece in told.pieces] == ["greeting", "quays", "mist"]
    assert told.errors


@pytest.mark.parametrize("wrong", ["kind: commentary\nlang: en: us", "kind: comentary"])
def test_front_matter_that_cannot_be_read_is_not_said_to_lack_anything(
    folder: Path, wrong: str
) -> None:
    """Nothing is known of its kind, which says what is wanted."""
    spoil(folder / "tides.md", "kind: commentary", wrong)
    tides = row(folder, "tides")
    assert (tides.kind, tides.missing, tides.least) == ("", (), None)
    assert tides.errors


def test_a_lock_that_lies_is_not_believed(folder: Path) -> None:
    (folder / "folios.yaml").write_text("tides: {pages: 7, key: 000000000000}\n", encoding="utf-8")
    assert row(folder, "tides").pages_trust is Trust.STALE
    (folder / "folios.yaml").write_text("[[[\n", encoding="utf-8")
    assert row(folder, "tides").pages_trust is Trust.UNKNOWN


def test_empty_sections_are_named(folder: Path) -> None:
    spoil(folder / "issue.yaml", "pieces: [mist]", "pieces: []")
    (folder / "mist.md").unlink()
    assert look(folder).empty == ("Reviews",)


def test_the_table_is_plain_in_a_pipe(folder: Path, run: Run) -> None:
    build(folder)
    told = run("status")
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert lines[0] == "v3i1: Ports & Tides"
    assert " ".join(lines[1].split()) == "piece kind words limits pages folios notes missing"
    assert " ".join(lines[4].split()) == "tides commentary 7 2–5 2 13–14 1 2 words too many"
    assert lines[-1] == "0 errors, 0 warnings."
    assert "next full gathering of 4." in told.out


@pytest.mark.usefixtures("folder")
def test_it_is_told_as_json_too(run: Run) -> None:
    told = json.loads(run("status", "v3i1", "--format", "json").out)
    assert told["pieces"][2]["name"] == "tides"
    assert told["extent_trust"] == "unknown"
    assert run("status", "--format", "xml").code == 2


def test_an_issue_that_cannot_be_read_is_told(folder: Path, run: Run) -> None:
    (folder / "issue.yaml").write_text("journal: [\n", encoding="utf-8")
    assert "[yaml-syntax]" in run("status").err
    assert run("status", "v9i9").code == 1
