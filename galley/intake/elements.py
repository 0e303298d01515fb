"""The stream of a piece: its blocks, told apart into text, notes and pull quotes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from galley.intake.lines import Block
from galley.intake.runs import Runs, shown


@dataclass(frozen=True)
class TextBlock:
    """A block of the running text."""

    block: Block
    runs: Runs

    @property
    def line(self) -> int:
        """The number of its first line."""
        return self.block.line

    @property
    def text(self) -> str:
        """Its text as a page shows it, but for its calls."""
        return shown(self.runs)


@dataclass(frozen=True)
class NoteBlock:
    """A block of the notes at a page's foot, and how many characters it has.

    ``number`` is that of the note which begins there; 0 where one goes on.
    """

    block: Block
    size: int
    number: int = 0


class Origin(StrEnum):
    """Whose words a pull quote has."""

    OWN = "own"
    EDITED = "edited"
    FOREIGN = "foreign"
    UNMATCHED = "unmatched"


@dataclass(frozen=True)
class PullBlock:
    """A block that is a pull quote; ``number`` is its place among the piece's."""

    block: Block
    runs: Runs
    number: int
    origin: Origin


Element: TypeAlias = TextBlock | NoteBlock | PullBlock


@dataclass(frozen=True)
class Note:
    """A numbered note, its paragraphs, and the line on which it begins."""

    number: int
    paragraphs: tuple[Runs, ...]
    line: int
