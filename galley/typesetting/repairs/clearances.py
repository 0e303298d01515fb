"""A line that meets no float is not measured for one.

WeasyPrint 70.0 measures the first word of each line once a float stands anywhere on its
page, to know whether the line must go down below it: also of lines far above and below.
And for each line, whether there is a float or not, it goes twice through all that a float
could change of its place.

The width of a word matters only where a float stands beside the line, and a line beside
which there is none begins and ends where its block does.
"""

from typing import Any

from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.layout import inline

from galley.typesetting.repairs.source import mend

FAULT = """\
        linebox.width = inline_min_content_width(
            context, linebox, skip_stack=skip_stack, first_line=True)
        linebox.height, _ = strut(linebox.style)
"""
MENDED = """\
        linebox.height, _ = strut(linebox.style)
        linebox.width = 0 if is_clear(context, linebox, containing_block) else (
            inline_min_content_width(
                context, linebox, skip_stack=skip_stack, first_line=True))
"""

AVOID = inline.avoid_collisions
"""The engine's own, for all that is no line or meets a float."""

Place = tuple[float, float, float]


def apply() -> None:
    """Take over the placing of lines; a second call does nothing."""
    inline.is_clear = is_clear
    mend(inline, "get_next_linebox", FAULT, MENDED)
    inline.avoid_collisions = avoid_collisions


def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Place:  # noqa: FBT001, FBT002 - the engine's signature
    """Give where a box begins, across and down, and how wide it may be; CSS pixels."""
    if outer or not is_clear(context, box, containing_block):
        return AVOID(context, box, containing_block, outer=outer)  # type: ignore[no-any-return]
    # The sums are the engine's, in its order: not a bit of a length may differ.
    left = containing_block.content_box_x()
    right = left + containing_block.width
    left += box.margin_left
    right -= box.margin_right
    return left - box.margin_left, box.border_box_y() - box.margin_top, right - left


def is_clear(context: Any, box: Any, containing_block: Any) -> bool:
    """Whether a box is a line, from left to right, that has no float beside it."""
    if not isinstance(box, LineBox) or containing_block.style["direction"] != "ltr":
        return False
    if not context.excluded_shapes:
        return True
    top = box.border_box_y()
    foot = top + box.border_height()
    return not any(meets(shape, top, foot) for shape in context.excluded_shapes)


def meets(shape: Any, top: float, foot: float) -> bool:
    """Whether a float has a part of its height in common with a line, as the engine sees it."""
    begins = shape.position_y
    ends = begins + shape.margin_height()
    return bool(begins < top < ends or begins < foot < ends or (begins >= top and ends <= foot))
