"""A note is never left behind when its line is squeezed onto a full page.

In WeasyPrint 70.0, ``layout/block.py``, a line that overflows only because of the
notes above it can be kept by reporting those notes to the next page. The line then
stays, but the loop is left before the line's own notes are laid out: they are
neither on this page nor reported to the next, and are never seen again. The same
path tears other notes from their calls.

The repair takes that path away: such a line goes to the next page with its notes,
as any other line that does not fit.

A note area is told to overflow where the foot of its last note is below its own foot.
The two are the same length, summed up in two ways, and with some margins the sums
differ in their last binary digit: then every line with a note went to a new page.
"""

from weasyprint.layout import LayoutContext, block

from galley.typesetting.repairs.source import mend

FAULT = "report = not context.in_column and can_break_now and not could_break_before"
MENDED = "report = False"

EXACT = "overflow = last_child_bottom > footnote_area_bottom"
NEARLY = "overflow = last_child_bottom > footnote_area_bottom + 0.01"
"""A hundredth of a CSS pixel: far more than sums of floating-point lengths go astray."""


def apply() -> None:
    """Mend the engine's line layout and its note areas; a second call does nothing."""
    mend(block, "_linebox_layout", FAULT, MENDED)
    mend(LayoutContext, "_update_footnote_area", EXACT, NEARLY)
