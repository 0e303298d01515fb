"""What is known of a printed issue: read off its pages, to measure a set one against.

Plain values. Texts are as the print has them, without the calls of notes and without
marks of emphasis; a compound over two pages is whole, a paragraph over several is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Block(StrEnum):
    """What a passage of the print is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CELL = "cell"


@dataclass(frozen=True)
class PrintedPassage:
    """A block of text, and the line of the reading on which it begins."""

    block: Block
    text: str
    line: int


@dataclass(frozen=True)
class PrintedNote:
    """A numbered note: its words, and the folio of the page on which it began.

    A note that ran over to the next page counts where it began. ``folio`` is ``None``
    where no sign tells the page.
    """

    number: int
    text: str
    folio: int | None
    line: int


@dataclass(frozen=True)
class PrintedTurn:
    """A page turn at a known place: the page ``folio`` begins with this character.

    ``passage`` is the place, in the piece's body, of the passage that holds it, and
    ``offset`` that of the character in the passage's text.
    """

    folio: int
    passage: int
    offset: int
    line: int


@dataclass(frozen=True)
class PrintedPiece:
    """A piece as the print has it.

    ``first_folio`` is the page that the contents list gives; ``last_folio`` that of its
    last page with text. ``opener`` is what stands before the text (title, authors,
    abstract, keywords, authors' notes) and the signature after it; ``body`` the text in
    its order, ``pulls`` the pull quotes apart from it. ``turns`` are the page turns whose
    place is known, ``unknown`` counts the others.
    """

    slug: str
    kind: str
    title: str
    line: int
    first_folio: int
    last_folio: int
    opener: tuple[PrintedPassage, ...]
    body: tuple[PrintedPassage, ...]
    pulls: tuple[PrintedPassage, ...]
    notes: tuple[PrintedNote, ...]
    turns: tuple[PrintedTurn, ...]
    unknown: int


@dataclass(frozen=True)
class PrintedEntry:
    """A line of the contents list: a title, as the list spells it, and its folio."""

    title: str
    folio: int
    line: int


@dataclass(frozen=True)
class PrintedIssue:
    """A printed issue: its pieces in order, and what its contents list says.

    ``source`` is the file it was read from; ``extent`` the folio of the last page, ``None``
    where the reading does not tell.
    """

    source: str
    volume: int
    number: int
    pieces: tuple[PrintedPiece, ...]
    contents: tuple[PrintedEntry, ...]
    extent: int | None

    @property
    def blanks(self) -> tuple[int, ...]:
        """The folios that are left blank between two pieces."""
        gaps = zip(self.pieces, self.contents[1:], strict=False)
        return tuple(
            folio
            for piece, following in gaps
            for folio in range(piece.last_folio + 1, following.folio)
        )
