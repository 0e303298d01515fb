"""The words of a piece: those of the print beside those of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from galley.printed import PrintedPassage, PrintedPiece
from galley.proofing.alignment import Alignment, Difference, align
from galley.proofing.reading import Passage
from galley.proofing.set_piece import SetPiece
from galley.proofing.streams import Text, weave

REVIEW = "review"
SHORT = {"pp": "pages"}
"""What the print abbreviates on a review's first page."""

STOPS = " .,;:"
WORD = re.compile(r"[^\W_]+")


def text_beside(piece: PrintedPiece, found: SetPiece) -> Alignment:
    """Lay the running text of both side by side."""
    lines: dict[int, list[tuple[int, int]]] = {}
    for turn in piece.turns:
        lines.setdefault(turn.passage, []).append((turn.offset, turn.line))
    printed = (
        Text(passage.text, [(0, passage.line), *lines.get(n, [])])
        for n, passage in enumerate(piece.body)
    )
    return align(weave(printed), weave(map(_found, found.body)))


def opener_differences(piece: PrintedPiece, found: SetPiece) -> Sequence[Difference]:
    """Compare the first page, and a signature. Its lines may end with or without a stop."""
    if piece.kind == REVIEW:
        return tuple(_review(piece, found))
    printed = (_without_stop(_printed(passage)) for passage in piece.opener)
    there = (_without_stop(_found(passage)) for passage in (*found.opener, *found.stars))
    return align(weave(printed), weave(there)).differences


def note_differences(piece: PrintedPiece, found: SetPiece) -> Sequence[Difference]:
    """Compare the notes in the order of their numbers."""
    printed = (Text(note.text, [(0, note.line)]) for note in piece.notes)
    ordered = sorted(found.notes, key=lambda note: int(note.label))
    there = (_found(passage) for note in ordered for passage in note.passages)
    return align(weave(printed), weave(there)).differences


def _review(piece: PrintedPiece, found: SetPiece) -> Iterator[Difference]:
    """Compare a review's first page and the book's data: their words, in any order.

    The print gives title and reviewer twice, in two ways; the house once.
    """
    printed = {w: p.line for p in reversed(piece.opener) for w in _plain(p.text)}
    there = {w: p.page() for p in reversed(found.opener) for w in _plain(p.text)}
    page = min(there.values(), default=0)
    for word in sorted(printed.keys() - there.keys()):
        yield Difference((word,), (), printed[word], page)
    for word in sorted(there.keys() - printed.keys()):
        yield Difference((), (word,), piece.line, there[word])


def _plain(text: str) -> Iterable[str]:
    return (SHORT.get(word, word) for word in WORD.findall(text.casefold()))


def _without_stop(text: Text) -> Text:
    return text._replace(text=text.text.rstrip(STOPS))


def _printed(passage: PrintedPassage) -> Text:
    return Text(passage.text, [(0, passage.line)])


def _found(passage: Passage) -> Text:
    return Text(passage.text, passage.pages, passage.marks)
