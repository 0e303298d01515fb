"""What stretches take of their pages: how far they run over, and what they leave free."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.typesetting.landing import anchors
from galley.typesetting.repairs.floats import outside_boxes, stands_outside
from galley.typesetting.sheets import flow_of, notes_of, sheet_of
from galley.typesetting.stretches import Stretch, classes

SPILL = 8
"""Lines on a last page that tell of an overrun; with more it is a page of its own."""

FULL = 0.8
"""How full a line must be that a page turn cuts, to be drawn out to the measure."""


@dataclass(frozen=True)
class Extent:
    """The laid-out pages of a stretch."""

    stretch: Stretch
    pages: tuple[Any, ...]

    @property
    def over(self) -> int | None:
        """How many lines stand on pages that the print did not give; `None` if it fits.

        It may be 0: a pull quote alone may run over. Where the print's pages are not
        known, a few lines on the last page have run over from the page before it.
        """
        given = self.stretch.pages
        if given is None:
            lines = lines_on(self.pages[-1:])
            return lines if len(self.pages) > 1 and lines < SPILL else None
        return lines_on(self.pages[given:]) if len(self.pages) > given else None

    @property
    def pulls(self) -> list[str]:
        """The ids of the pull quotes on the pages, in order."""
        return [
            box.element.get("id") for page in self.pages for box in outside_boxes(flow_of(page))
        ]

    @property
    def room(self) -> float:
        """What the text leaves free of its last page, above the notes; CSS pixels."""
        page = self.pages[-1]
        sheet, notes = sheet_of(page), notes_of(page)
        foot = sheet.content_box_y() + sheet.height
        if notes:
            foot = min(foot, note_area(page).position_y)
        ends = [box.position_y + box.margin_height() for box in printed(flow_of(page))]
        return float(foot - max(ends, default=foot))

    @property
    def line(self) -> float:
        """The leading of the text as it is styled; CSS pixels."""
        return float(flow_of(self.pages[-1]).style["line_height"].value)

    @property
    def leaded(self) -> float:
        """The height of all lines, of text and notes, whose leading may change; CSS pixels."""
        lines = [
            box
            for page in self.pages
            for area in (flow_of(page), *notes_of(page))
            for box in printed(area)
        ]
        return float(sum(box.height for box in lines if isinstance(box, boxes.LineBox)))

    @property
    def gaps(self) -> int:
        """How many spaces between paragraphs there are on the pages, at most."""
        return sum(block.tag == "p" for block in self.stretch.blocks[1:])

    @property
    def drawable(self) -> bool:
        """Whether the line that the turn cuts is full enough to be justified."""
        last = None
        for page in self.pages:
            for box in flow_of(page).descendants():
                if box.element is self.stretch.cut and "cut" in classes(box.element or {}):
                    lines = [c for c in box.children if isinstance(c, boxes.LineBox)]
                    last = (lines[-1], box.width) if lines else last
        return last is not None and filled(last[0]) >= FULL * last[1]


def extents(document: Any, stretches: Collection[Stretch]) -> Iterator[Extent]:
    """The extents of stretches, which are all that a document was laid out with."""
    pages = document.pages
    where = anchors(pages)
    begins = [*(where[stretch.anchor] for stretch in stretches), len(pages)]
    for stretch, (here, there) in zip(stretches, pairwise(begins), strict=True):
        yield Extent(stretch, tuple(pages[here:there]))


def printed(box: Any) -> Iterator[Any]:
    """The lines and pictures in a box, but for those in pull quotes."""
    for child in box.children:
        if isinstance(child, boxes.LineBox | boxes.ReplacedBox):
            yield child
        elif isinstance(child, boxes.ParentBox) and not stands_outside(child):
            yield from printed(child)


def lines_on(pages: Iterable[Any]) -> int:
    """How many lines of text stand on pages; those side by side in a table are one."""
    return sum(len({round(box.position_y) for box in printed(flow_of(page))}) for page in pages)


def note_area(page: Any) -> Any:
    """The area at a page's foot in which its notes stand."""
    return next(c for c in sheet_of(page).children if isinstance(c, boxes.FootnoteAreaBox))


def filled(line: Any) -> float:
    """How much of its measure a line fills, CSS pixels."""
    ends = [child.position_x + child.margin_width() for child in line.children]
    return float(max(ends, default=line.position_x) - line.position_x)
