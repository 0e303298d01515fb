"""Every font in the file, and every glyph in its font."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object

from galley.expectation import Expectation, ExpectedPiece
from galley.model import Place
from galley.proofing.checks.findings import Findings, line_of
from galley.proofing.checks.found import FoundFile
from galley.proofing.page_fonts import PageFont


def check_fonts(expected: Expectation, file: FoundFile, told: Findings) -> None:
    """Check that fonts are embedded, those of pictures among them, and lack no glyph."""
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(file.pdf.pages):
        part = expected.pages[number].part if number < len(expected.pages) else ""
        for font in _fonts(page.obj.get("/Resources", Dictionary()), seen):
            if not font.embedded:
                what = f"{part}: the font {font.name} of {told.page(number)} is not in the file"
                told.tell("proof-font", Place(expected.path), what, "name a face of styles/fonts")
    for font in file.fonts.values():
        for text in font.missing():
            _tell_missing(text, font, expected, file, told)


def _fonts(resources: Object, seen: set[tuple[int, int]]) -> Iterator[PageFont]:
    """Give the fonts of a page and of the forms that it draws, each once a file."""
    for font in resources.get("/Font", Dictionary()).values():
        if font.objgen not in seen:
            seen.add(font.objgen)
            yield PageFont(font)
    for form in resources.get("/XObject", Dictionary()).values():
        if form.objgen not in seen and form.get("/Subtype") == Name.Form:
            seen.add(form.objgen)
            yield from _fonts(form.get("/Resources", Dictionary()), seen)


def _tell_missing(
    text: str, font: PageFont, expected: Expectation, file: FoundFile, told: Findings
) -> None:
    """Tell of a character without a glyph, on the first page that shows it."""
    number = next(
        (
            number
            for number, page in enumerate(file.texts)
            if any(text in run.text for run in (*page.runs.values(), *page.artifacts))
        ),
        0,
    )
    part = expected.pages[number].part if number < len(expected.pages) else ""
    pieces = {piece.name: piece for piece in expected.pieces}
    piece = pieces.get(part, ExpectedPiece(part, expected.path))
    what = f"{part}: {font.name} has no glyph for “{text}” on {told.page(number)}"
    hint = "write it otherwise, or add a face that has it"
    told.tell("proof-glyph", Place(piece.path, line_of(piece, text)), what, hint)
