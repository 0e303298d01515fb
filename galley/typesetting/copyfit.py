"""Copyfitting: the words of a printed page on one page of ours.

Between two printed page turns the text has just the pages that the print gave it. Where
it runs over, the blocks of those pages are set a little closer, step by step, within
bounds that a reader does not see; where that is not enough, a pull quote moves over the
turn. What still runs over is told with the page and the overrun in lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from galley.errors import Diagnostic
from galley.model import Part
from galley.typesetting.landing import anchors
from galley.typesetting.repairs.floats import outside_boxes
from galley.typesetting.sheets import flow_of
from galley.typesetting.turns import add_class

LEADING = 13.5
"""The leading of the text, pt, which the steps are parts of."""

NOTE_LEADING = 10.125
"""The leading of notes, pt."""

STEPS = (
    (1.0, 0.0, 0.0),
    (1.0, -0.005, -0.5),
    (0.99, -0.010, -1.0),
    (0.98, -0.0125, -1.5),
    (0.97, -0.015, -2.0),
)
"""Leading (a factor), tracking (em) and space between paragraphs (pt, added), by step.

The bounds are 3 % of the leading, 1.5 % of the type size and 2 pt.
"""

BETWEEN = 6.75
"""The space between paragraphs, pt, that the steps add to."""

SPILL = 8
"""Lines on a last page that tell of an overrun; with more it is a page of its own."""

FULL = 0.8
"""How full a line must be that a page turn cuts, to be drawn out to the measure."""


@dataclass
class Stretch:
    """The blocks between two printed turns, the folio they begin on, and the next's.

    ``anchor`` is an id on the page that they begin.
    """

    folio: int
    following: int | None
    anchor: str
    blocks: list[Any]
    step: int = 0
    spent: bool = False


@dataclass
class Copyfit:
    """The stretches of a part, on their way to fitting their pages."""

    part: Part
    stretches: list[Stretch] = field(default_factory=list)
    moved: list[tuple[Any, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, part: Part, root: Any) -> "Copyfit":
        """Find the stretches of a part whose blocks have been cut at their turns."""
        made = cls(part)
        for text in root.iter("section"):
            if "text" not in (text.get("class") or "").split():
                continue
            for block in list(text):
                if anchor := block.get("data-turn"):
                    made.stretches.append(Stretch(int(block.get("data-folio")), None, anchor, []))
                if made.stretches:
                    made.stretches[-1].blocks.append(block)
        for stretch, following in pairwise(made.stretches):
            stretch.following = following.folio
        return made

    def adjust(self, document: Any) -> bool:
        """Tighten what runs over; say whether the part is to be laid out again."""
        over = [stretch for stretch, _ in self.overrunning(document) if not stretch.spent]
        for stretch in over:
            if stretch.step + 1 < len(STEPS):
                stretch.step += 1
                tighten(stretch)
            elif not self.move_pull(stretch, document):
                stretch.spent = True
        return any(not stretch.spent for stretch in over)

    def overrunning(self, document: Any) -> Iterator[tuple[Stretch, int]]:
        """The stretches that take more pages than the print gave them, and lines over."""
        for stretch, first, last in self.extents(document):
            over = lines_on(document.pages[last])
            if stretch.following is not None:
                if last - first >= stretch.following - stretch.folio:
                    yield stretch, over
            elif last > first and over < SPILL:
                yield stretch, over

    def extents(self, document: Any) -> Iterator[tuple[Stretch, int, int]]:
        """Each stretch with the first and the last page it stands on, counted from 0."""
        pages = anchors(document.pages)
        begins = [*(pages[stretch.anchor] for stretch in self.stretches), len(document.pages)]
        for stretch, (here, there) in zip(self.stretches, pairwise(begins), strict=True):
            yield stretch, here, there - 1

    def move_pull(self, stretch: Stretch, document: Any) -> bool:
        """Send a pull quote on a stretch's pages over its last turn; say whether there is one.

        It may be one that found no room before. Further on it stands behind its own words.
        """
        index = self.stretches.index(stretch)
        if index + 1 >= len(self.stretches):
            return False
        first, last = next(
            (first, last) for each, first, last in self.extents(document) if each is stretch
        )
        for page in document.pages[first : last + 1]:
            for box in outside_boxes(flow_of(page)):
                self.moved.append((box.element, self.stretches[index + 1].blocks[0]))
                return True
        return False

    def settle(self, root: Any) -> None:
        """Carry out the moves of pull quotes in the document's tree."""
        for pull, block in self.moved:
            for parent in root.iter():
                if pull in list(parent):
                    parent.remove(pull)
            for parent in root.iter():
                if block in list(parent):
                    parent.insert(list(parent).index(block) + 1, pull)
                    break
        self.moved.clear()

    def faults(self, document: Any) -> Iterator[Diagnostic]:
        """What runs over for all that was tried."""
        for stretch, over in self.overrunning(document):
            if stretch.following is None:
                continue
            block = next((b for b in stretch.blocks if b.get("id")), None)
            line = self.part.lines.get(block.get("id"), 1) if block is not None else 1
            yield Diagnostic(
                "page-overrun",
                f"page {stretch.folio} of the printed edition runs over by {over} lines",
                "take out the turn after it, or let the text flow",
                self.part.path,
                line,
            )

    def steps(self) -> dict[int, int]:
        """The steps that were used, by the folio they begin on."""
        return {stretch.folio: stretch.step for stretch in self.stretches if stretch.step}


def tighten(stretch: Stretch) -> None:
    """Set the blocks of a stretch at its step."""
    leading, tracking, between = STEPS[stretch.step]
    style = (
        f"line-height: {LEADING * leading}pt; letter-spacing: {tracking}em; "
        f"--between: {BETWEEN + between}pt"
    )
    notes = f"line-height: {NOTE_LEADING * leading}pt; letter-spacing: {tracking}em"
    for block in stretch.blocks:
        if block.tag in {"p", "ul", "ol", "blockquote"}:
            block.set("style", style)
        for element in block.iter("span"):
            if element.get("class") == "note":
                element.set("style", notes)


def lines_on(page: Any) -> int:
    """How many lines of text stand on a page."""
    return sum(type(box).__name__ == "LineBox" for box in flow_of(page).descendants())


def draw_out(document: Any) -> bool:
    """Mark the cut lines that are full enough to be justified; say whether any is new."""
    found = False
    for page in document.pages:
        for box in flow_of(page).descendants():
            element = box.element
            if element is None or "cut" not in (element.get("class") or "").split():
                continue
            lines = [child for child in box.children if type(child).__name__ == "LineBox"]
            names = element.get("class").split()
            if lines and "full" not in names and filled(lines[-1]) >= FULL * box.width:
                add_class(element, "full")
                found = True
    return found


def filled(line: Any) -> float:
    """How much of its measure a line fills, CSS pixels."""
    ends = [child.position_x + child.margin_width() for child in line.children]
    return float(max(ends, default=line.position_x) - line.position_x)
