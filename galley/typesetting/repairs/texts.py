"""A text as Pango shapes it on one endless line: where it may turn, and how far it reaches.

Lengths are in Pango's units, 1024 a CSS pixel; places are counted in letters and, where
said so, in bytes of UTF-8.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, compress
from typing import Any

from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout

from galley.typesetting.repairs.glyphs import FIELDS

UNFIT = re.compile("[\0\t\n\r\f\x85\xad\u2028-\u202e\u2066-\u2069]")
"""What lines turn at by rules of their own, or are read backwards by."""

TURN = int.from_bytes(ffi.buffer(ffi.new("PangoLogAttr *", {"is_line_break": 1})), sys.byteorder)
"""The bit by which Pango says that a line may turn before a letter."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one style: where each glyph begins, and where its lines may turn.

    ``begins`` has for each glyph how far the text before it reaches, ``starts`` the byte of
    its letter, each with the text's end as its last. ``turns`` are the letters before which
    a line may turn.
    """

    begins: list[int]
    starts: list[int]
    turns: list[int]

    def reach(self, byte: int) -> int | None:
        """Tell how far the text before a byte reaches; nothing if that parts a ligature."""
        glyph = bisect_left(self.starts, byte)
        return self.begins[glyph] if self.starts[glyph] == byte else None

    def within(self, edge: float) -> int:
        """Give the byte to which a text reaches no farther than an edge."""
        return self.starts[bisect_right(self.begins, edge) - 1]


def shaped(text: str, style: Any) -> Text | None:
    """Shape a text; give nothing where it is not one run of one font, from left to right."""
    if UNFIT.search(text):
        return None
    layout = Layout(style)
    layout.set_text(text)
    line, rest = layout.get_first_line()
    run = line.runs
    if rest is not None or run == ffi.NULL or run.next != ffi.NULL:
        return None
    item, glyphs = run.data.item, run.data.glyphs
    length, count = item.length, glyphs.num_glyphs
    starts = [*numbers(glyphs.log_clusters, count), length]
    if length != len(text.encode()) or item.analysis.level % 2 or not count:
        return None
    begins = [0, *accumulate(numbers(glyphs.glyphs, count * FIELDS, slice(1, None, FIELDS)))]
    told = pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL)
    turns = compress(range(len(text)), map(TURN.__and__, numbers(told, len(text))))
    return Text(begins, starts, [turn for turn in turns if turn])


def numbers(pointer: Any, count: int, some: slice = slice(None)) -> list[int]:
    """Read so many numbers of 32 bits; give all or some of them."""
    return memoryview(ffi.buffer(pointer, count * 4)).cast("i")[some].tolist()
