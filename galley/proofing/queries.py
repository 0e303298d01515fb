"""Queries to the author: what the editor asks and what checks say, each at its line in print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from galley.errors import Diagnostic
from galley.model import Comment, Marked, Passage, Place, Setting
from galley.proofing.set_lines import SetBlock, SetLine, letters

ASKS = "query"
EDITORS = frozenset({"pull-beside", "pull-long"})
"""What is for the editor to mend, and not to be asked of an author."""

ENOUGH = 24
"""Letters that tell one block from another where the whole of them differ."""


@dataclass(frozen=True)
class Query:
    """A query: its text, and where the words stand that it is about.

    ``page`` counts from 0, ``line`` from 1; ``base`` is where the line stands, points from
    the page's foot. ``note`` is the note that it is about, called on that line; else 0.
    """

    text: str
    page: int
    line: int
    base: float
    note: int = 0


def queries(
    marked: Marked, found: Iterable[Diagnostic], blocks: Sequence[SetBlock]
) -> tuple[Query, ...]:
    """Give the queries of a piece in the order of its pages; ``blocks`` are its file's."""
    finder = _Finder(marked, blocks)
    asked = [
        finder.query(comment.text or "See here.", finder.asked(comment))
        for comment in marked.comments
        if comment.kind == ASKS
    ]
    told = [
        finder.query(_sentence(each), finder.found(Place(each.path, each.line, each.column)))
        for each in found
        if each.path == marked.piece.path and each.code not in EDITORS
    ]
    return tuple(sorted([*asked, *told], key=lambda query: (query.page, -query.base)))


def _sentence(found: Diagnostic) -> str:
    message = found.message[:1].upper() + found.message[1:]
    return f"{message}: {found.hint}."


@dataclass(frozen=True)
class _Spot:
    """Some letter of a passage."""

    passage: Passage
    letter: int


class _Finder:
    """Finds on the page what stands at a place of the manuscript."""

    def __init__(self, marked: Marked, blocks: Sequence[SetBlock]) -> None:
        self.blocks = [block for block in blocks if block.lines]
        self.passages = sorted(
            (each for each in marked.passages if each.steps), key=lambda each: _at(each.place(0))
        )

    def query(self, text: str, spot: _Spot | None) -> Query:
        """Make a query about the words of a spot, or about the piece."""
        line, note = self.line(spot)
        return Query(text, line.page, line.number, line.base, note)

    def asked(self, comment: Comment) -> _Spot | None:
        """Give what a comment is about: what stands before it, or below it if it stands alone."""
        return self.found(comment.place, before=True)

    def found(self, place: Place, *, before: bool = False) -> _Spot | None:
        """Give what stands at a place, or just before it, or else next after it."""
        earlier = [each for each in self.passages if _at(each.place(0)) <= _at(place)]
        if earlier and (spot := _within(earlier[-1], place, before=before)):
            return spot
        later = self.passages[len(earlier) :]
        return _Spot(later[0], 0) if later else _Spot(earlier[-1], 0) if earlier else None

    def line(self, spot: _Spot | None) -> tuple[SetLine, int]:
        """Give the line of a spot, and the note that it is in, which is called there."""
        first = self.blocks[0].lines[0]
        if spot is None:
            return first, 0
        if note := spot.passage.note:
            return self.call(note) or first, note
        if found := self.block(spot):
            return found[0].line(found[1]), 0
        # What is set beside the text, or not at all, is asked where the text before it ends.
        earlier = (each for each in self.passages if _before(each, spot.passage) and not each.note)
        for each in reversed(list(earlier)):
            if found := self.block(_Spot(each, 0)):
                return found[0].lines[-1], 0
        return first, 0

    def call(self, note: int) -> SetLine | None:
        """Give the line that a note is called on."""
        for block in self.blocks:
            for label, letter in block.calls:
                if label == str(note):
                    return block.line(max(letter - 1, 0))
        return None

    def block(self, spot: _Spot) -> tuple[SetBlock, int] | None:
        """Give the block in which a passage was set, and which of its letters a spot is."""
        said = letters(spot.passage.text)
        texts = [block for block in self.blocks if not block.beside]
        if same := [block for block in texts if said and block.letters == said]:
            # Of passages that say the same, each was set in a block of its own.
            turn = sum(
                letters(each.text) == said and _before(each, spot.passage) and not each.note
                for each in self.passages
            )
            return same[min(turn, len(same) - 1)], spot.letter
        for block in texts:
            if said and (at := block.letters.find(said)) >= 0:
                return block, at + spot.letter
        # A reference says in print what it does not in the manuscript.
        for block in texts if len(said) >= ENOUGH else ():
            if block.letters.startswith(said[:ENOUGH]):
                return block, min(spot.letter, len(block.letters) - 1)
            if block.letters.endswith(said[-ENOUGH:]):
                return block, max(len(block.letters) - len(said) + spot.letter, 0)
        return None


def _before(passage: Passage, other: Passage) -> bool:
    """Whether a passage begins before another."""
    return _at(passage.place(0)) < _at(other.place(0))


def _at(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _within(passage: Passage, place: Place, *, before: bool) -> _Spot | None:
    """Give the letter of a passage at a place; none where the passage ends on a line above."""
    if passage.setting is Setting.VALUE:
        # Of a value only the beginning is known; what follows it on its line is about it.
        return _Spot(passage, 0) if passage.place(0).line == place.line else None
    if place.line > passage.steps[-1][1].line:
        return None
    offset = 0
    for at, step in passage.steps:
        if _at(step) <= _at(place):
            offset = at + (place.column - step.column if step.line == place.line else 0)
    following = [at for at, step in passage.steps if _at(step) > _at(place)]
    offset = min(offset, following[0] if following else len(passage.text))
    count = len(letters(passage.text[:offset]))
    return _Spot(passage, max(count - before, 0))
