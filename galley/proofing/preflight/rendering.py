"""What another reader, PDFium, makes of the pages."""

from __future__ import annotations

import pypdfium2 as pdfium

from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile

SCALE = 0.25
"""Pixels to the point that pages are looked at with: enough to tell that something is there."""

WHITE = b"\xff"


def check_rendering(file: OpenedFile, told: Findings) -> None:
    """Check that what is drawn is seen, and what is shown as text is read."""
    document = pdfium.PdfDocument(file.data)
    try:
        for number, content in enumerate(file.contents):
            page = document[number]
            if content.painted and _is_white(page):
                told.tell("preflight-page-blank", "what the page draws is not seen", number)
            elif content.shows and not page.get_textpage().get_text_range().strip():
                told.tell("preflight-text-unread", "PDFium reads no text", number)
    finally:
        document.close()


def _is_white(page: pdfium.PdfPage) -> bool:
    picture = page.render(scale=SCALE, grayscale=True, no_smoothtext=False)
    rows = bytes(picture.buffer)
    lines = (
        rows[at * picture.stride : at * picture.stride + picture.width]
        for at in range(picture.height)
    )
    return all(line.count(WHITE) == len(line) for line in lines)
