"""What a comparison of a set issue with its print finds: values, and what falls short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from galley.errors import Diagnostic

Span = tuple[int, int]
"""First and last folio, both included."""


@dataclass(frozen=True)
class Count:
    """How many of something hold, of how many, and how many more cannot be known."""

    right: int
    known: int
    unknown: int = 0

    def __str__(self) -> str:
        """Say it in few characters."""
        return f"{self.right}/{self.known}"


@dataclass(frozen=True)
class PieceComparison:
    """One piece: its folios in print and in the file, and what holds of it.

    ``found`` is ``None`` where the file has no such piece. ``notes`` counts those on their
    printed page, ``turns`` the page turns at the printed word, ``pulls`` the pull quotes
    that are there with the print's words. ``lost``, ``added`` and ``changed`` count words of
    text, notes and first page.
    """

    slug: str
    printed: Span
    found: Span | None
    notes: Count
    turns: Count
    pulls: Count
    lost: int
    added: int
    changed: int


@dataclass(frozen=True)
class Bounds:
    """What is asked for: the least percentage of notes on their page; turns at their word."""

    notes: float = 100.0
    turns: bool = True


@dataclass(frozen=True)
class Comparison:
    """A set issue beside its print.

    ``contents`` counts the numbers of the contents list that are the print's. ``extent`` is
    the last folio in print, where it is known, and in the file; ``cover`` counts the pages
    without folio. ``blanks`` are the blank pages between pieces in print and in the file.
    ``faults`` tells everything that differs, by its line in the reading of the print.
    """

    source: str
    pdf: str
    pieces: tuple[PieceComparison, ...]
    contents: Count
    extent: tuple[int | None, int]
    cover: int
    blanks: tuple[tuple[int, ...], tuple[int, ...]]
    faults: tuple[Diagnostic, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing differs."""
        return not self.faults

    @property
    def notes(self) -> Count:
        """The notes of all pieces."""
        return total([piece.notes for piece in self.pieces])

    @property
    def turns(self) -> Count:
        """The page turns of all pieces."""
        return total([piece.turns for piece in self.pieces])

    @property
    def pulls(self) -> Count:
        """The pull quotes of all pieces."""
        return total([piece.pulls for piece in self.pieces])

    def short(self, bounds: Bounds) -> tuple[Diagnostic, ...]:
        """Give what falls short of what is asked for."""
        allowed: set[str] = set()
        if 100 * self.notes.right >= bounds.notes * self.notes.known:
            allowed.add(NOTE)
        if not bounds.turns:
            allowed.add(TURN)
        return tuple(fault for fault in self.faults if fault.code not in allowed)


NOTE, TURN = "compare-note", "compare-turn"
"""The codes of what bounds may allow: a note on another page, a turn at another word."""


def total(counts: Sequence[Count]) -> Count:
    """Add counts up."""
    return Count(
        sum(count.right for count in counts),
        sum(count.known for count in counts),
        sum(count.unknown for count in counts),
    )
