"""The TrueType program of a composite font: its glyphs, outlines and widths."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO

from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Dictionary, Name, Stream

from galley.proofing.page_fonts import PageFont


@dataclass(frozen=True)
class FontProgram:
    """What is read of the program; ``map`` leads from codes to glyphs, two bytes each."""

    glyphs: int
    places: tuple[int, ...]
    advances: tuple[float, ...]
    map: bytes

    def glyph(self, code: int) -> int:
        """Give the glyph of a code; 0 stands for all that are missing."""
        if not self.map:
            return code
        return int.from_bytes(self.map[2 * code : 2 * code + 2])

    def drawn(self, glyph: int) -> bool:
        """Tell whether a glyph has an outline."""
        return self.places[glyph + 1] > self.places[glyph]

    def width(self, glyph: int) -> float:
        """Give the advance of a glyph, thousandths of the type size."""
        return self.advances[glyph]


def program_of(font: PageFont) -> FontProgram | None:
    """Read the TrueType program of a font with two bytes a code; `None` for any other.

    Raises `ValueError` where the program is damaged.
    """
    if not font.wide:
        return None
    inner = font.font.DescendantFonts[0]
    file = inner.get("/FontDescriptor", Dictionary()).get("/FontFile2")
    codes = inner.get("/CIDToGIDMap")
    encoded = str(font.font.get("/Encoding")) in {"/Identity-H", "/Identity-V"}
    if not isinstance(file, Stream) or not encoded:
        return None
    try:
        read = TTFont(BytesIO(file.read_bytes()), lazy=True)
        names, scale = read.getGlyphOrder(), 1000 / read["head"].unitsPerEm
        advances = tuple(read["hmtx"].metrics[name][0] * scale for name in names)
        places = tuple(read["loca"].locations)
    except (TTLibError, LookupError, AssertionError, struct.error) as error:
        raise ValueError(f"the program of {font.name} cannot be read") from error
    chosen = codes.read_bytes() if isinstance(codes, Stream) and codes != Name.Identity else b""
    return FontProgram(len(names), places, advances, chosen)
