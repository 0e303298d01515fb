"""What a block's text is made of once its marks are read: words, calls, addresses.

Between the runs of a paragraph that was rebuilt stand *seams*, where one block ends and
the next goes on; a seam that proves to be a page turn becomes a `Turn`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TypeAlias


@dataclass(frozen=True)
class Words:
    """Text in one style."""

    text: str
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Raised:
    """Superscript figures as read; they become calls, or go back to the words."""

    digits: tuple[str, ...]


@dataclass(frozen=True)
class Call:
    """The call of a note."""

    number: int


@dataclass(frozen=True)
class Address:
    """An address that is printed; without brackets."""

    text: str
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Link:
    """Words that the reading gave an address which no page shows."""

    text: str
    href: str
    italic: bool = False
    bold: bool = False


class Cause(Enum):
    """What lies between two blocks of text: a page's notes, a form feed, or nothing."""

    NOTHING = auto()
    NOTES = auto()
    PAGE = auto()


@dataclass(frozen=True)
class Seam:
    """Where a block begins, in a paragraph or at its head."""

    line: int
    cause: Cause


@dataclass(frozen=True)
class Turn:
    """A printed page begins here; ``line`` is the first line of it in the source."""

    folio: int
    line: int


@dataclass(frozen=True)
class Aside:
    """Where a pull quote, by its place among the piece's, broke into a paragraph."""

    pull: int


class Wrap(StrEnum):
    """What a marked span is."""

    PULL = "pull"
    RUN_IN = "run-in"


@dataclass(frozen=True)
class Open:
    """A marked span begins; ``name`` is its id or empty."""

    wrap: Wrap
    name: str = ""


@dataclass(frozen=True)
class Close:
    """The marked span ends; it is the one that began last."""

    wrap: Wrap
    name: str = ""


Run: TypeAlias = Words | Raised | Call | Address | Link | Seam | Turn | Aside | Open | Close


Runs: TypeAlias = tuple[Run, ...]


def shown(runs: Iterable[Run]) -> str:
    """Return the text of runs as a page shows it, but for its calls."""
    return "".join(r.text for r in runs if isinstance(r, Words | Address | Link))
