"""The boxes of pages: trim, bleed, media, crop (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from pikepdf import Object, Page

from galley.proofing.geometry import Box
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile

MM = 72 / 25.4
"""Points in a millimetre."""

BLEED = 3.0
"""What is to lie beyond the trim on every side, millimetres."""

TOLERANCE = 0.1
"""How far off a length may be, millimetres."""

INHERITED = ("/MediaBox", "/CropBox")


def box_of(page: Page, name: str) -> Box | None:
    """Give a box of a page, from its lower left corner on; `None` where there is none."""
    node: Object = page.obj
    while name in INHERITED and name not in node and "/Parent" in node:
        node = node.Parent
    if name not in node:
        return None
    x, y, across, up = (float(number) for number in node[name])
    return Box(min(x, across), min(y, up), max(x, across), max(y, up))


def check_boxes(file: OpenedFile, told: Findings) -> None:
    """Check that boxes are there, lie in one another, and are of the right size."""
    sizes: list[tuple[float, float]] = []
    for number, page in enumerate(file.pdf.pages):
        media, bleed, trim = (box_of(page, f"/{name}Box") for name in ("Media", "Bleed", "Trim"))
        crop = box_of(page, "/CropBox")
        if trim is None:
            told.tell("preflight-box-trim", "there is no TrimBox", number)
        inner = [("trim", trim), ("bleed", bleed), ("crop", crop), ("media", media)]
        _check_nesting(inner, number, told)
        if trim is not None and (least := _bleed(trim, bleed or trim)) is not None:
            told.tell("preflight-bleed", f"the bleed is {least:.1f} mm", number)
        shown = trim if told.asks("preflight-box-trim") else trim or crop or media
        if shown is not None:
            sizes.append(((shown.right - shown.left) / MM, (shown.top - shown.bottom) / MM))
    _check_sizes(sizes, file.known.trim, told)


def _check_nesting(boxes: list[tuple[str, Box | None]], page: int, told: Findings) -> None:
    """Check that each box lies in every larger one; the crop box need not hold the bleed."""
    there = [(name, box) for name, box in boxes if box is not None]
    for at, (name, box) in enumerate(there):
        for other, larger in there[at + 1 :]:
            if (name, other) != ("bleed", "crop") and box.beyond(larger) > TOLERANCE * MM:
                told.tell(
                    "preflight-box-nesting", f"the {name} box reaches out of the {other} box", page
                )
                return


def _bleed(trim: Box, bleed: Box) -> float | None:
    """Give the least bleed where it is too little, millimetres; boxes must lie in each other."""
    sides = (
        trim.left - bleed.left,
        trim.bottom - bleed.bottom,
        bleed.right - trim.right,
        bleed.top - trim.top,
    )
    least = min(sides) / MM
    return least if -TOLERANCE <= least < BLEED - TOLERANCE else None


def _check_sizes(
    sizes: list[tuple[float, float]], trim: tuple[float, float] | None, told: Findings
) -> None:
    """Check that pages are of the size known, or else of that which most are of."""
    rounded = [(round(width, 1), round(height, 1)) for width, height in sizes]
    if not rounded:
        return
    wanted = trim or max(dict.fromkeys(rounded), key=rounded.count)
    for number, size in enumerate(rounded):
        if any(abs(one - other) > 2 * TOLERANCE for one, other in zip(size, wanted, strict=True)):
            what = f"the page is {size[0]:g} × {size[1]:g} mm, not {wanted[0]:g} × {wanted[1]:g} mm"
            told.tell("preflight-page-size", what, number)
