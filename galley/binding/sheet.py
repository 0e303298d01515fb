"""The sheet that a page is printed on: trim, bleed, and the room for marks around them."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

MM = 72 / 25.4
"""Points in a millimetre."""

BLEED = 3 * MM
"""What is printed beyond the trim on every side, to be cut off; points."""

MARGIN = 12 * MM
"""What the sheet has beyond the trim on every side, for bleed and marks; points."""

CONTENT, MARKS = "/Content", "/Marks"
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

    The sheet begins at 0 0, which every RIP takes. The content moves to its place as a form,
    for patterns stay where they are unless the stream that they are of moves as a whole; it is
    cut off where the bleed ends. Sources: ISO 32000-2, 8.7.2 (patterns), 8.10.1 (forms),
    14.11.2 (boxes).
    """
    sheet = sheet_of(page)
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    form = Stream(volume, drawn)
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = _box(left - BLEED, bottom - BLEED, right + BLEED, top + BLEED)
    form.Matrix = Array([1, 0, 0, 1, *_box(MARGIN - left, MARGIN - bottom)])
    form.Resources = page.obj.get("/Resources", Dictionary())
    shown = Dictionary({CONTENT: volume.make_indirect(form), MARKS: marks})
    page.obj.Resources = Dictionary(XObject=shown)
    page.obj.Contents = volume.make_indirect(Stream(volume, f"{CONTENT} Do\n{MARKS} Do".encode()))
    page.obj.MediaBox, page.obj.BleedBox, page.obj.TrimBox = sheet.media, sheet.bleed, sheet.trim
    for name in BOUND_AWAY:
        if name in page.obj:
            del page.obj[name]


def _box(*edges: float) -> Array:
    return Array([round(edge, 4) for edge in edges])
