"""A justified line is written from its words, without another layout of it.

WeasyPrint 70.0 makes a layout of Pango's anew for each text that it draws. Where all words of a
justified text are known (`words`), it is written from them: each as it was written in
this file before, with the same spaces between. The layout rests then; whoever asks for it
wakes it.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from weasyprint.draw import text as drawing
from weasyprint.text.line_break import Layout

from galley.typesetting.repairs.glyphs import Glyphs, Run, of_outlines, shown
from galley.typesetting.repairs.layouts import kind_of
from galley.typesetting.repairs.source import MARK
from galley.typesetting.repairs.spacing import units_of
from galley.typesetting.repairs.words import Word, words_of

ENGINES = "draw"
"""Where `draw_first_line` keeps the one that it was set before."""

KEPT = "kept_words"
"""Where a font of a file keeps how its words are written, by their kind of style."""


class Line(NamedTuple):
    """A line as a file has it, in one font, whose size is in CSS pixels."""

    font: Any
    size: float
    string: str


class Resting(Layout):  # type: ignore[misc]  # the engine has no types
    """A layout of justified text which is set up when Pango's is asked for."""

    def reactivate(self, style: Any) -> None:
        """Note the style that it would be set up with."""
        self.style = style

    def deactivate(self) -> None:
        """Go to rest."""
        for name in ("layout", "language", "style"):
            self.__dict__.pop(name, None)

    def __getattr__(self, name: str) -> Any:
        """Wake, for what a layout has only while it is awake."""
        if name not in {"layout", "language"}:
            raise AttributeError(name)
        super().reactivate(self.style)
        return vars(self)[name]


def apply() -> None:
    """Take over the drawing of lines, after its other repairs; a second call does nothing."""
    if not hasattr(draw_first_line, ENGINES):
        setattr(draw_first_line, ENGINES, drawing.draw_first_line)
        # What it leaves to others is mended: no need to mend it again.
        setattr(draw_first_line, MARK, True)
        drawing.draw_first_line = draw_first_line


def spaced(box: Any, spacing: float) -> Any:
    """Give a layout at rest of a box's text, its spaces so far apart in CSS pixels."""
    words = words_of(box.style)
    made: Any = Resting if words else Layout
    layout = made.__new__(made)
    layout.__dict__.update(vars(box.pango_layout))
    layout.text, layout.justification_spacing, layout.words = box.text, spacing, words
    return layout


def draw_first_line(
    stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any
) -> Any:
    """Draw the line of a text box; give the pictures among its letters."""
    whole = text_overflow != "ellipsis" and block_ellipsis == "none"
    if whole and isinstance(textbox.pango_layout, Resting) and (line := line_of(stream, textbox)):
        stream.set_text_matrix(*matrix.values)
        stream.set_font_size(line.font.hash, line.size)
        stream.show_text(line.string)
        return []
    given = stream, textbox, text_overflow, block_ellipsis, matrix
    return getattr(draw_first_line, ENGINES)(*given)


def line_of(stream: Any, textbox: Any) -> Line | None:
    """Write a justified text from its words; None if they do not do."""
    style, layout = textbox.style, textbox.pango_layout
    words, text = layout.words, layout.text
    units = units_of(style, layout.justification_spacing)
    if words.kind != kind_of(style) or not words.space.stands(units):
        return None
    # A file lists its fonts as they come: it is not asked for one that may not be used.
    if not (parts := words.parted(style, text)):
        return None
    font = stream._fonts.get(words.key) or stream.add_font(words.source)[0]
    return (
        Line(font, words.size, written(stream, font, layout, units, parts))
        if of_outlines(font)
        else None
    )


def written(
    stream: Any, font: Any, layout: Any, units: int, parts: Sequence[tuple[str, Word]]
) -> str:
    """Write words with the spaces between them, and those at their ends."""
    words, text = layout.words, layout.text
    known = vars(font).setdefault(KEPT, {}).setdefault(words.kind, {})

    def show(numbers: Glyphs, letters: Sequence[str]) -> str:
        return shown(stream, Run(words.source, font, words.size, numbers, letters.__getitem__))

    # In the order of the text: a font lists its letters as they come.
    line = [show(words.space.first(units), " ")] if text[0] == " " else []
    space = ""
    for spelt, word in parts:
        if spelt not in known:
            known[spelt] = show(word.glyphs, word.letters)
        line += space, known[spelt]
        space = space or show(words.space.inner(units), " ")
    if text[-1] == " ":
        line.append(show(words.space.last(units), " "))
    return "".join(line)
