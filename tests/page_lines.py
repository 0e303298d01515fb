"""The lines of a PDF's pages, by the places and sizes of their glyphs alone.

Glyphs on one baseline are a line, small raised figures go with the line that they are
raised over, and what stands apart in a line is a cell.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

import pypdfium2 as pdfium
from pypdfium2 import raw

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
HYPHENS = str.maketrans(dict.fromkeys("\N{HYPHEN}\N{SOFT HYPHEN}\x02\ufffe", "-"))

LEVEL = 1.0
"""Points by which baselines of one line may differ."""

CELL = 1.05
"""The gap between cells, as a part of the letters' size."""

STRETCHED = 2.0
"""The gap between cells in the face of the running text, whose lines are justified."""

BESIDE = 0.7
"""The gap between two columns in different faces, as a part of the letters' size."""

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


def glyphs_of(page: pdfium.PdfPage) -> Iterator[Glyph]:
    """Yield the glyphs of a page, the spaces told by the next."""
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


def lines_of(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """Group glyphs by their baselines, from the top; raised figures go with their line."""
    ordered = sorted(glyphs, key=lambda glyph: -glyph.base)
    lines: list[list[Glyph]] = []
    for glyph in ordered:
        if lines and lines[-1][0].base - glyph.base <= LEVEL:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    for n, above in enumerate(lines):
        # The line of a pull quote may stand between a figure and the line it is raised over.
        for line in lines[n + 1 : n + 3]:
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


def cells_of(line: tuple[Glyph, ...], body: Look) -> Iterator[Row]:
    """Divide a line where glyphs stand apart."""
    start = 0
    for n, (one, other) in enumerate(pairwise(line), 1):
        looks = {g.look for g in (one, other) if not g.raised}
        apart = STRETCHED if looks == {body} else BESIDE if _are_columns(one, other) else CELL
        if other.left - one.right > apart * max(one.size, other.size):
            yield Row(line[start:n])
            start = n
    yield Row(line[start:])


def _are_columns(one: Glyph, other: Glyph) -> bool:
    """Tell whether two glyphs are of two faces, one of which slopes, as a pull quote's does."""
    return one.look[0] != other.look[0] and one.italic != other.italic


def _said(glyphs: Sequence[Glyph]) -> str:
    made = ""
    for n, glyph in enumerate(glyphs):
        made += " " if n and glyph.spaced else ""
        made += glyph.sign.translate(RAISED) if glyph.raised else glyph.sign
    return made
