"""A justified line ends at the edge of the measure.

WeasyPrint 70.0 measures a line with its spaces kerned to the letters after them, and
draws a justified one with every space set by itself: with Tinos, a line before whose
words A, T, V or W stands a space runs out by up to 1.4 pt. Here the spaces of a line
share what is left once it is measured as it will be drawn. A text is measured once for
that, however often its line is laid out.
"""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout, line_size

from galley.typesetting.repairs.layouts import kind_of
from galley.typesetting.repairs.spacing import HAIR
from galley.typesetting.repairs.words import words_of
from galley.typesetting.repairs.written import spaced

KEPT = "kept_widths"
"""Where the context of a layout keeps how wide texts are drawn."""


def apply() -> None:
    """Take over justification; a second call does nothing."""
    inline.justify_line = justify_line


def justify_line(context: Any, line: Any, extra_width: float) -> None:
    """Spread what is left of a line's measure, in CSS pixels, over its spaces."""
    if spaces := inline.count_expandable_spaces(line):
        wider = sum(unkerned(context, box) for box in texts(line))
        spread(context, line, (extra_width - wider) / spaces, 0)


def texts(box: Any) -> list[Any]:
    """The text boxes of a line, in order, that hold a space."""
    if isinstance(box, boxes.TextBox):
        return [box] if inline.count_expandable_spaces(box) else []
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        return [text for child in box.children for text in texts(child)]
    return []


def unkerned(context: Any, box: Any) -> float:
    """How much wider a text is drawn than it was measured, its spacing apart."""
    kept = context.__dict__.setdefault(KEPT, {})
    key = kind_of(box.style), box.text
    if key not in kept:
        kept[key] = drawn_width(context, box)
    return float(kept[key] - HAIR * inline.count_expandable_spaces(box) - box.width)


def drawn_width(context: Any, box: Any) -> float:
    """How wide a text is drawn, each of its spaces a hair wider than in the font."""
    words = words_of(box.style)
    if words and (width := words.width(box.style, box.text, HAIR)) is not None:
        return width
    layout = create_layout(box.text, box.style, context, None, HAIR)
    layout.set_text(box.text, justify=True)
    first_line, _ = layout.get_first_line()
    drawn, _ = line_size(first_line, box.style)
    return float(drawn)


def spread(context: Any, box: Any, spacing: float, advance: float) -> float:
    """Set a line's boxes apart; as the engine's ``add_word_spacing``, but for kerning."""
    if isinstance(box, boxes.TextBox):
        box.justification_spacing = spacing
        box.position_x += advance
        if count := inline.count_expandable_spaces(box):
            extra = spacing * count + unkerned(context, box)
            box.pango_layout = spaced(box, spacing)
            box.width += extra
            advance += extra
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.position_x += advance
        before = advance
        children = box.children
        if box.style["direction"] == "rtl":
            children = children[::-1]
        for child in children:
            if child.is_in_normal_flow():
                advance = spread(context, child, spacing, advance)
        box.width += advance - before
    else:
        box.translate(advance, 0)
    return advance
