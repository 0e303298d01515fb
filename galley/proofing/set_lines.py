"""The lines of a bound piece as they came out, numbered on each page, and the words on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pikepdf import Pdf

from galley.proofing.content_reader import FALL, RISE
from galley.proofing.page_fonts import Fonts
from galley.proofing.reading import CALL, LABEL, Block, Placed, blocks, turns
from galley.proofing.structure_text import read_page

SAME = 3.0
"""Points by which the foot of letters may differ on one line: cells, labels, code."""

NOTE = "Note"
BOX = ("Sect", "Div")
"""The types of an edited pull quote, which stands beside the text."""


@dataclass(frozen=True)
class SetLine:
    """A line of a block: its page, counted from 0, and its foot, points above the page's.

    ``number`` counts the lines of the text on its page from 1; it is 0 for a line of a note
    or of an edited pull quote. ``end`` is how many letters of its block stand up to its end.
    """

    page: int
    base: float
    end: int
    number: int = 0


@dataclass(frozen=True)
class SetBlock:
    """A block: its letters in lower case without note calls and labels, and its lines.

    ``calls`` gives the number of the letter before which each note is called, by its label;
    ``label`` is the block's own, if it is a note.
    """

    letters: str
    lines: tuple[SetLine, ...]
    calls: tuple[tuple[str, int], ...] = ()
    label: str = ""
    beside: bool = False

    def line(self, letter: int) -> SetLine:
        """Give the line that a letter stands on, counted from 0."""
        return next((line for line in self.lines if letter < line.end), self.lines[-1])


def letters(text: str) -> str:
    """Give the letters and digits of a text, in lower case."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def set_blocks(pdf: Pdf) -> tuple[SetBlock, ...]:
    """Read the blocks of a bound file, in reading order, with their lines numbered."""
    fonts: Fonts = {}
    texts = [read_page(page, fonts) for page in pdf.pages]
    return tuple(_numbered([_set_block(block) for block in blocks(pdf, texts)]))


def _set_block(block: Block) -> SetBlock:
    said, calls, label = "", [], ""
    lines: list[SetLine] = []
    for row in _rows(block.runs):
        for placed in row:
            if placed.at.kind == CALL:
                calls.append((placed.run.text.strip(), len(said)))
            elif placed.at.kind == LABEL:
                label += placed.run.text.strip()
            else:
                said += letters(placed.run.text)
        if (base := _base(row)) is not None:
            lines.append(SetLine(row[0].page, base, len(said)))
    beside = NOTE in block.path or BOX in zip(block.path, block.path[1:], strict=False)
    return SetBlock(said, tuple(lines), tuple(calls), label if NOTE in block.path else "", beside)


def _rows(runs: Iterable[Placed]) -> Iterator[list[Placed]]:
    """Divide the runs of a block where a line ends."""
    row: list[Placed] = []
    for placed in runs:
        if row and turns(row[-1], placed):
            yield row
            row = []
        row.append(placed)
    if row:
        yield row


def _base(row: Sequence[Placed]) -> float | None:
    """Give where a line stands: where most of its letters do."""
    boxed = [(len(placed.run.text), placed.run.box) for placed in row if placed.run.box]
    if not boxed:
        return None
    _, box = max(boxed, key=lambda each: each[0])
    return box.bottom + (box.top - box.bottom) * FALL / (FALL + RISE)


def _numbered(found: list[SetBlock]) -> Iterator[SetBlock]:
    """Number the lines of the text on each page from its head; what is on one line is one."""
    feet: dict[int, list[float]] = {}
    for block in found:
        for line in () if block.beside else block.lines:
            known = feet.setdefault(line.page, [])
            if not any(abs(base - line.base) < SAME for base in known):
                known.append(line.base)
    for known in feet.values():
        known.sort(reverse=True)
    for block in found:
        if block.beside or not block.lines:
            yield block
            continue
        numbered = (
            replace(line, number=_number(feet[line.page], line.base)) for line in block.lines
        )
        yield replace(block, lines=tuple(numbered))


def _number(feet: Sequence[float], base: float) -> int:
    return next(n for n, foot in enumerate(feet, 1) if abs(foot - base) < SAME)
