"""Letters are read from Pango a line at a time, not each by its own.

WeasyPrint 70.0 asks Pango's structures for each glyph's number, width and place, one after
the other, by calls that cost more than what is done with them. Here a run of text is
read at once as numbers, and written as the engine writes it: the same operators, with
the same rounding. What is not plain text on its line (pictures of letters, letters that no font
has, letters set higher or lower, text that is cut short) is left to the engine.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from weasyprint.draw import text as drawing
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from galley.typesetting.repairs.source import MARK

ENGINES = "draw"
"""Where `draw_first_line` keeps the engine's own, mended."""

FIELDS = ffi.sizeof("PangoGlyphInfo") // ffi.sizeof("int32_t")
"""Numbers of a glyph: its own, its width, its place across and up, and a sign."""

OLDEST = 14802
"""Pango's first version that tells a font's size aright."""

Glyphs = Sequence[int]


class Run(NamedTuple):
    """A run of text in one font: what is drawn, and the glyphs as numbers, one after another.

    ``letters`` tells what a glyph stands for, by its place among them.
    """

    source: Any
    font: Any
    size: float
    glyphs: Glyphs
    letters: Callable[[int], str]


def apply() -> None:
    """Take over the drawing of lines, after its other repair; a second call does nothing."""
    if not hasattr(draw_first_line, ENGINES):
        setattr(draw_first_line, ENGINES, drawing.draw_first_line)
        # What it leaves to the engine is mended: no need to mend it again.
        setattr(draw_first_line, MARK, True)
        drawing.draw_first_line = draw_first_line


def draw_first_line(
    stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any
) -> Any:
    """Draw the line of a text box; give the pictures among its letters."""
    given = stream, textbox, text_overflow, block_ellipsis, matrix
    whole = text_overflow != "ellipsis" and block_ellipsis == "none"
    if not whole or not textbox.text or textbox.style["font_size"] < 1e-6:  # noqa: PLR2004 - the engine's
        return getattr(draw_first_line, ENGINES)(*given)
    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, 1)
    first_line, _ = layout.get_first_line()
    runs = list(runs_of(stream, first_line, layout.text.encode()))
    if not all(map(plain, runs)):
        return getattr(draw_first_line, ENGINES)(*given)
    stream.set_text_matrix(*matrix.values)
    string, before = "", None
    for run in runs:
        if run.source != before:
            before = run.source
            if string:
                stream.show_text(string)
            string = ""
            stream.set_font_size(run.font.hash, run.size)
        string += shown(stream, run)
    stream.show_text(string)
    return []


def runs_of(stream: Any, line: Any, text: bytes) -> Iterator[Run]:
    """Read the runs of a line, whose text is given."""
    before, font, size = None, None, 0.0
    for item in items_of(line):
        source = item.item.analysis.font
        if source != before:
            before = source
            font, size = stream.add_font(source)
        yield Run(source, font, size, numbers_of(item), partial(letters_of, item, text))


def items_of(line: Any) -> Iterator[Any]:
    """Give the runs of a line as Pango has them."""
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def numbers_of(item: Any) -> list[int]:
    """Read the glyphs of a run."""
    string = item.glyphs
    count = string.num_glyphs
    # A line without a glyph has no memory of its own to look at.
    data = ffi.buffer(string.glyphs, count * FIELDS * 4) if count else b""
    return memoryview(data).cast("i").tolist()


def plain(run: Run) -> bool:
    """Whether a run has nothing but letters, which stand on the line."""
    return of_outlines(run.font) and level(run.glyphs)


def of_outlines(font: Any) -> bool:
    """Whether a font has letters and no pictures, and tells its size aright."""
    pictures = font.bitmap or font.png or font.svg or font.colr
    return not pictures and pango.pango_version() >= OLDEST


def level(numbers: Glyphs) -> bool:
    """Whether glyphs are in their font and stand on the line."""
    glyphs = numbers[::FIELDS]
    known = not glyphs or (min(glyphs) >= 0 and max(glyphs) < pango.PANGO_GLYPH_EMPTY)
    return known and not any(numbers[3::FIELDS])


def shown(stream: Any, run: Run) -> str:
    """Write the glyphs of a run, and between them what they are moved by."""
    size, widths, letters = run.size, run.font.widths, run.font.to_unicode
    written = ["<"]
    glyphs = run.glyphs
    places = zip(glyphs[::FIELDS], glyphs[1::FIELDS], glyphs[2::FIELDS], strict=True)
    for number, (glyph, width, across) in enumerate(places):
        if glyph not in letters:
            letters[glyph] = run.letters(number)
        offset = across / size
        if offset:
            written.append(f">{-offset}<")
        written.append(f"{glyph:04x}")
        if glyph not in widths:
            widths[glyph] = width_of(stream, run, glyph)
        kerning = widths[glyph] + offset - width * 1000 * FROM_UNITS / size
        if kerning:
            written.append(f">{int(kerning)}<")
    line = "".join(written)
    return line[:-1] if line[-1] == "<" else f"{line}>"


def letters_of(run: Any, text: bytes, number: int) -> str:
    """Tell which letters of a line's text a glyph of one of Pango's runs stands for."""
    item, clusters, last = run.item, run.glyphs.log_clusters, run.glyphs.num_glyphs
    begin, end = clusters[number], item.length
    if item.analysis.level % 2:
        # From right to left.
        end = item.length if number == 0 else clusters[number - 1]
    elif number < last - 1:
        end = clusters[number + 1]
    return text[item.offset + begin : item.offset + end].decode()


def width_of(stream: Any, run: Run, glyph: int) -> int:
    """Tell how wide a font's glyph is, in thousandths of its size."""
    pango.pango_font_get_glyph_extents(run.source, glyph, stream.ink_rect, stream.logical_rect)
    width: int = round(stream.logical_rect.width * 1000 * FROM_UNITS / run.size)
    return width
