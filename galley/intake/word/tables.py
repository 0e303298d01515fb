"""A table's cells, some over several rows or columns → a grid of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from galley.intake.word.inlines import Reading
from galley.intake.word.text import (
    Block,
    Break,
    Figure,
    Grid,
    Inline,
    Line,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Words,
    shown,
    walked,
)

SPACE = Words(" ")


@dataclass(frozen=True)
class Cell:
    """A cell as pandoc has it: its blocks, and how many rows and columns it is over."""

    blocks: tuple[Block, ...]
    high: int
    wide: int


def table_of(
    reading: Reading,
    captions: Sequence[Block],
    rows: Sequence[Sequence[Cell]],
    *,
    columns: int,
    headed: bool,
) -> Iterator[Block]:
    """Yield a table, and the pictures in it behind it; a table of one cell is its blocks."""
    cells = [cell for row in rows for cell in row]
    full = [cell for cell in cells if cell.blocks]
    if len(full) <= 1:
        yield from captions
        for cell in full:
            number = cell.blocks[0].number
            reading.doubts.doubt(number, "table-frame", "a table of one cell", "text like the rest")
            yield from cell.blocks
        return
    number = full[0].blocks[0].number
    if any(cell.high > 1 or cell.wide > 1 for cell in cells):
        what = "a table has cells over several rows or columns"
        decision = "its words stand in the first of them, the others are empty"
        reading.doubts.doubt(number, "table-spans", what, decision)
    if not headed:
        decision = "its first row is the head"
        reading.doubts.doubt(number, "table-head", "no row is marked as the table's head", decision)
    grid = [
        [_flat(cell.blocks, reading) if cell else () for cell in row]
        for row in _grid(rows, columns)
    ]
    kept = [tuple(map(_textual, row)) for row in grid if any(row)]
    caption = [each for block in captions if isinstance(block, Paragraph) for each in block.line]
    yield Grid(number, tuple(kept), tuple(caption))
    yield from (block for block in captions if not isinstance(block, Paragraph))
    for cell in full:
        yield from (block for block in walked(cell.blocks) if isinstance(block, Figure))


def _grid(rows: Sequence[Sequence[Cell]], columns: int) -> list[list[Cell | None]]:
    """Put each cell into its column: none where another is over it."""
    made: list[list[Cell | None]] = []
    taken: dict[int, int] = {}
    for row in rows:
        line: list[Cell | None] = []
        waiting = list(row)
        while waiting or len(line) < columns:
            column = len(line)
            if taken.get(column, 0):
                taken[column] -= 1
                line.append(None)
            elif waiting:
                cell = waiting.pop(0)
                over = range(column, column + max(cell.wide, 1))
                taken |= dict.fromkeys(over, cell.high - 1)
                line += [cell, *[None] * (len(over) - 1)]
            else:
                line.append(None)
        made.append(line)
    wide = max(map(len, made), default=0)
    return [[*line, *[None] * (wide - len(line))] for line in made]


def _flat(blocks: Sequence[Block], reading: Reading) -> Line:
    """Return the words of a cell on one line."""
    line: list[Inline] = []
    for block in blocks:
        line += [SPACE] if line else []
        if isinstance(block, Paragraph):
            line += [SPACE if isinstance(each, Break) else each for each in block.line]
        elif isinstance(block, Figure):
            line.append(block.picture)
        elif isinstance(block, Quotation):
            line += _flat(block.blocks, reading)
        else:
            what = "a list or a table in a table's cell"
            reading.doubts.doubt(block.number, "cell", what, "its words are on one line")
            line += _apart(block, reading)
    return tuple(line)


def _apart(block: Listing | Grid, reading: Reading) -> Iterator[Inline]:
    if isinstance(block, Listing):
        for n, item in enumerate(block.items):
            label = f"{block.labels[n]} " if block.labels else ""
            yield from (Words(label), *_flat(item, reading), SPACE)
    else:
        yield from block.caption
        for cell in (cell for row in block.rows for cell in row):
            yield from (*cell, SPACE)


def _textual(cell: Line) -> Line:
    return tuple(each for each in cell if not isinstance(each, Picture))


def is_figures(cells: Sequence[Line]) -> bool:
    """Tell whether a column's cells are numbers."""
    texts = [shown(cell).strip() for cell in cells]
    return any(texts) and all(
        not text or (any(map(str.isdigit, text)) and not any(map(str.isalpha, text)))
        for text in texts
    )
