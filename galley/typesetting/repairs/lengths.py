"""Lengths that no percentage is among are the same for every box that is styled alike.

WeasyPrint 70.0 works margins, padding, widths and heights out for each box by twenty calls,
each time that it is laid out. Most boxes have lengths in pixels, or none; what comes of
them is then looked up by the values of the style. All others are left to the engine.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import absolute, block, column, grid, inline, page, percent, table
from weasyprint.layout import float as floating

RESOLVE = percent.resolve_percentages

USERS = (absolute, block, column, floating, grid, inline, page, percent, table)
"""The engine's modules that call it by its name."""

Values = tuple[Any, ...]

SIDES = ("top", "right", "bottom", "left")
LENGTHS = (
    *(f"{what}_{side}" for what in ("margin", "padding") for side in SIDES),
    *(f"{most}{size}" for most in ("", "min_", "max_") for size in ("width", "height")),
)
LEAST = ("min_width", "min_height")
BORDERS = tuple(f"border_{side}_width" for side in SIDES)
NAMES = (*LENGTHS, *BORDERS, "border_collapse", "box_sizing")
GIVEN: Callable[[Any], Values] = itemgetter(*NAMES)

PLAIN = ("separate", "content-box")
"""How borders are drawn, and what a width is of, where no border changes a length."""

known: dict[Values, dict[str, Any]] = {}
"""What came of values of styles; as many as a journal's styles have, and no more."""


def apply() -> None:
    """Take over the lengths of boxes; a second call does nothing."""
    for module in USERS:
        module.resolve_percentages = resolve


def resolve(box: Any, containing_block: Any) -> None:
    """Set the lengths of a box, as far as they are known before its layout."""
    values = GIVEN(box.style)
    lengths = known.get(values)
    if lengths is None:
        if values[-2:] != PLAIN or not all(map(plain, values[: len(LENGTHS)])):
            RESOLVE(box, containing_block)
            return
        lengths = known[values] = resolved(values)
    if isinstance(box, Box):
        vars(box).update(lengths)
    else:
        RESOLVE(box, containing_block)


def plain(value: Any) -> bool:
    """Whether a value is what it is whatever stands around the box."""
    return value == "auto" or (isinstance(value, Dimension) and value.unit == "px")


def resolved(values: Values) -> dict[str, Any]:
    """Give the lengths of a box with such a style, in pixels, by their names."""
    lengths = {
        name: value if value == "auto" else value.value
        for name, value in zip(LENGTHS, values, strict=False)
    }
    for name in LEAST:
        if lengths[name] == "auto":
            lengths[name] = 0
    return lengths | dict(zip(BORDERS, values[len(LENGTHS) :], strict=False))
