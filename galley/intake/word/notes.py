"""Notes: what pandoc has of them → paragraphs, which are all that a note may hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from galley.intake.word.blocks import blocks_of
from galley.intake.word.converting import Node
from galley.intake.word.inlines import Reading
from galley.intake.word.text import (
    Block,
    Figure,
    Grid,
    Line,
    Listing,
    Paragraph,
    Quotation,
    Words,
    calls,
    shown,
    without_calls,
)


def lines_of(reading: Reading, nodes: list[Node], number: int) -> tuple[Line, ...]:
    """Return a note's paragraphs; ``number`` is the paragraph that calls it."""
    reading.number = number
    lines = [line for line in _lines(blocks_of(reading, nodes), reading) if shown(line).strip()]
    if not lines:
        reading.doubt("note-empty", "a note without words", "kept: write it, or take its call out")
    if any(map(calls, lines)):
        reading.doubt("note-nested", "a note is called in a note", "the inner one is left out")
    return tuple(map(without_calls, lines))


def _lines(blocks: Sequence[Block], reading: Reading) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.line
        elif isinstance(block, Quotation):
            yield from _lines(block.blocks, reading)
        elif isinstance(block, Listing):
            reading.doubt("note-block", "a list in a note", "its items are paragraphs of the note")
            for n, item in enumerate(block.items):
                lines = list(_lines(item, reading))
                label = f"{block.labels[n]} " if block.labels else ""
                yield from (
                    (Words(label), *line) if not at else line for at, line in enumerate(lines)
                )
        elif isinstance(block, Grid):
            reading.doubt("note-block", "a table in a note", "its rows are paragraphs of the note")
            for row in (*((block.caption,),), *block.rows):
                yield tuple(each for cell in row for each in (*cell, Words(" ")))
        elif isinstance(block, Figure):
            reading.doubt("note-block", "a picture in a note", "left out: make a figure of it")
