"""Page turns: which seams are, and which page begins there.

A page's notes, or a form feed, are sure turns. The contents tell how many pages a piece
has; where more turns are needed than are sure, a sentence that is broken without a cause
is one if pages come out even so. What then is missing falls between paragraphs: it is
counted in its stretch, so that the pages after have their numbers, but not marked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from galley.intake.evening import Choice, Stretch, even_pages
from galley.intake.fill import Gap, divided, stretches
from galley.intake.ledger import Ledger


@dataclass(frozen=True)
class Turned:
    """The turns of a text: a folio for each seam that is one, and the count of the rest.

    ``last`` is the folio of its last page.
    """

    last: int
    folios: Mapping[tuple[int, int], int] = field(default_factory=dict)
    unknown: int = 0


def number_turns(bits: Stretch, first: int, last: int, page: float, ledger: Ledger) -> Turned:
    """Number the turns of a text that begins on page ``first`` and ends on ``last``.

    ``page`` is what a page holds, in the measure of the bits. Where an override gives a
    turn's folio, what stands before and after it is numbered by itself.
    """
    for n, bit in enumerate(bits):
        told = ledger.settled(bit.line, "turn", "no turn")
        if told == "no turn":
            bits = [*bits[:n], replace(bit, gap=Gap.TIED), *bits[n + 1 :]]
        elif told and n:
            folio = int(told.removeprefix("turn "))
            sure = [replace(bit, gap=Gap.TURN), *bits[n + 1 :]]
            before = _numbered(bits[:n], first, folio - 1, page, ledger)
            after = number_turns(sure, folio, last, page, ledger)
            unknown = before.unknown + after.unknown
            return Turned(after.last, {**before.folios, **after.folios}, unknown)
    return _numbered(bits, first, last, page, ledger)


def _numbered(bits: Stretch, first: int, last: int, page: float, ledger: Ledger) -> Turned:
    if not bits:
        return Turned(last, {}, last - first)
    whole = _fewer(stretches(bits), last - first + 1, ledger)
    parts = [[part for bit in bits for part in divided(bit, page)] for bits in whole]
    missing = (last - first + 1) - len(parts)
    # The next piece begins on a right-hand page: the one before it may be blank.
    blank = bool(missing) and last % 2 == 0
    chosen = even_pages(parts, (missing, missing - 1) if blank else (missing,), page)
    _tell(parts, chosen, ledger)
    folios: dict[tuple[int, int], int] = {}
    unknown, folio = 0, first - 1
    for part, choice in zip(parts, chosen, strict=True):
        for n in (0, *choice.places):
            folio += 1
            if n == 0 or part[n].gap is Gap.BROKEN:
                folios[part[n].at] = folio
            else:
                unknown += 1
    return Turned(folio, folios, unknown)


def _fewer(parts: Sequence[Stretch], pages: int, ledger: Ledger) -> list[Stretch]:
    """Join the shortest neighbours while there are more stretches than pages.

    A line of text among a page's notes parts them without a turn.
    """
    made = list(parts)
    while len(made) > max(pages, 1):
        sizes = [sum(bit.size for bit in part) for part in made]
        at = min(range(1, len(made)), key=lambda n: sizes[n - 1] + sizes[n])
        bit, *others = made[at]
        made[at - 1 : at + 1] = [[*made[at - 1], replace(bit, gap=Gap.TIED), *others]]
        what = "notes end here, but the piece has no page to turn to"
        ledger.doubt(bit.line, "turn-dropped", what, "no page turns here")
    return made


def _tell(parts: Sequence[Stretch], chosen: Sequence[Choice], ledger: Ledger) -> None:
    """Doubt what was decided by what pages hold alone."""
    for part, choice in zip(parts, chosen, strict=True):
        for n, bit in enumerate(part[1:] if choice.places else (), 1):
            if bit.gap is Gap.BROKEN:
                what = "a sentence is broken where no notes tell of a page turn"
                decision = "a page turns here" if n in choice.places else "no page turns here"
                ledger.doubt(bit.line, "turn-guessed", what, f"{decision}, by what pages hold")
            elif n in choice.places:
                what = "a page turns hereabouts, and nothing shows where"
                ledger.doubt(bit.line, "turn-unknown", what, "counted, not marked")
