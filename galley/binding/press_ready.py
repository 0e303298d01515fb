"""The printer's files: the interior in black, and the cover's sheet, both PDF/X-4."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO

from pikepdf import Object, Pdf

from galley.binding.claims import Claims
from galley.binding.imposition import impose
from galley.binding.inking import Inker
from galley.binding.inks import BLACK, PROCESS, Palette
from galley.binding.intents import PRINT_INTENT, write_intent
from galley.binding.join import saved
from galley.binding.labels import write_labels
from galley.binding.metadata import write_metadata
from galley.binding.pages import join_pages
from galley.binding.printers_marks import draw_marks
from galley.binding.sheet import MM, Sheet, lay_on_sheet, sheet_of
from galley.model import Facts, Leaf, Plan, TypesetPart

VERSION = "1.6"
"""The version of PDF that PDF/X-4 is of."""


def bind_print(parts: Sequence[tuple[Leaf, TypesetPart]], plan: Plan, facts: Facts) -> bytes:
    """Bind an issue's numbered pages for the press, blank ones too: the cover is not among them.

    Everything is in black ink alone. It does not overprint: what lies under it is of the same
    ink, so that nothing would come of it. There are no links, no bookmarks and no structure;
    pages are labelled by their folios. Raises `ValueError` where the parts do not fit the
    plan, or a colour cannot be brought to ink.
    """
    numbered = [(leaf, part) for leaf, part in parts if leaf.numbered]
    imposed = impose([leaf for leaf, _ in numbered], plan)
    with ExitStack() as stack:
        sources = {
            leaf.name: stack.enter_context(Pdf.open(BytesIO(part.pdf))) for leaf, part in numbered
        }
        volume = stack.enter_context(Pdf.new())
        join_pages(volume, sources, imposed)
        write_labels(volume, [page.label for page in imposed])
        _lay_out(volume, BLACK, ())
        return _finished(volume, facts)


def bind_cover(part: TypesetPart, facts: Facts, spine: float) -> bytes:
    """Bind the sheet of a cover for the press.

    ``spine`` is how thick the block is, millimetres: it stands in the middle, and the sheet is
    folded at its edges. Inks stay as the styles mix them, greys are printed in black alone, and
    what is left in red, green and blue is mixed by the profiles, relative to paper and to the
    darkest black. Nothing overprints and nothing is trapped: that is for the printer. Raises
    `ValueError` where the part is not one page, or a colour cannot be brought to inks.
    """
    with Pdf.open(BytesIO(part.pdf)) as source, Pdf.new() as volume:
        if len(source.pages) != 1:
            raise ValueError(f"{part.name}: a cover is one sheet, not {len(source.pages)}")
        volume.pages.append(source.pages[0])
        middle = sheet_of(volume.pages[0]).width / 2
        _lay_out(volume, PROCESS, [middle - spine * MM / 2, middle + spine * MM / 2])
        return _finished(volume, facts)


def _lay_out(volume: Pdf, palette: Palette, folds: Sequence[float]) -> None:
    """Bring all pages to inks and on sheets; those of one size share their marks."""
    inker, marks = Inker(palette), dict[Sheet, Object]()
    drawn = [inker.page(page) for page in volume.pages]
    inker.finish()
    for page, content in zip(volume.pages, drawn, strict=True):
        sheet = sheet_of(page)
        if sheet not in marks:
            marks[sheet] = draw_marks(volume, sheet, folds)
        lay_on_sheet(volume, page, content, marks[sheet])


def _finished(volume: Pdf, facts: Facts) -> bytes:
    write_intent(volume, PRINT_INTENT)
    write_metadata(volume, facts, Claims.PRINTED)
    return saved(volume, VERSION)
