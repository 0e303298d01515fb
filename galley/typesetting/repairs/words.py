"""A word of justified text is shaped once, and lines are measured by their words.

The spaces of a justified line are set apart from its words, so Pango shapes each word by
itself; WeasyPrint 70.0 has it do so anew for each line. But a word comes out the same
wherever it stands among words of its script. Here words are kept by the kind of their
style. What does not do by itself is left to Pango, a line at a time: other scripts,
marks, spaces that do not part words, letters that the font lacks.
"""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi
from weasyprint.text.fonts import get_pango_font_key

from galley.typesetting.repairs.glyphs import FIELDS, Glyphs, letters_of, level, numbers_of
from galley.typesetting.repairs.layouts import kind_of
from galley.typesetting.repairs.spacing import HAIR, Space, as_reckoned, laid, space_in, units_of

KEPT = "kept_words"
"""Where the configuration of fonts keeps the words of its documents, by the kind of their style."""

LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0259\u1e00-\u1eff"
"""Letters of one script, none of which is joined by a mark of its own."""

SIGNS = "!-~\u00a3\u00a7\u00ab\u00b0\u00b7\u00bb\u2010\u2013\u2014\u2018-\u201e\u2026\u20ac"
"""Signs that take the script of letters beside them: ASCII's, £ § « ° · », dashes, quotes, … €."""

WORD = f"[{SIGNS}{LATIN}]+"
"""A word: letters and signs."""

MOST = 20_000
"""Words of one kind that are kept before all are forgotten."""

PLAIN = re.compile(f"(?=.*[{LATIN}]) ?{WORD}(?: {WORD})* ?")
"""A text of one script, with its words a space apart."""

BEFORE = "x"
"""What stands before words that are shaped, to tell the script of figures and signs."""

LEAST = 1e-6
"""The size of type, CSS pixels, below which the engine draws nothing."""


class Word(NamedTuple):
    """A word as Pango shaped it; its width is in Pango's units."""

    glyphs: Glyphs
    letters: Sequence[str]
    width: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one kind of style, and the space between them.

    ``key`` and ``size`` are what a file knows the font by; the font lives by what holds it.
    Words that do not do by themselves are known as None.
    """

    kind: int
    space: Space
    holder: Any
    source: Any
    key: int
    size: float
    known: dict[str, Word | None] = field(default_factory=dict)

    def parted(self, style: Any, text: str) -> list[tuple[str, Word]] | None:
        """Part a text of a style into its words, without the spaces at its ends.

        None if one does not do by itself.
        """
        if not PLAIN.fullmatch(text):
            return None
        words = text.strip(" ").split(" ")
        if len(self.known) > MOST:
            self.known.clear()
        if new := [word for word in dict.fromkeys(words) if word not in self.known]:
            self.shape(style, new)
        parts = [(word, shaped) for word in words if (shaped := self.known[word])]
        return parts if len(parts) == len(words) else None

    def width(self, style: Any, text: str, spacing: float) -> float | None:
        """How wide a text is with its spaces so far apart, CSS pixels; None if not by words."""
        units = units_of(style, spacing)
        if not self.space.stands(units) or not (words := self.parted(style, text)):
            return None
        width = sum(word.width for _, word in words)
        width += (len(words) - 1) * self.space.inner(units)[1]
        width += self.space.first(units)[1] if text[0] == " " else 0
        width += self.space.last(units)[1] if text[-1] == " " else 0
        return float(width * FROM_UNITS)

    def shape(self, style: Any, words: Sequence[str]) -> None:
        """Have Pango shape words that are new."""
        text = " ".join((BEFORE, *words))
        _layout, items = laid(style, text, HAIR)
        line = text.encode()
        at = {item.item.offset: item for item in items}
        place = len(BEFORE) + 1
        for word in words:
            end = place + len(word.encode())
            item = at.get(place)
            alone = item is not None and item.item.length == end - place
            self.known[word] = self.taken(item, word, line) if alone else None
            place = end + 1

    def taken(self, item: Any, word: str, line: bytes) -> Word | None:
        """Take a word from the run that it is, if it is of its style's font."""
        numbers = numbers_of(item)
        analysis = item.item.analysis
        if analysis.font != self.source or analysis.level % 2 or not numbers or not level(numbers):
            return None
        count = len(numbers) // FIELDS
        letters: Sequence[str] = word
        if not len(word) == count == len(set(ffi.unpack(item.glyphs.log_clusters, count))):
            letters = [letters_of(item, line, number) for number in range(count)]
        return Word(array("i", numbers), letters, sum(numbers[1::FIELDS]))


def words_of(style: Any) -> Words | None:
    """Give the words that are known in a style; None where they do not do by themselves."""
    kept: dict[int, Words | None] = vars(style.font_config).setdefault(KEPT, {})
    kind = kind_of(style)
    if kind not in kept:
        kept[kind] = begun(style, kind)
    return kept[kind]


def begun(style: Any, kind: int) -> Words | None:
    """Begin with the space of a style."""
    odd = style["letter_spacing"] != "normal" or style["direction"] != "ltr"
    if odd or style["font_size"] < LEAST or not as_reckoned(style):
        return None
    layout, items = laid(style, f"{BEFORE} {BEFORE}", HAIR)
    sources = {item.item.analysis.font for item in items}
    space = space_in(items, units_of(style, HAIR))
    if not space or len(sources) > 1:
        return None
    source = sources.pop()
    key, _description, size = get_pango_font_key(source)
    return Words(kind, space, layout.layout, source, key, size)
