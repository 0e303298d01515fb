"""The text of a PDF's pages as a reader has it who sees glyphs, and nothing else of the file.

Lines nearer than a paragraph's space are one block; two columns are read one after the
other; italics of another face, at its size, are a pull quote. Words that lines cut stay cut, and
running heads and folios stand where the page has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from .page_lines import LEVEL, Glyph, Look, Row, cells_of, glyphs_of, lines_of

APART = 1.5
"""From one baseline to the next paragraph's, as a part of the letters' size."""

ROWS = 2.5
"""The same from one row of a table to the next."""

INDENT = 36.0
"""Points by which a second column begins beyond the first."""

PULL = 10.0
"""The size of a pull quote, which is in the italic of another face than the text."""

FEWEST = 4
"""Lines that make a column."""


def read_pages(data: bytes) -> list[str]:
    """Return the text of each page."""
    document = pdfium.PdfDocument(data)
    pages = [list(glyphs_of(page)) for page in document]
    looks = Counter(glyph.look for page in pages for glyph in page)
    body = looks.most_common(1)[0][0]
    return [_page(glyphs, body) for glyphs in pages]


def _page(glyphs: Sequence[Glyph], body: Look) -> str:
    """Return a page's blocks, a blank line between two."""
    rows = [row for line in lines_of(glyphs) for row in cells_of(line, body)]
    pulls = [row for row in rows if _is_pulled(row, body)]
    flow = [row for row in rows if row not in pulls]
    blocks = [block for column in _columns(flow) for block in _blocks(column)]
    for pull in _blocks(pulls):
        # A pull quote is read before the paragraph beside which it begins.
        at = next((n for n, b in enumerate(blocks) if b[-1].base <= pull[0].base), len(blocks))
        blocks.insert(at, pull)
    return "\n\n".join("\n".join(row.text for row in block) for block in blocks)


def _is_pulled(row: Row, body: Look) -> bool:
    return all(
        glyph.italic and glyph.look[0] != body[0] and glyph.look[1] == PULL for glyph in row.glyphs
    )


def _columns(rows: Sequence[Row]) -> list[list[Row]]:
    """Put rows in the order of reading: two columns one after the other, else line by line."""
    margin = min((row.left for row in rows), default=0.0)
    starts = Counter(round(row.left) for row in rows if row.left > margin + INDENT)
    for start, count in starts.items():
        second = [row for row in rows if abs(row.left - start) <= 1]
        top, foot = second[0].base + LEVEL, second[-1].base - LEVEL
        first = [row for row in rows if row not in second and foot <= row.base <= top]
        if count >= FEWEST and first and not _are_cells(first, second):
            above = [row for row in rows if row.base > top]
            below = [row for row in rows if row.base < foot and row not in first]
            return [above, first, second, below]
    return [_joined(rows)]


def _are_cells(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Tell whether each line of one column stands on a line of the other."""
    return any(
        all(any(abs(row.base - other.base) <= LEVEL for other in others) for row in some)
        for some, others in ((first, second), (second, first))
    )


def _joined(rows: Sequence[Row]) -> list[Row]:
    """Put the cells of one line together."""
    made: list[Row] = []
    for row in rows:
        if made and abs(made[-1].base - row.base) <= LEVEL:
            made[-1] = replace(made[-1], cells=(*made[-1].cells, row))
        else:
            made.append(row)
    return made


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Part lines that stand farther apart than their leading, or that look otherwise."""
    blocks: list[list[Row]] = []
    for row in rows:
        if blocks and _goes_on(blocks[-1], row):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _goes_on(block: Sequence[Row], row: Row) -> bool:
    last, main = ((line.cells or (line,))[-1].main for line in (block[-1], row))
    apart = ROWS if block[-1].cells and row.cells else APART
    near = last.base - main.base < apart * max(last.size, main.size)
    return near and last.look == main.look
