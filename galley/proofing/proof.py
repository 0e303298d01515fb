"""The proof: a finished file against what it must hold, read from the file alone."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Pdf

from galley.errors import ContentError, Diagnostic
from galley.expectation import Expectation
from galley.proofing.checks.findings import Findings
from galley.proofing.checks.fonts import check_fonts
from galley.proofing.checks.found import FoundFile
from galley.proofing.checks.links import check_links
from galley.proofing.checks.notes import check_notes
from galley.proofing.checks.pages import check_pages
from galley.proofing.checks.pulls import check_pulls
from galley.proofing.checks.words import check_display, check_words
from galley.proofing.page_fonts import Fonts
from galley.proofing.page_memory import PageMemory
from galley.proofing.structure_text import PageText
from galley.proofing.volume import volume_of


def proof(
    expected: Expectation, data: bytes, path: str = "", memory: PageMemory | None = None
) -> tuple[Diagnostic, ...]:
    """Tell all that a finished file, which messages call ``path``, falls short of.

    Pages that the ``memory`` knows are not read again.

    Raises `ContentError` where it is no file of ours, or cannot be read at all.
    """
    fonts: Fonts = {}
    with Pdf.open(BytesIO(data)) as pdf:
        texts = tuple(_texts(pdf, fonts, path, memory or PageMemory()))
        file = FoundFile(pdf, volume_of(pdf, texts, path), texts, fonts)
        told = Findings(file.volume.labels)
        check_pages(expected, file, told)
        for piece in expected.pieces:
            found = file.piece(piece.name)
            check_words(piece, found, file, told)
            check_notes(piece, found, told)
            check_pulls(piece, found, file, expected.pages, told)
        for display in expected.displays:
            check_display(display, file, told)
        check_links(expected, file, told)
        check_fonts(expected, file, told)
    return tuple(sorted(set(told.found), key=lambda d: d.place))


def _texts(pdf: Pdf, fonts: Fonts, path: str, memory: PageMemory) -> Iterator[PageText]:
    for number, page in enumerate(pdf.pages, 1):
        try:
            yield memory.read(page, fonts)
        except (TypeError, ValueError) as error:
            # Where the engine writes a length that is infinite, what is read is no number.
            message = f"the {number}. page draws at a place that is no number"
            hint = "look for a figure with lengths beyond all measure"
            raise ContentError([Diagnostic("pdf-unreadable", message, hint, path)]) from error
