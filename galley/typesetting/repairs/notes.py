"""A note is never left behind when its line is squeezed onto a full page.

In WeasyPrint 70.0, ``layout/block.py``, a line that overflows only because of the
notes above it can be kept by reporting those notes to the next page. The line then
stays, but the loop is left before the line's own notes are laid out: they are
neither on this page nor reported to the next, and are never seen again. The same
path tears other notes from their calls.

The repair takes that path away: such a line goes to the next page with its notes,
as any other line that does not fit.
"""

from weasyprint.layout import block

from galley.typesetting.repairs.source import mend

FAULT = "report = not context.in_column and can_break_now and not could_break_before"
MENDED = "report = False"


def apply() -> None:
    """Mend the engine's line layout; a second call does nothing."""
    mend(block, "_linebox_layout", FAULT, MENDED)
