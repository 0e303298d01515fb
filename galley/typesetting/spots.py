"""Where each block, note, call and turn stands, and on which base lines: for those who look."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.model import Area, Grid, Spot
from galley.typesetting.repairs.floats import PT
from galley.typesetting.sheets import flow_of, notes_of

OPENER = {"title", "subtitle", "authors", "affiliation", "abstract", "keywords"}
"""The classes in a piece's opener that its front matter says the words of."""

WITHIN = boxes.LineBox | boxes.TextBox
"""What is a box of its own, but of the element that it stands in."""

Sides = tuple[float, float, float, float]


def spots(name: str, pages: Iterable[Any]) -> Iterator[Spot]:
    """The spots of a part, page by page, each before those inside it."""
    wholes: dict[str, str] = {}
    for number, page in enumerate(pages):
        found: dict[str, tuple[str, Sides]] = {}
        for box in standing(page):
            if key := of(name, box.element, wholes):
                before = found.get(key)
                found[key] = box.element.tag, around(before and before[1], box)
        for key, (tag, (left, top, right, bottom)) in found.items():
            sides = (round(side / PT, 2) for side in (left, top, right, bottom))
            yield Spot(key, tag, number, *sides)


def standing(page: Any) -> Iterator[Any]:
    """The boxes of elements on a page: those of its text, then those of its notes.

    The mark of a note in the text is a box of the note's own element, and is left out.
    """
    for box in flow_of(page).descendants():
        own = None if isinstance(box, WITHIN) else box.element
        if own is not None and own.get("class") != "note":
            yield box
    yield from notes_of(page)


def of(name: str, element: Any, wholes: dict[str, str]) -> str | None:
    """The id of an element; what is in an opener is known by its class.

    The rest of a block that was cut at a turn is that block.
    """
    given = element.attrib
    whole, own = given.get("data-whole"), given.get("id")
    if whole:
        return wholes.setdefault(whole, own) if own else wholes.get(whole)
    if own:
        return None if element.tag == "article" else own
    kind = given.get("class")
    return f"{name}.{kind}" if kind in OPENER else None


def around(sides: Sides | None, box: Any) -> Sides:
    """The sides of a box, drawn out to hold what was there before."""
    left, top = box.border_box_x(), box.border_box_y()
    right, bottom = left + box.border_width(), top + box.border_height()
    if sides is None:
        return left, top, right, bottom
    return (
        min(left, sides[0]),
        min(top, sides[1]),
        max(right, sides[2]),
        max(bottom, sides[3]),
    )


def grids(pages: Iterable[Any], areas: Iterable[Area]) -> Iterator[Grid]:
    """The base lines of each page: those of the leading that most of its lines have."""
    for page, area in zip(pages, areas, strict=True):
        lines = [box for box in flow_of(page).descendants() if isinstance(box, boxes.LineBox)]
        steps = Counter(round(line.height / PT, 3) for line in lines if line.height)
        if not steps:
            yield Grid(0, 0)
            continue
        ((step, _),) = steps.most_common(1)
        line = next(line for line in lines if round(line.height / PT, 3) == step)
        first = (line.position_y + line.baseline) / PT
        yield Grid(round(area.top + (first - area.top) % step, 3), step)
