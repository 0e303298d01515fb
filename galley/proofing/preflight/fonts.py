"""Fonts: in the file, with every glyph, and every code with its character."""

from __future__ import annotations

from unicodedata import category

from pikepdf import Dictionary, Stream

from galley.proofing.page_fonts import PageFont
from galley.proofing.preflight.content import FontUse
from galley.proofing.preflight.encodings import check_encoding
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.font_program import FontProgram, program_of
from galley.proofing.preflight.opened import OpenedFile

UNREAL = {"\ufeff", "\ufffe"}
WIDTH = 1.0
"""How far a width may be off, thousandths of the type size."""

NAMED = ("/MacRomanEncoding", "/MacExpertEncoding", "/WinAnsiEncoding")
"""Encodings whose codes are known to mean characters (ISO 32000-1, 9.10.2)."""


def check_fonts(file: OpenedFile, told: Findings) -> None:
    """Check every font that a page shows something in."""
    _ = file.contents
    for use in file.scanner.fonts.values():
        font = PageFont(use.font)
        if not font.embedded:
            told.tell("preflight-font-embedded", f"{font.name} is not in the file", use.page)
        if font.wide:
            check_encoding(font, use, told)
        _check_unicode(font, use, told)
        try:
            program = program_of(font)
        except ValueError as fault:
            told.tell("preflight-font-embedded", str(fault), use.page)
            continue
        if program is not None:
            _check_glyphs(font, use, program, told)
            _check_set(font, use, program, told)


def _check_unicode(font: PageFont, use: FontUse, told: Findings) -> None:
    texts = font.texts
    if "/ToUnicode" not in use.font:
        encoding = use.font.get("/Encoding")
        named = isinstance(encoding, Dictionary)
        base = encoding.get("/BaseEncoding") if named and encoding is not None else encoding
        if font.wide or str(base) not in NAMED:
            told.tell("preflight-unicode-none", f"{font.name} has no /ToUnicode", use.page)
        return
    for code in sorted(use.codes):
        text = texts.get(code, "")
        said = f"code {code} of {font.name}"
        if not text:
            told.tell("preflight-unicode-unmapped", f"{said} has no character", use.page)
        elif "\0" in text:
            told.tell("preflight-unicode-zero", f"{said} is mapped to U+0000", use.page)
        elif UNREAL & set(text):
            told.tell("preflight-unicode-mark", f"{said} is mapped to U+{ord(text):04X}", use.page)
        elif code in use.bare and any(category(letter) == "Co" for letter in text):
            told.tell("preflight-unicode-private", f"{said} is mapped to a private one", use.page)


def _check_set(font: PageFont, use: FontUse, program: FontProgram, told: Findings) -> None:
    """Check that a list of the characters in a program, if there is one, has them all."""
    listed = use.font.DescendantFonts[0].FontDescriptor.get("/CIDSet")
    if not isinstance(listed, Stream) or program.map:
        return
    bits = "".join(f"{byte:08b}" for byte in listed.read_bytes())
    missing = program.glyphs - bits[: program.glyphs].count("1")
    if missing:
        what = f"the CIDSet of {font.name} lacks {missing} of its {program.glyphs} glyphs"
        told.tell("preflight-font-set", what, use.page)


def _check_glyphs(font: PageFont, use: FontUse, program: FontProgram, told: Findings) -> None:
    """Check that what is shown is drawn, and as wide as the file says."""
    for code in sorted(use.codes):
        text = font.texts.get(code, "")
        said = f"“{text}”, code {code} of {font.name}," if text else f"code {code} of {font.name}"
        glyph = program.glyph(code)
        if glyph == 0:
            told.tell("preflight-glyph-notdef", f"{said} is shown as .notdef", use.page)
        elif glyph >= program.glyphs or (
            text.strip() and text.isprintable() and not program.drawn(glyph)
        ):
            told.tell("preflight-glyph-missing", f"{said} has no glyph", use.page)
        else:
            width, own = font.widths.get(code, font.default), program.width(glyph)
            if abs(width - own) > WIDTH:
                what = f"{said} is {width:g} wide in the file and {own:g} in the font"
                told.tell("preflight-glyph-width", what, use.page)
