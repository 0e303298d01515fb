"""Asterisks that begin and end emphasis, however letters and signs stand beside them.

CommonMark lets an asterisk open only where it is not parted from its words by what stands
on either side: in ``a*"b"*c`` neither opens nor closes. There the signs are put outside.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
SEPARATOR = "<!-- -->"
"""A comment, which parts two runs of asterisks and does not print."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text in one style, or of Markdown as it is, which is ``fixed``."""

    text: str
    italic: bool = False
    bold: bool = False
    fixed: bool = False

    @property
    def marks(self) -> str:
        """The asterisks around it."""
        return "*" * (self.italic + 2 * self.bold)


def emphasised(pieces: Iterable[Piece], escaped: Callable[[str], str]) -> str:
    """Write pieces with their asterisks, and text that is not fixed ``escaped``."""
    written: list[str] = []
    chain = 0
    for piece in _joined(_without_edges(_joined(pieces))):
        chain = chain + 1 if piece.marks else 0
        if chain > 2:  # noqa: PLR2004 - more than two runs of marks can be read another way
            written.append(SEPARATOR)
            chain = 1
        text = piece.text if piece.fixed else escaped(piece.text)
        written.append(f"{piece.marks}{text}{piece.marks}")
    return "".join(written)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Join neighbours in one style; what says nothing goes."""
    made: list[Piece] = []
    for piece in pieces:
        if made and not piece.fixed and replace(made[-1], text="") == replace(piece, text=""):
            made[-1] = replace(piece, text=made[-1].text + piece.text)
        elif piece.text:
            made.append(piece)
    return made


def _without_edges(pieces: list[Piece]) -> list[Piece]:
    """Put outside of emphasis what would keep its asterisks from being read as such."""
    edges = True
    while edges:
        edges = False
        made: list[Piece] = []
        for n, piece in enumerate(pieces):
            before, after = (made[-1] if made else None), (*pieces[n + 1 : n + 2], None)[0]
            start, end = _inner(piece, before, after)
            edges = edges or (bool(piece.marks) and (start, end) != (0, len(piece.text)))
            parts = (piece.text[:start], piece.text[start:end], piece.text[end:])
            for text, style in zip(parts, (Piece(""), piece, Piece("")), strict=True):
                made += [replace(style, text=text)] if text else []
        pieces = _joined(made)
    return pieces


def _inner(piece: Piece, before: Piece | None, after: Piece | None) -> tuple[int, int]:
    """Return where in a piece emphasis may begin and end."""
    start, end = 0, len(piece.text)
    if not piece.marks:
        return start, end
    outer, text = _edge(before, -1), piece.text
    while start < end and not _stands(text[start], outer):
        outer, start = text[start], start + 1
    outer = _edge(after, 0)
    while end > start and not _stands(text[end - 1], outer):
        outer, end = text[end - 1], end - 1
    return start, end


def _edge(piece: Piece | None, at: int) -> str:
    """Return the sign that a piece ends or begins with; none where it is emphasised too."""
    if piece is None:
        return " "
    return "" if piece.marks else piece.text[at]


def _stands(inner: str, outer: str) -> bool:
    """Tell whether an asterisk between two signs is read as one of the inner sign's side."""
    if inner.isspace():
        return False
    if inner.isalnum() or unicodedata.category(inner)[0] == "M":
        return True
    return outer.isspace() or outer in ASCII_SIGNS or (bool(outer) and _is_punctuation(outer))


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] == "P"
