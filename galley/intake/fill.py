"""How much of a page a stretch of text and notes takes: to tell where pages may turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from statistics import median

from galley.intake.pieces import Paragraph, Part
from galley.intake.runs import Aside, Cause, Seam, shown

NOTE = 0.55
"""What a character of a note takes, one of the text being 1."""

EXTRA: Mapping[Part, float] = {
    Part.TEXT: 45,
    Part.HEADING: 130,
    Part.ITEM: 45,
    Part.QUOTATION: 110,
    Part.CAPTION: 90,
    Part.TABLE: 60,
    Part.PULL: 60,
}
"""What a block takes beside its characters: its space, and the rest of its last line."""

ROW = 75
TITLE = 350
"""What an editorial's title takes, or the book's data at a review's head."""

SIGNATURE = 110  # for each line


class Gap(Enum):
    """What a place between two pieces of text says of a page turn there.

    A page surely turns; a sentence is broken; paragraphs part; surely none turns; or
    nothing is seen of one, in the midst of a block.
    """

    TURN = auto()
    BROKEN = auto()
    WHOLE = auto()
    TIED = auto()
    UNSEEN = auto()


@dataclass(frozen=True)
class Bit:
    """A piece of text between two seams: the seam before it, and the room it takes.

    ``gap`` tells what the place says of a page turn; ``line`` is that of the block which
    begins there; ``at`` are the places of the seam: of its paragraph, and of its run.
    """

    gap: Gap
    size: float
    line: int
    at: tuple[int, int]

    def with_more(self, size: float) -> Bit:
        """Return it with more room taken by what is no text."""
        return replace(self, size=self.size + size)


def bits(
    body: Sequence[Paragraph], notes: Mapping[int, int], pulls: Mapping[int, int]
) -> Iterator[Bit]:
    """Divide a piece's text at its seams.

    ``notes`` are the characters of the notes under a block, by its line; ``pulls`` those
    of the pull quotes, by their numbers.
    """
    for i, paragraph in enumerate(body):
        seams = [n for n, run in enumerate(paragraph.runs) if isinstance(run, Seam)]
        for start, end in zip(seams, [*seams[1:], len(paragraph.runs)], strict=True):
            seam = paragraph.runs[start]
            if not isinstance(seam, Seam):
                continue
            inside = start > seams[0]
            gap = Gap.BROKEN if inside else Gap.WHOLE
            gap = gap if seam.cause is Cause.NOTHING else Gap.TURN
            size = float(len(shown(paragraph.runs[start:end])))
            size += len(paragraph.rows) * ROW
            size += 0 if inside else EXTRA[paragraph.part]
            for run in paragraph.runs[start:end]:
                if isinstance(run, Aside):
                    size += pulls[run.pull] + EXTRA[Part.PULL]
            yield Bit(gap, size + NOTE * notes.get(seam.line, 0), seam.line, (i, start))


def divided(bit: Bit, page: float) -> Iterator[Bit]:
    """Divide a bit into parts of a fourth of a page, so that pages may turn inside it."""
    count = int(4 * bit.size / page) + 1 if page else 1
    for n in range(count):
        yield replace(bit, size=bit.size / count, gap=Gap.UNSEEN if n else bit.gap)


def stretches(bits: Sequence[Bit]) -> list[list[Bit]]:
    """Group bits from one sure turn to the next."""
    made: list[list[Bit]] = []
    for bit in bits:
        if bit.gap is Gap.TURN or not made:
            made.append([])
        made[-1].append(bit)
    return made


def page_size(pieces: Sequence[Sequence[Bit]]) -> float:
    """Return what a page holds: the middle of all stretches, most of which are a page."""
    sizes = [sum(b.size for b in s) for piece in pieces for s in stretches(piece)[:-1]]
    return median(sizes) if sizes else 0
