"""A piece as found, and a piece rebuilt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from galley.intake.elements import Note, Origin, PullBlock
from galley.intake.lines import Block
from galley.intake.runs import Runs


class Part(StrEnum):
    """What a block of the rebuilt text is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    TABLE = "table"
    PULL = "pull"
    TURN = "turn"


@dataclass(frozen=True)
class Paragraph:
    """A block of the rebuilt text; ``level`` counts for headings, ``rows`` for tables.

    An item's ``number`` is that which it shows, 0 where it has a bullet; a quotation may
    have an ``attribution``. A pull quote's ``pull`` is its number; without runs it is the
    copy of a marked span. A turn holds nothing but the `Turn` between two blocks. A
    caption's ``label`` is what it was told by, as "Table 1".
    """

    part: Part
    runs: Runs
    line: int
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    pull: int = 0
    number: int = 0
    attribution: Runs = ()
    label: str = ""


@dataclass(frozen=True)
class Entry:
    """A line of the contents; ``section`` as it is printed, in capitals."""

    title: str
    author: str
    folio: int
    section: str
    line: int


@dataclass(frozen=True)
class Author:
    """An author as the opener names him, and what the * note says of him, as Markdown."""

    name: str
    prefix: str = ""
    bio: str = ""


@dataclass(frozen=True)
class Opener:
    """What stands before a piece's text, as Markdown; ``book`` is what a review is of."""

    title: str
    authors: tuple[Author, ...]
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    book: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Leaf:
    """A piece as found: its entry, and its blocks from the title to its end.

    Its title takes up the first ``titled`` blocks; ``last_folio`` is that of the page before
    the next piece, 0 where the contents do not tell. ``short`` is its title in running heads.
    """

    entry: Entry
    kind: str
    blocks: tuple[Block, ...]
    titled: int
    last_folio: int
    short: str = ""


@dataclass(frozen=True)
class Rebuilt:
    """A piece rebuilt: ready to be written.

    ``head`` are the blocks that are none of its text: its first page, a signature at its
    end. ``origins`` are those of its pull quotes; ``unknown`` counts its page turns that
    are not marked; ``last_folio`` is that of its last page with text. ``note_folios`` are
    the pages on which its notes began, where they are known.
    """

    slug: str
    leaf: Leaf
    opener: Opener
    head: tuple[Block, ...]
    body: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    note_folios: Mapping[int, int | None]
    pulls: tuple[PullBlock, ...]
    origins: tuple[Origin, ...]
    unknown: int
    last_folio: int
