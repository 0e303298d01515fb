"""A font for made-up files: a few letters of a face of ours, as a composite font."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

FACE = Path(__file__).parents[3] / "styles" / "fonts" / "tinos" / "Tinos-Regular.ttf"
CHARACTERS = " .0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

CMAP = """\
begincmap /CMapName /Made def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
{lines}
endcmap
"""


@cache
def face() -> tuple[bytes, dict[str, int], list[float]]:
    """Give the program, the glyph of each character, and the width of each glyph."""
    font = TTFont(FACE)
    subsetter = Subsetter(Options(notdef_outline=True, hinting=False, layout_features=[]))
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    names = font.getGlyphOrder()
    scale = 1000 / font["head"].unitsPerEm
    widths = [font["hmtx"].metrics[name][0] * scale for name in names]
    glyphs = {chr(code): names.index(name) for code, name in font.getBestCmap().items()}
    file = BytesIO()
    font.save(file)
    return file.getvalue(), glyphs, widths


def show(text: str) -> str:
    """Give a text as glyphs, in hexadecimal."""
    glyphs = face()[1]
    return "".join(f"{glyphs[letter]:04x}" for letter in text)


def to_unicode(more: dict[int, int] | None = None, without: str = "") -> bytes:
    """Write the map to Unicode; ``more`` are codes with other characters."""
    codes = {glyph: ord(letter) for letter, glyph in face()[1].items() if letter not in without}
    pairs = sorted({**codes, **(more or {})}.items())
    lines = "\n".join(f"1 beginbfchar <{a:04x}> <{b:04x}> endbfchar" for a, b in pairs)
    return CMAP.format(lines=lines).encode()


def font_of(pdf: Pdf) -> Object:
    """Make the font in a file."""
    program, _, widths = face()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+Tinos"),
        Flags=4,
        FontBBox=Array([0, -216, 1000, 891]),
        ItalicAngle=0,
        Ascent=891,
        Descent=-216,
        CapHeight=891,
        StemV=80,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/ABCDEF+Tinos"),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=pdf.make_indirect(descriptor),
        W=Array([0, Array([round(width, 3) for width in widths])]),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+Tinos"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
            ToUnicode=pdf.make_stream(to_unicode()),
        )
    )


def made_encoding(pdf: Pdf, registry: str, ordering: str, supplement: int) -> Stream:
    """Make an encoding that is in the file: each code is its glyph."""
    lines = "1 begincidrange <0000> <ffff> 0 endcidrange"
    return pdf.make_stream(
        CMAP.format(lines=lines).encode(),
        Type=Name.CMap,
        CMapName=Name.Made,
        CIDSystemInfo=Dictionary(
            Registry=String(registry), Ordering=String(ordering), Supplement=supplement
        ),
    )
