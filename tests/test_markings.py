"""A piece is marked up once, and comes from the cache just as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley import markings
from galley.cache import MIB, Cache
from galley.manuscript import survey
from galley.markings import Markings, packed, unpacked
from galley.markup import mark_anew
from galley.model import Marked, Piece

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "content" / "v3i1"


@pytest.fixture(scope="module")
def pieces() -> tuple[Piece, ...]:
    """The pieces of the journal's own issue: notes, headings, pull quotes, comments."""
    manuscript = survey(SAMPLE).manuscript
    assert manuscript is not None
    return manuscript.pieces


@pytest.fixture
def marked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Name the pieces that are marked up from now on."""
    slugs: list[str] = []

    def counted(piece: Piece, figures: Path | None) -> Marked:
        slugs.append(piece.slug)
        return mark_anew(piece, figures)

    monkeypatch.setattr(markings, "mark_anew", counted)
    return slugs


def marked_and_kept(cache: Cache, figures: Path, piece: Piece) -> Marked:
    """Mark up a piece of a sound issue."""
    mark = Markings(cache, figures)
    marked = mark(piece, figures)
    mark.keep()
    return marked


def test_what_is_packed_comes_out_the_same(pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        marked = mark_anew(piece, None)
        assert unpacked(packed(marked), piece) == marked
        assert marked.passages


def test_a_piece_is_marked_up_once(
    tmp_path: Path, pieces: tuple[Piece, ...], marked_up: list[str]
) -> None:
    cache, figures = Cache(tmp_path, MIB), tmp_path / "figures"
    first = marked_and_kept(cache, figures, pieces[0])
    assert Markings(cache, figures)(pieces[0], figures) == first
    assert marked_up == [pieces[0].slug]


def test_another_text_or_figure_is_marked_up_anew(
    tmp_path: Path, pieces: tuple[Piece, ...], marked_up: list[str]
) -> None:
    cache, figures = Cache(tmp_path, MIB), tmp_path / "figures"
    before, after = pieces[:2]
    marked_and_kept(cache, figures, before)
    other = Piece(before.slug, before.path, before.front, after.text, 9, before.places)
    assert Markings(cache, figures)(other, figures).html != mark_anew(before, figures).html
    figures.mkdir()
    (figures / "one.svg").write_text("<svg/>", encoding="utf-8")
    Markings(cache, figures)(before, figures)
    assert marked_up == [before.slug] * 3


def test_what_is_damaged_is_marked_up_anew(
    tmp_path: Path, pieces: tuple[Piece, ...], marked_up: list[str]
) -> None:
    class Spoilt(Cache):
        """A cache that holds something else."""

        def get(self, key: str) -> bytes | None:  # noqa: ARG002 - as the cache's own
            return b'{"title": ["one"]}'

    cache = Spoilt(tmp_path, MIB)
    piece = pieces[0]
    assert Markings(cache, tmp_path)(piece, tmp_path) == mark_anew(piece, tmp_path)
    assert marked_up == [piece.slug]
    assert cache.damaged == 1


def test_a_figure_that_changes_meanwhile_keeps_nothing(
    tmp_path: Path, pieces: tuple[Piece, ...]
) -> None:
    cache, figures = Cache(tmp_path / "out", MIB), tmp_path / "figures"
    figures.mkdir()
    mark = Markings(cache, figures)
    (figures / "one.svg").write_text("<svg/>", encoding="utf-8")
    mark(pieces[0], figures)
    mark.keep()
    assert not cache.folder.exists()


def test_nothing_is_kept_of_an_issue_that_is_not_sound(
    tmp_path: Path, pieces: tuple[Piece, ...]
) -> None:
    cache = Cache(tmp_path, MIB)
    Markings(cache, tmp_path / "figures")(pieces[0], None)
    assert not cache.folder.exists()
