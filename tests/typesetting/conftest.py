"""A typesetter with the journal's styles, and parts to set with it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from galley.model import Note, Part, Place
from galley.typesetting.startup import load_engine

load_engine()

from galley.typesetting.engine import Typesetter  # noqa: E402 - the engine comes up first

ROOT = Path(__file__).resolve().parents[2]
TEXT = """
the of policy region conflict agreement negotiation corridor between economic in and to a
security international military cooperation development organisation however settlement
"""
WORDS = TEXT.split()


def words(count: int, start: int = 0) -> str:
    """So many words, never the same line twice."""
    return " ".join(WORDS[(start + 7 * i + i // 5) % len(WORDS)] for i in range(count)) + "."


def call(number: int, length: int = 20) -> str:
    """A note's call with the note in it, as markup writes them."""
    return (
        f'<span class="call" id="a.call-{number}" data-href="#a.note-{number}">'
        f'<span class="note" id="a.note-{number}" data-number="{number}">'
        f'<a class="note-number" href="#a.call-{number}">{number}</a> '
        f'<span class="note-text">{words(length, number)}</span></span></span>'
    )


def pull(number: int, length: int = 20) -> str:
    """A pull quote, as markup writes them."""
    return f'<aside class="pull" id="a.pull-{number}"><p>{words(length, number)}</p></aside>'


def part(blocks: Iterable[str], notes: int = 0, first_folio: int = 11) -> Part:
    """A part with the blocks as its text, at a folio."""
    verso = "verso" if first_folio % 2 == 0 else ""
    html = (
        f'<!doctype html><html lang="en" class="flow {verso}"><head><meta charset="utf-8">'
        f"<title>A piece</title><style>@page :first {{ counter-reset: page {first_folio} }}"
        '</style></head><body data-head-left="Journal" data-head-right="Author · Piece">'
        f'<article id="a"><section class="text">{"".join(blocks)}</section></article></body></html>'
    )
    listed = tuple(
        Note(n, f"n{n}", f"a.call-{n}", f"a.note-{n}", Place("a.md", n, 3))
        for n in range(1, notes + 1)
    )
    return Part("a", "article", html, first_folio, "en", "a.md", listed)


@pytest.fixture(scope="session")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    """A typesetter whose issue has an empty folder of figures."""
    folder = tmp_path_factory.mktemp("issue")
    (folder / "figures").mkdir()
    return Typesetter(ROOT / "styles", folder)
