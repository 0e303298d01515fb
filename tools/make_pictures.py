#!/usr/bin/env python3
"""Makes the pictures of the documentation from the released issue; run by `make pictures`."""

from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
RELEASE = ROOT / "build" / "v3i1" / "release"
IMAGES = ROOT / "docs" / "images"

VERSO, RECTO = "46", "47"
"""The labels of two facing pages that show most of what a page can have."""

DPI = 100
SHEET_DPI = 60
"""The cover is two pages wide, and the printer's page has marks around it."""

FINER = 4
"""How much larger a page is drawn first, so that letters stand where they belong."""

FRAME = 170
"""The grey of the frame and of the fold, of 255."""

GREYS, COLOURS = 16, 32
"""As many as type needs; more only make the file larger."""


def main() -> None:
    """Make all pictures but that of the preview."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    save(spread(), "spread", GREYS)
    with pdfium.PdfDocument(RELEASE / "csp-3-1-cover.pdf") as cover:
        save(picture(cover[0], SHEET_DPI, grey=False), "cover-sheet", COLOURS)
    with pdfium.PdfDocument(RELEASE / "csp-3-1-print.pdf") as inside:
        save(framed(picture(inside[labels(inside).index(RECTO)], DPI)), "print-page", GREYS)


def spread() -> Image.Image:
    """Draw two facing pages in a thin frame."""
    with pdfium.PdfDocument(RELEASE / "csp-3-1-screen.pdf") as issue:
        pages = [issue[labels(issue).index(label)] for label in (VERSO, RECTO)]
        left, right = (picture(page, DPI) for page in pages)
    made = Image.new("L", (left.width + right.width + 3, left.height + 2), FRAME)
    made.paste(left, (1, 1))
    made.paste(right, (left.width + 2, 1))
    return made


def labels(pdf: pdfium.PdfDocument) -> list[str]:
    """Give what each page is called."""
    return [pdf.get_page_label(index) for index in range(len(pdf))]


def framed(page: Image.Image) -> Image.Image:
    """Lay a picture on a thin frame."""
    made = Image.new("L", (page.width + 2, page.height + 2), FRAME)
    made.paste(page, (1, 1))
    return made


def picture(page: pdfium.PdfPage, dpi: int, *, grey: bool = True) -> Image.Image:
    """Draw a page."""
    large: Image.Image = page.render(scale=FINER * dpi / 72, grayscale=grey).to_pil()
    return large.reduce(FINER)


def save(made: Image.Image, name: str, colours: int) -> None:
    """Write a picture, in few colours."""
    made.quantize(colours).save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
