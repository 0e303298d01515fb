"""Small pieces to mark up, and what comes of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from galley.errors import ContentError, Diagnostic
from galley.markup import mark_piece
from galley.model import Marked, Piece, Place
from galley.written import FrontMatter, Kind, Person

PATH = "content/v1i1/p.md"


def piece(
    text: str,
    values: Mapping[str, str] = MappingProxyType({}),
    *,
    lang: str = "en",
    text_line: int = 1,
) -> Piece:
    """Return a piece of one author; every value of its front matter stands on line 2."""
    front = FrontMatter(
        kind=Kind.ARTICLE,
        title=values.get("title", "A Title"),
        subtitle=values.get("subtitle", ""),
        abstract=values.get("abstract", ""),
        keywords=(values.get("keyword", "peace"),),
        authors=(Person(name="A. Author", bio=values.get("bio", "")),),
        lang=lang,
    )
    keys: tuple[tuple[str | int, ...], ...] = (
        ("title",),
        ("subtitle",),
        ("abstract",),
        ("keywords", 0),
        ("authors", 0, "bio"),
    )
    places = {key: Place(PATH, 2, 8) for key in keys}
    return Piece("p", PATH, front, text, text_line, places)


def marked(text: str, *, figures: Path | None = None, lang: str = "en") -> Marked:
    """Mark up a text."""
    return mark_piece(piece(text, lang=lang), figures=figures)


def html(text: str, *, lang: str = "en") -> str:
    """Return a text's HTML, its breaks and narrow spaces made visible."""
    shown = str.maketrans({"\u200b": "¦", "\u202f": "␣", "\u00a0": "␠"})
    return marked(text, lang=lang).html.translate(shown)


def diagnostics(text: str, *, figures: Path | None = None) -> tuple[Diagnostic, ...]:
    """Return all that is found wrong with a text."""
    try:
        return marked(text, figures=figures).diagnostics
    except ContentError as error:
        return error.diagnostics


def found(text: str, *, figures: Path | None = None) -> list[str]:
    """Return what is found wrong with a text as ``line:column code``."""
    return [f"{d.line}:{d.column} {d.code}" for d in diagnostics(text, figures=figures)]
