"""A line does not turn early because its text misses the measure by a hair.

Where a text would fit but for the space at its end, Pango 1.50 turns the line at the
first place in it, not the last: ", October 11, 2020, available at: " leaves a comma on
the line and its words to the next. Asked again for a measure a little narrower, it
turns where it should.
"""

from typing import Any

from weasyprint.layout import inline
from weasyprint.text import line_break

SPLIT = line_break.split_first_line

LOOSE = 0.75
"""The part of the measure that a line must fill to be taken as it comes."""

LESS = (1, 2, 4, 8)
"""How much narrower to ask again, CSS pixels."""


def apply() -> None:
    """Take over the splitting of text; a second call does nothing."""
    inline.split_first_line = split_first_line


def split_first_line(
    text: str, style: Any, context: Any, max_width: Any, *args: Any, **options: Any
) -> Any:
    """Fit as much text as there is room for; as the engine's, but for the hair."""
    line = SPLIT(text, style, context, max_width, *args, **options)
    resume_at, width = line[2:4]
    if resume_at is None or max_width is None or width >= LOOSE * max_width:
        return line
    for less in LESS:
        if max_width > less:
            narrower = SPLIT(text, style, context, max_width - less, *args, **options)
            if narrower[3] > width:
                return narrower
    return line
