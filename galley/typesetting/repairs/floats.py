"""Pull quotes stand on the page's outer side, whole, one a page.

The engine's floats go left or right, may be cut by the page's end, and one that
does not fit ends its page early. A box whose style has ``--float: outside`` is laid
out by the rules of a printed page instead:

- it stands on the side away from the fold: right on a right-hand page;
- it is never cut: it is measured whole before it is placed;
- one that does not fit, or comes second on its page, moves to the head of the next
  page, and the text closes up;
- a list or block quote beside it is set in what it leaves of the measure;
- one that the notes called later on its page would run into moves likewise: the
  page is made again without it.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Any

from weasyprint.css.properties import ZERO_PIXELS, Dimension
from weasyprint.layout import block, page

LAY_OUT, FLOW, REMAKE = block.float_layout, block._out_of_flow_layout, page.remake_page
BLOCK = block.block_level_layout
"""The engine's own functions, which the ones here stand in for."""

PT = 96 / 72
"""CSS pixels in a point."""

CLEAR = 6.75 * PT
"""How near the foot of a float a block begins that still clears it: its own margin."""

TOLERANCE = 0.01
"""How far, in CSS pixels, a float may reach below the text block: rounding only."""


class Waiting:
    """The key under which a float waits for the next page.

    Not a box, so that nothing in the flow tries to clear it.
    """

    def is_floated(self) -> bool:
        """Say no: what waits is on no page yet."""
        return False


@dataclass
class Ledger:
    """Where the outside floats of one document have gone; pages count from 1."""

    placed: dict[int, Any] = field(default_factory=dict)
    headed: dict[int, list[Any]] = field(default_factory=dict)
    barred: set[tuple[int, Any]] = field(default_factory=set)


def ledger(context: Any) -> Ledger:
    """The ledger that goes with a layout context, made on first use."""
    found: Ledger = context.__dict__.setdefault("outside_floats", Ledger())
    return found


def stands_outside(box: Any) -> bool:
    """Whether a box asks to stand on the outer side."""
    if box.element is None or box.style["float"] == "none":
        return False
    return any(getattr(token, "value", None) == "outside" for token in box.style["__float"])


def outside_boxes(box: Any) -> Iterator[Any]:
    """The outside floats among a laid-out box's descendants."""
    for child in box.descendants():
        if child.is_floated() and stands_outside(child):
            yield child


def apply() -> None:
    """Take over the layout of outside floats; a second call does nothing."""
    block.float_layout = page.float_layout = float_layout
    block.block_level_layout = page.block_level_layout = block_level_layout
    block._out_of_flow_layout = out_of_flow
    page.remake_page = remake_page


def float_layout(context: Any, box: Any, containing_block: Any, *args: Any, **options: Any) -> Any:
    """Lay a float out; an outside one whole and on its page's side."""
    if not stands_outside(box):
        return LAY_OUT(context, box, containing_block, *args, **options)
    sheet = context.current_footnote_area.page
    side = "right" if context.page_maker[context.current_page - 1][2] else "left"
    placed = box.copy()
    placed.style = box.style.copy()
    placed.style["float"] = side
    placed.style[f"margin_{side}"] = ZERO_PIXELS
    if at_head(context, box):
        placed.style["margin_top"] = Dimension(margin_at_head(box) * PT, "px")
    frame = copy.copy(containing_block)
    frame.position_x = sheet.content_box_x()
    absolute_boxes, fixed_boxes = args[:2]
    return LAY_OUT(context, placed, frame, absolute_boxes, fixed_boxes, -inf, None)


def block_level_layout(  # noqa: PLR0913, PLR0917 - the engine's signature
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool = True,  # noqa: FBT001, FBT002
    *args: Any,
    **options: Any,
) -> Any:
    """Lay a block out: as the first of its page, or narrower, where it stands by a float."""
    if context.current_page in ledger(context).placed and at_head(context, box):
        page_is_empty = True
    frame = beside(context, box, containing_block)
    rest = bottom_space, skip_stack, frame, page_is_empty
    if frame is containing_block:
        return BLOCK(context, box, *rest, *args, **options)
    # The frame is clear of floats: the engine need not look, and push the block down.
    shapes, context.excluded_shapes = context.excluded_shapes, []
    try:
        return BLOCK(context, box, *rest, *args, **options)
    finally:
        context.excluded_shapes = shapes


def beside(context: Any, box: Any, containing_block: Any) -> Any:
    """The block that a list or block quote is laid out in: what a float leaves of it.

    The engine would measure it at the full width, and push it down below the float
    after it has looked whether it fits the page.
    """
    if "flow-root" not in box.style["display"] or not box.is_in_normal_flow():
        return containing_block
    for shape in context.excluded_shapes:
        top, foot = shape.position_y, shape.position_y + shape.margin_height()
        if stands_outside(shape) and top <= box.position_y < foot - CLEAR:
            frame = copy.copy(containing_block)
            frame.width -= shape.margin_width()
            if shape.style["float"] == "left":
                frame.position_x += shape.margin_width()
            return frame
    return containing_block


def at_head(context: Any, box: Any) -> bool:
    """Whether a box is about to be laid out at the head of its page's text block."""
    head = context.current_footnote_area.page.content_box_y()
    return bool(box.position_y <= head + TOLERANCE)


def margin_at_head(box: Any) -> float:
    """The top margin, pt, of an outside float at a page's head: ``--margin-at-head``."""
    return next((float(t.value) for t in box.style["__margin_at_head"] if t.type == "dimension"), 0)


def out_of_flow(
    context: Any, box: Any, index: int, child: Any, new_children: list[Any], *args: Any
) -> Any:
    """Place a block's out-of-flow child; let an outside float wait where it must."""
    if not (child.is_floated() and stands_outside(child)):
        return FLOW(context, box, index, child, new_children, *args)
    _, absolute_boxes, fixed_boxes, adjoining_margins, bottom_space = args
    book, number = ledger(context), context.current_page
    if child.element in book.headed.get(number, ()):
        return False, None, None, None
    first = book.placed.get(number, child.element) is child.element
    if first and (number, child.element) not in book.barred:
        child.position_y += block.collapse_margin(adjoining_margins)
        shapes = list(context.excluded_shapes)
        placed, _ = float_layout(context, child, box, absolute_boxes, fixed_boxes)
        foot = placed.position_y + placed.margin_height()
        if foot <= context.page_bottom - bottom_space + TOLERANCE:
            book.placed[number] = child.element
            placed.index = index
            new_children.append(placed)
            return False, None, placed, None
        context.excluded_shapes[:] = shapes
    wait(context, child, box)
    return False, None, None, None


def wait(context: Any, child: Any, parent: Any) -> None:
    """Put an outside float at the head of the next page, once."""
    waiting = context.broken_out_of_flow
    if not any(entry[0].element is child.element for entry in waiting.values()):
        waiting[Waiting()] = (child, parent, context._excluded_shapes_root_boxes[-1], None)


def remake_page(index: int, context: Any, root_box: Any, html: Any) -> Any:
    """Make page ``index`` (from 0) until no outside float reaches into its notes."""
    book, number = ledger(context), index + 1
    notes, reported = list(context.footnotes), list(context.reported_footnotes)
    waiting = dict(context.broken_out_of_flow)
    heads = [key for key, entry in waiting.items() if stands_outside(entry[0])]
    while True:
        context.footnotes, context.reported_footnotes = list(notes), list(reported)
        shown = [k for k in heads if (number, waiting[k][0].element) not in book.barred][:1]
        held = [key for key in heads if key not in shown]
        context.broken_out_of_flow = {k: v for k, v in waiting.items() if k not in held}
        book.headed[number] = [waiting[key][0].element for key in heads]
        book.placed.pop(number, None)
        if shown:
            book.placed[number] = waiting[shown[0]][0].element
        made, resume_at = REMAKE(index, context, root_box, html)
        queue = {key: waiting[key] for key in held} | context.broken_out_of_flow
        context.broken_out_of_flow = queue
        clash = next(clashing(made), None)
        if clash is None:
            return made, resume_at
        book.barred.add((number, clash.element))


def clashing(sheet: Any) -> Iterator[Any]:
    """The outside floats of a laid-out page that reach below its text."""
    root, note_area = sheet.children[:2]
    foot = sheet.content_box_y() + sheet.height
    if note_area.children:
        foot = note_area.position_y
    for box in outside_boxes(root):
        if box.position_y + box.margin_height() > foot + TOLERANCE:
            yield box
