"""What Pango makes of a space that is set apart, reckoned; lengths in Pango's units.

Pango puts half of a spacing before a space and half after it, and takes away what comes to
stand at an end of the line; the engine asks for the double there. It is reckoned only where
Pango was seen to come to the same.
"""

from typing import Any, NamedTuple

from weasyprint.text.ffi import TO_UNITS
from weasyprint.text.line_break import Layout

from galley.typesetting.repairs.glyphs import FIELDS, items_of, level, numbers_of

SEEN = "seen_spacing"
"""Where the fonts' configuration keeps whether spaces come out as reckoned."""

HAIR = 0.01
"""A spacing, in CSS pixels, that is none to the eye but parts spaces from letters."""

TRIED = (HAIR, 1, 3, 0.3, 2.17, 7.456, -0.01, -0.5, -1)
"""Spacings that are looked at, CSS pixels: a hair, whole ones, odd ones, and closer ones."""

SAMPLE = " x x "

ACROSS = 3
"""Numbers of a glyph up to its place across."""

LEVEL = [0] * (FIELDS - ACROSS)
"""What else is said of a glyph that stands on the line."""


class Space(NamedTuple):
    """A space as it is in its font: its glyph, and its width."""

    glyph: int
    width: int

    def inner(self, spacing: int) -> list[int]:
        """Give the numbers of a space between words."""
        return [self.glyph, self.width + spacing, half(spacing), *LEVEL]

    def first(self, spacing: int) -> list[int]:
        """Give the numbers of a space that begins a text: what stood before it is gone."""
        return [self.glyph, self.width + 2 * spacing - half(2 * spacing), 0, *LEVEL]

    def last(self, spacing: int) -> list[int]:
        """Give the numbers of a space that ends a text: what stood after it is gone."""
        return [self.glyph, self.width + half(2 * spacing), half(2 * spacing), *LEVEL]

    def stands(self, spacing: int) -> bool:
        """Whether a space is left when it is set so much closer."""
        return spacing != 0 and self.width + 2 * spacing > 0


def half(spacing: int) -> int:
    """Give the half of a spacing that stands before a space: of whole pixels, whole pixels."""
    part = int(spacing / 2)
    return part if spacing % TO_UNITS else (part + TO_UNITS // 2) // TO_UNITS * TO_UNITS


def units_of(style: Any, spacing: float) -> int:
    """Give the units of a spacing in CSS pixels, with the style's own, as the engine does."""
    return int((style["word_spacing"] + spacing) * TO_UNITS)


def laid(style: Any, text: str, spacing: float) -> tuple[Layout, list[Any]]:
    """Have Pango shape a text whose spaces are set apart; give its runs, and what holds them."""
    layout = Layout(style, spacing)
    layout.set_text(text, justify=True)
    line, _ = layout.get_first_line()
    return layout, list(items_of(line))


def as_reckoned(style: Any) -> bool:
    """Whether Pango's spaces come out as they are reckoned here."""
    seen = vars(style.font_config)
    if SEEN not in seen:
        spaces = [space_seen(style, spacing) for spacing in TRIED]
        seen[SEEN] = spaces[0] is not None and spaces.count(spaces[0]) == len(TRIED)
    return bool(seen[SEEN])


def space_seen(style: Any, spacing: float) -> Space | None:
    """Tell a font's space from one that is set apart, if it is as reckoned."""
    _layout, items = laid(style, SAMPLE, spacing)
    if len(items) != len(SAMPLE):
        return None
    units = units_of(style, spacing)
    space = space_in(items[1:4], units)
    first, last = (numbers_of(item)[:ACROSS] for item in items[::4])
    whole = space and [space.first(units)[:ACROSS], space.last(units)[:ACROSS]] == [first, last]
    return space if whole else None


def space_in(items: list[Any], units: int) -> Space | None:
    """Tell a font's space from the runs of two letters so far apart, if it is as reckoned."""
    if len(items) != ACROSS:
        return None
    numbers = numbers_of(items[1])
    space = Space(numbers[0], numbers[1] - units)
    return space if level(numbers) and space.inner(units)[:ACROSS] == numbers[:ACROSS] else None
