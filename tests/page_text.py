"""The text of a PDF's pages as a reader of its glyphs has it: by their places and sizes alone.

Nothing of the file's structure is asked. Glyphs on one baseline are a line; lines nearer
than a paragraph's space are one block; small raised figures are calls; what stands apart in
a line is a cell; italics larger than the text, beside it, are a pull quote. Words that
lines cut stay cut, and running heads and folios stand where the page has them.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from typing import TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as raw

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
HYPHENS = str.maketrans(dict.fromkeys("\N{HYPHEN}\N{SOFT HYPHEN}\x02\ufffe", "-"))

LEVEL = 1.0
"""Points by which baselines of one line may differ."""

CELL = 1.05
"""The gap between cells, as a part of the letters' size."""

STRETCHED = 2.0
"""The gap between cells in the face of the running text, whose lines are justified."""

APART = 1.5
"""From one baseline to the next paragraph's, as a part of the letters' size."""

INDENT = 36.0
"""Points by which a second column begins beyond the first."""

FEWEST = 4
"""Lines that make a column."""

SMALL = 0.75
"""The size of raised figures, as a part of the letters' beside them."""

Look: TypeAlias = tuple[str, float]


@dataclass(frozen=True)
class Glyph:
    """A sign: where it begins and ends, its baseline, its size in points, and its face.

    It is ``spaced`` if a space stands before it, and ``raised`` as a call is.
    """

    sign: str
    left: float
    right: float
    base: float
    size: float
    face: str
    spaced: bool
    raised: bool = False

    @property
    def look(self) -> tuple[str, float]:
        """Its family, whatever the weight and slope, and its size."""
        return self.face.partition("-")[0], round(self.size * 4) / 4

    @property
    def italic(self) -> bool:
        """Whether it slopes."""
        return "Italic" in self.face


@dataclass(frozen=True)
class Row:
    """A line of a page, or a cell of one, its glyphs from left to right."""

    glyphs: tuple[Glyph, ...]
    cells: tuple[Row, ...] = ()

    @cached_property
    def main(self) -> Glyph:
        """The first glyph of the look that most of it has."""
        level = [glyph for glyph in self.glyphs if not glyph.raised] or self.glyphs
        (look, _), *_ = Counter(glyph.look for glyph in level).most_common(1)
        return next(glyph for glyph in level if glyph.look == look)

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.main.base

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def text(self) -> str:
        """What it says; its cells are parted by tabs."""
        return "\t".join([_said(self.glyphs), *(cell.text for cell in self.cells)])


def read_pages(data: bytes) -> list[str]:
    """Return the text of each page."""
    document = pdfium.PdfDocument(data)
    pages = [list(_glyphs(page)) for page in document]
    looks = Counter(glyph.look for page in pages for glyph in page)
    body = looks.most_common(1)[0][0]
    return [_page(glyphs, body) for glyphs in pages]


def _page(glyphs: Sequence[Glyph], body: Look) -> str:
    """Return a page's blocks, a blank line between two."""
    rows = [row for line in _lines(glyphs) for row in _cells(line, body)]
    pulls = [row for row in rows if _is_pulled(row, body)]
    flow = [row for row in rows if row not in pulls]
    blocks = [block for column in _columns(flow) for block in _blocks(column)]
    for pull in _blocks(pulls):
        # A pull quote is read before the paragraph beside which it begins.
        at = next((n for n, b in enumerate(blocks) if b[-1].base <= pull[0].base), len(blocks))
        blocks.insert(at, pull)
    return "\n\n".join("\n".join(row.text for row in block) for block in blocks)


def _is_pulled(row: Row, body: Look) -> bool:
    return all(g.italic and g.look[0] == body[0] and g.look[1] > body[1] for g in row.glyphs)


def _glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    text = page.get_textpage()
    across, base = ctypes.c_double(), ctypes.c_double()
    box, matrix, name = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.create_string_buffer(80)
    spaced = False
    for n in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, n)).translate(HYPHENS)
        if not sign.strip():
            spaced = True
            continue
        raw.FPDFText_GetCharOrigin(text, n, across, base)
        raw.FPDFText_GetLooseCharBox(text, n, box)
        raw.FPDFText_GetMatrix(text, n, matrix)
        raw.FPDFText_GetFontInfo(text, n, name, 80, None)
        size = raw.FPDFText_GetFontSize(text, n) * abs(matrix.d)
        face = name.value.decode().partition("+")[2]
        yield Glyph(sign, box.left, box.right, base.value, size, face, spaced)
        spaced = False


def _lines(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """Group glyphs by their baselines, from the top; raised figures go with their line."""
    ordered = sorted(glyphs, key=lambda glyph: -glyph.base)
    lines: list[list[Glyph]] = []
    for glyph in ordered:
        if lines and lines[-1][0].base - glyph.base <= LEVEL:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    for above, line in pairwise(lines):
        for glyph in sorted(above, key=lambda glyph: glyph.left):
            if _is_raised(glyph, line):
                above.remove(glyph)
                line.append(replace(glyph, raised=True))
    for line in lines:
        if line:
            yield tuple(sorted(line, key=lambda glyph: glyph.left))


def _is_raised(glyph: Glyph, line: Sequence[Glyph]) -> bool:
    """Tell whether a figure or star stands, small and high, right after a glyph of a line."""
    return glyph.sign in "0123456789*" and any(
        -LEVEL <= glyph.left - other.right < glyph.size
        and (other.raised or glyph.size < SMALL * other.size)
        and glyph.base - other.base < other.size / 2
        for other in line
    )


def _cells(line: Sequence[Glyph], body: Look) -> Iterator[Row]:
    """Divide a line where glyphs stand apart."""
    start = 0
    for n, (one, other) in enumerate(pairwise(line), 1):
        justified = {g.look for g in (one, other) if not g.raised} == {body}
        wide = (STRETCHED if justified else CELL) * max(one.size, other.size)
        if other.left - one.right > wide:
            yield Row(line[start:n])
            start = n
    yield Row(line[start:])


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
    near = last.base - main.base < APART * max(last.size, main.size)
    return near and last.look == main.look


def _said(glyphs: Sequence[Glyph]) -> str:
    made = ""
    for n, glyph in enumerate(glyphs):
        made += " " if n and glyph.spaced else ""
        made += glyph.sign.translate(RAISED) if glyph.raised else glyph.sign
    return made
