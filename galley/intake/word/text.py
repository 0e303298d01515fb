"""What a Word file's text is made of once it is read: inlines, and blocks of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Words:
    """Text in one style; ``at`` is the paragraph or note that it is of, ``href`` its link."""

    text: str
    italic: bool = False
    bold: bool = False
    href: str = ""
    at: str = ""
    run_in: bool = False


@dataclass(frozen=True)
class Call:
    """The call of the note with a key, such as ``f3``."""

    key: str


@dataclass(frozen=True)
class Break:
    """A line ends here, within its paragraph."""


@dataclass(frozen=True)
class Code:
    """Signs that are kept as they are."""

    text: str


@dataclass(frozen=True)
class Picture:
    """A picture, by its path in the file, and what its author says that it shows."""

    file: str
    alt: str


Inline: TypeAlias = Words | Call | Break | Code | Picture
Line: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, by its number; one of a level above 0 is a heading."""

    number: int
    line: Line
    level: int = 0


@dataclass(frozen=True)
class Listing:
    """A list; ``labels`` are its items' numbers as printed, none for bullets."""

    number: int
    items: tuple[tuple[Block, ...], ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quotation:
    """A block quote."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells, the first its head, and its caption."""

    number: int
    rows: tuple[tuple[Line, ...], ...]
    caption: Line = ()


@dataclass(frozen=True)
class Figure:
    """A picture in a paragraph of its own, and its caption."""

    number: int
    picture: Picture
    caption: Line = ()


Block: TypeAlias = Paragraph | Listing | Quotation | Grid | Figure


def shown(line: Iterable[Inline]) -> str:
    """Return the text of a line as a page shows it, but for its calls."""
    return "".join(
        inline.text if isinstance(inline, Words | Code) else " " * isinstance(inline, Break)
        for inline in line
    )


def calls(line: Iterable[Inline]) -> tuple[Call, ...]:
    """Return the calls in a line."""
    return tuple(inline for inline in line if isinstance(inline, Call))


def without_calls(line: Iterable[Inline]) -> Line:
    """Return a line without the calls in it."""
    return tuple(inline for inline in line if not isinstance(inline, Call))


def walked(blocks: Iterable[Block]) -> Iterable[Block]:
    """Yield blocks, and after each the blocks in it."""
    for block in blocks:
        yield block
        if isinstance(block, Quotation):
            yield from walked(block.blocks)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from walked(item)
