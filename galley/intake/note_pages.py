"""On which page each note began: a page's notes end it, so they tell their page for sure.

This holds where the turn itself is not placed: the notes of page 35 stand before the turn
to page 36, wherever page 35 begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from galley.intake.elements import Note
from galley.intake.fill import Bit
from galley.intake.turns import Turned


def note_folios(
    notes: Sequence[Note], bits: Sequence[Bit], turned: Turned, first: int
) -> dict[int, int | None]:
    """Return the folio of each note, by its number; ``None`` where it cannot be known.

    ``first`` is the folio on which the text begins. Notes that stand before a known turn
    are of the page before it; others are of the page that they stand in the midst of, if
    it is one page by all that is known.
    """
    begins = [(bit.line, turned.folios.get(bit.at)) for bit in bits]
    if begins:
        begins[0] = begins[0][0], first
    known = [(line, folio) for line, folio in begins if folio is not None]
    spans = [
        (start, folio, following - 1)
        for (start, folio), (_, following) in pairwise([*known, (0, turned.last + 1)])
    ]
    return {note.number: _folio(note.line, begins, spans, turned.last) for note in notes}


def _folio(
    line: int,
    begins: Sequence[tuple[int, int | None]],
    spans: Sequence[tuple[int, int, int]],
    last: int,
) -> int | None:
    after = [folio for start, folio in begins if start > line]
    if not after:
        return last
    if after[0] is not None:
        return after[0] - 1
    _, begin, end = next(span for span in reversed(spans) if span[0] <= line)
    return begin if begin == end else None
