"""The sheet that a page is printed on: trim, bleed, and the room for marks around them."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Page, Pdf, Stream

MM = 72 / 25.4
"""Points in a millimetre."""

BLEED = 3 * MM
"""What is printed beyond the trim on every side, to be cut off; points."""

MARGIN = 12 * MM
"""What the sheet has beyond the trim on every side, for bleed and marks; points."""

MARKS = "/PrintersMarks"
BOUND_AWAY = ("/Annots", "/ArtBox", "/CropBox", "/StructParents", "/Tabs")
"""What a page for the press has not: viewers would crop it, and no structure holds it."""


@dataclass(frozen=True)
class Sheet:
    """A sheet for a page of a trim, both counted from the sheet's lower left corner; points."""

    width: float
    height: float

    @property
    def media(self) -> Array:
        """The whole sheet."""
        return _box(0, 0, self.width + 2 * MARGIN, self.height + 2 * MARGIN)

    @property
    def bleed(self) -> Array:
        """What is printed."""
        return self._around(BLEED)

    @property
    def trim(self) -> Array:
        """The page."""
        return self._around(0)

    def _around(self, edge: float) -> Array:
        near = MARGIN - edge
        return _box(near, near, self.width + MARGIN + edge, self.height + MARGIN + edge)


def sheet_of(page: Page) -> Sheet:
    """Give the sheet for a page as it was set."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    return Sheet(right - left, top - bottom)


def lay_on_sheet(volume: Pdf, page: Page, drawn: bytes, marks: Object) -> None:
    """Put a page's content and the marks on a sheet, and say where the page is on it.

    ``drawn`` is cut off where the bleed ends. The sheet begins at 0 0, which every RIP
    takes. Sources: ISO 32000-2, 14.11.2 (boxes); ISO 15930-7 (PDF/X-4).
    """
    sheet = sheet_of(page)
    left, bottom, _, _ = (float(edge) for edge in page.trimbox)
    x, y, right, top = (float(edge) for edge in sheet.bleed)
    content = [
        b"q",
        f"{x:.4f} {y:.4f} {right - x:.4f} {top - y:.4f} re W n".encode(),
        f"1 0 0 1 {MARGIN - left:.4f} {MARGIN - bottom:.4f} cm".encode(),
        drawn,
        b"Q",
        f"{MARKS} Do".encode(),
    ]
    page.obj.Resources = _beside(page.obj.get("/Resources", Dictionary()), marks)
    page.obj.Contents = volume.make_indirect(Stream(volume, b"\n".join(content)))
    page.obj.MediaBox, page.obj.BleedBox, page.obj.TrimBox = sheet.media, sheet.bleed, sheet.trim
    for name in BOUND_AWAY:
        if name in page.obj:
            del page.obj[name]


def _beside(resources: Object, marks: Object) -> Dictionary:
    """Add the marks to what a page draws with, and not to what others share with it."""
    own = Dictionary(dict(resources.items()))
    own.XObject = Dictionary({**dict(own.get("/XObject", Dictionary()).items()), MARKS: marks})
    return own


def _box(*edges: float) -> Array:
    return Array([round(edge, 4) for edge in edges])
