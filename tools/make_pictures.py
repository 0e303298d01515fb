#!/usr/bin/env python3
"""Makes the pictures of the documentation from the built issue; run by `make pictures`."""

from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
ISSUE = ROOT / "build" / "v3i1" / "v3i1.pdf"
SPREAD = ROOT / "docs" / "images" / "spread.png"

VERSO, RECTO = "46", "47"
"""The labels of two facing pages that show most of what a page can have."""

DPI = 100
FINER = 4
"""How much larger a page is drawn first, so that letters stand where they belong."""

FRAME = 170
"""The grey of the frame and of the fold, of 255."""

GREYS = 16
"""As many as type needs; more only make the file larger."""


def main() -> None:
    """Make the one picture there is: two facing pages in a thin frame."""
    with pdfium.PdfDocument(ISSUE) as issue:
        labels = [issue.get_page_label(index) for index in range(len(issue))]
        left, right = (picture(issue[labels.index(label)]) for label in (VERSO, RECTO))
    spread = Image.new("L", (left.width + right.width + 3, left.height + 2), FRAME)
    spread.paste(left, (1, 1))
    spread.paste(right, (left.width + 2, 1))
    SPREAD.parent.mkdir(parents=True, exist_ok=True)
    spread.quantize(GREYS).save(SPREAD, optimize=True)


def picture(page: pdfium.PdfPage) -> Image.Image:
    """Draw a page in shades of grey."""
    large: Image.Image = page.render(scale=FINER * DPI / 72, grayscale=True).to_pil()
    return large.reduce(FINER)


if __name__ == "__main__":
    main()
