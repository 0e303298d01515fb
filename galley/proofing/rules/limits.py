"""How long a piece may be, by the call that it answers."""

from __future__ import annotations

from collections.abc import Iterator

from galley.model import Inline, Marked, Place
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding
from galley.written import Edition


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each piece of a full edition that is shorter or longer than its kind may be."""
    if edited.issue.edition is not Edition.FULL:
        return
    for text in edited.texts:
        piece = text.marked.piece
        limits = edited.issue.submission.get(piece.front.kind)
        if limits is None or not piece.whole:
            continue
        words, place = length(text.marked), piece.places.get(("title",), Place(piece.path))
        said = f"the {piece.front.kind} has {words} words with title, abstract and notes"
        if words > limits.max:
            hint = f"it may have {limits.max}: shorten it by {words - limits.max}"
            yield finding("words-many", said, hint, place)
        elif words < limits.min:
            hint = f"it has to have {limits.min}: {limits.min - words} are missing"
            yield finding("words-few", said, hint, place)


def length(marked: Marked) -> int:
    """Count a piece's words as limits do: text, notes, title, subtitle and abstract."""
    return marked.words + sum(map(_count, (marked.title, marked.subtitle, marked.abstract)))


def _count(line: Inline) -> int:
    return sum(any(c.isalnum() for c in word) for word in line.plain.split())
