"""The notes of a page are measured once each, not all of them again for each new one.

In WeasyPrint 70.0 the area at a page's foot is laid out anew, with all of its notes,
whenever a line brings another note or is taken back: half of an article's time. Only
the area's height is wanted then; its notes are laid out for good when the page is full.

While the area is measured, the layout of a note is remembered by all that it depends on,
and its box is moved to where it would be. What is drawn is laid out as ever.

And an area is told to overflow where the foot of its last note is below its own foot.
The two are the same length, summed up in two ways, and with some margins the sums
differ in their last binary digit: then every line with a note went to a new page.
"""

import copy
from typing import Any

from weasyprint.formatting_structure.boxes import FootnoteAreaBox
from weasyprint.layout import LayoutContext, block

from galley.typesetting.repairs.source import mend

EXACT = "overflow = last_child_bottom > footnote_area_bottom"
NEARLY = "overflow = last_child_bottom > footnote_area_bottom + 0.01"
"""A hundredth of a CSS pixel: far more than sums of floating-point lengths go astray."""

UPDATE = "update"
"""Where `update_footnote_area` keeps the engine's own, mended."""

MEASURING, MEASURED = "measuring_notes", "measured_notes"
"""What a layout context is told: that notes are measured only, and what has been measured."""


def apply() -> None:
    """Take over the measuring of notes; a second call does nothing."""
    if LayoutContext._update_footnote_area is not update_footnote_area:
        mend(LayoutContext, "_update_footnote_area", EXACT, NEARLY)
        setattr(update_footnote_area, UPDATE, LayoutContext._update_footnote_area)
        LayoutContext._update_footnote_area = update_footnote_area
    if not isinstance(block.block_level_layout, Remembering):
        # Outside floats, whose repair comes before, have put their own layout here.
        block.block_level_layout = Remembering(block.block_level_layout)


def update_footnote_area(context: Any) -> Any:
    """Measure the area at a page's foot."""
    setattr(context, MEASURING, True)
    try:
        return getattr(update_footnote_area, UPDATE)(context)
    finally:
        setattr(context, MEASURING, False)


class Remembering:
    """The layout of blocks, which remembers that of notes while they are measured."""

    def __init__(self, lay_out: Any) -> None:
        """Take the layout."""
        self.lay_out = lay_out

    def __call__(  # noqa: PLR0913, PLR0917 - the engine's signature
        self,
        context: Any,
        box: Any,
        bottom_space: float,
        skip_stack: Any,
        containing_block: Any,
        page_is_empty: bool = True,  # noqa: FBT001, FBT002
        absolute_boxes: Any = None,
        fixed_boxes: Any = None,
        adjoining_margins: Any = None,
        *args: Any,
        **options: Any,
    ) -> Any:
        """Lay a block out, or give what came of it before."""
        given = bottom_space, skip_stack, containing_block, page_is_empty
        lists = absolute_boxes, fixed_boxes, adjoining_margins
        if (
            not getattr(context, MEASURING, False)
            or not isinstance(containing_block, FootnoteAreaBox)
            or box.element is None
            or beside_float(context, box)
        ):
            return self.lay_out(context, box, *given, *lists, *args, **options)
        measured = context.__dict__.setdefault(MEASURED, {})
        key = (
            *(box.element, containing_block.width, bottom_space, page_is_empty),
            *(tuple(adjoining_margins or ()), context.current_page > 1, context.forced_break),
        )
        if key not in measured:
            x, y = box.position_x, box.position_y
            came = self.lay_out(context, box, *given, *lists, *args, **options)
            if came[0] is None or absolute_boxes or fixed_boxes:
                return came
            measured[key] = x, y, came
        x, y, (laid_out, resume_at, next_page, margins, *rest) = measured[key]
        moved = copy.copy(laid_out)
        moved.position_x += box.position_x - x
        moved.position_y += box.position_y - y
        return moved, resume_at, dict(next_page), list(margins), *rest


def beside_float(context: Any, box: Any) -> bool:
    """Whether a float reaches down to a box, whose lines it would then shorten."""
    return any(
        shape.position_y + shape.margin_height() > box.position_y
        for shape in context.excluded_shapes
    )
