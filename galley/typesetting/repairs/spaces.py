"""A space between two elements is drawn, so that a reader of the file finds it.

WeasyPrint 70.0 draws no text box that holds spaces alone, and what is not drawn is
not in the file: words on either side of it run together for whoever copies, searches
or listens.
"""

from weasyprint.draw import text

from galley.typesetting.repairs.source import mend


def apply() -> None:
    """Mend the drawing of text; a second call does nothing."""
    mend(text, "draw_first_line", "if not textbox.text.strip():", "if not textbox.text:")
