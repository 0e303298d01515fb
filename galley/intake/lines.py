"""Lines as read, and the blocks that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


@dataclass(frozen=True)
class Line:
    """A line as read: its number in the file from 1, its text, and its page from 0.

    Pages are told apart where the reading has form feeds or folios; else all are 0.
    """

    number: int
    text: str
    page: int = 0


@dataclass(frozen=True)
class Reading:
    """The text of an issue's printed pages; ``paged`` if form feeds or folios part them.

    ``heads`` are the running heads that were taken out, by their pages.
    """

    path: str
    lines: tuple[Line, ...]
    paged: bool
    heads: Mapping[int, str] = field(default_factory=dict)


class Shape(Enum):
    """What a block shows itself to be before its words are read."""

    TEXT = auto()
    ITEM = auto()
    ROWS = auto()


@dataclass(frozen=True)
class Block:
    """Lines that belong together, and their text on one line; an item's mark is off."""

    lines: tuple[Line, ...]
    text: str
    shape: Shape = Shape.TEXT

    @property
    def line(self) -> int:
        """The number of its first line."""
        return self.lines[0].number

    @property
    def page(self) -> int:
        """The page it stands on."""
        return self.lines[0].page
