"""A piece as a bound file has it: its text, notes and opener told apart by the structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from galley.proofing.reading import CALL, LABEL, Passage
from galley.proofing.volume import Volume

PIECE = ("Document", "Part", "Art")
TEXT = (*PIECE, "Sect")
BOX = (*TEXT, "Div")
"""What is set apart in the text: an edited pull quote, or the book's data before it."""

FURNITURE = (*PIECE, "Div", "Div")
"""The line over a title, of the section and the citation: the house's, not the print's."""


@dataclass(frozen=True)
class SetNote:
    """A note: its label, its passages, and the page on which its first character stands."""

    label: str
    passages: tuple[Passage, ...]

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.passages[0].page()


@dataclass
class SetPiece:
    """A piece: passages in their order, and what each of its calls says, with its page.

    ``stars`` are its authors' notes, ``boxes`` what is set apart in its text.
    """

    name: str
    opener: list[Passage] = field(default_factory=list)
    stars: list[Passage] = field(default_factory=list)
    body: list[Passage] = field(default_factory=list)
    boxes: list[Passage] = field(default_factory=list)
    notes: list[SetNote] = field(default_factory=list)
    calls: list[tuple[str, int]] = field(default_factory=list)

    @property
    def pages(self) -> tuple[int, int]:
        """Its first and its last page in the file, counted from 0."""
        blocks = [*self.opener, *self.stars, *self.body, *self.boxes]
        blocks += [passage for note in self.notes for passage in note.passages]
        found = [page for passage in blocks for _, page in passage.pages]
        return min(found), max(found)


def set_piece(volume: Volume, name: str) -> SetPiece | None:
    """Give a piece of a bound file by its name, or `None` where it has no such piece."""
    piece = SetPiece(name)
    own = [passage for passage in volume.passages if passage.part == name]
    for group in groups(own):
        first = group[0]
        if "Note" in first.path:
            label = label_of(first)
            if label.isdecimal():
                piece.notes.append(SetNote(label, tuple(group)))
            else:
                piece.stars += group
        elif first.path[: len(FURNITURE)] == FURNITURE:
            continue
        elif first.path[: len(BOX)] == BOX:
            (piece.boxes if piece.body else piece.opener).append(first)
        elif first.path[: len(TEXT)] == TEXT:
            piece.body.append(first)
        else:
            piece.opener.append(first)
        piece.calls += calls_of(first)
    return piece if piece.opener or piece.body else None


def groups(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Give passages one by one, but those of a note together: its label begins it."""
    gathered: list[Passage] = []
    for passage in passages:
        goes_on = bool(gathered) and "Note" in gathered[0].path and "Note" in passage.path
        if gathered and not (goes_on and not label_of(passage)):
            yield gathered
            gathered = []
        gathered.append(passage)
    if gathered:
        yield gathered


def label_of(passage: Passage) -> str:
    """Give what a passage is labelled; nothing where it has no label."""
    labels = (passage.text[m.start : m.end].strip() for m in passage.marks if m.kind == LABEL)
    return next(labels, "")


def calls_of(passage: Passage) -> Iterator[tuple[str, int]]:
    """Give what each call in a passage says, and its page."""
    for mark in passage.marks:
        if mark.kind == CALL:
            yield passage.text[mark.start : mark.end].strip(), passage.page(mark.start)
