"""Where a word of a paragraph may be divided, and the line that ends with its beginning.

The rules are those of WeasyPrint 70.0, which tries them one after another.
"""

from typing import Any

import pyphen  # type: ignore[import-untyped]
from weasyprint.css.properties import Dimension
from weasyprint.text.line_break import (
    create_layout,
    first_line_metrics,
    get_next_word_boundaries,
    line_size,
)

from galley.typesetting.repairs.asked import Asked, Place, UncertainError, kept, reach
from galley.typesetting.repairs.division import WHOLE
from galley.typesetting.repairs.layouts import kind_of
from galley.typesetting.repairs.texts import shaped

HYPHEN, BEGUN = "kept_hyphens", "kept_beginnings"
"""Where the context of a layout keeps the widths of hyphens, and the beginnings of words."""

PLAIN = {
    "white_space": ("normal",),
    "direction": ("ltr",),
    "word_break": ("normal",),
    "word_spacing": (0,),
    "hyphenate_limit_zone": (Dimension(0, "px"),),
}
"""What a style says whose lines turn as is reckoned here."""


def hyphen_of(asked: Asked) -> int | None:
    """Tell how wide a style's hyphen is; nothing where its lines turn by other rules."""
    style, known = asked.style, kept(asked, HYPHEN)
    kind = kind_of(style)
    if kind not in known:
        plain = all(style[name] in values for name, values in PLAIN.items())
        hyphen = shaped(style["hyphenate_character"], style) if plain else None
        known[kind] = hyphen and hyphen.begins[-1]
    return known[kind]  # type: ignore[no-any-return]  # kept where the engine keeps its own


def beginnings(asked: Asked, place: Place, edge: float, piece: slice) -> list[str]:
    """Give the beginnings of a piece that a hyphen may stand after, the longest first.

    There are none where an edge leaves no room for the least. Raises `UncertainError`.
    """
    style, known = asked.style, kept(asked, BEGUN)
    total, left, right = style["hyphenate_limit_chars"]
    if WHOLE.get() or reach(asked, place, piece.start + left) > edge:
        return []
    text = asked.text[piece]
    key = kind_of(style), text
    if key not in known:
        lang = style["lang"] and pyphen.language_fallback(style["lang"])
        word = lang and style["hyphens"] == "auto" and long_word(text, lang, total)
        known[key] = []
        if word:
            dictionaries, limits = asked.context.dictionaries, (lang, left, right, total)
            if limits not in dictionaries:
                dictionaries[limits] = pyphen.Pyphen(lang=lang, left=left, right=right)
            begun = dictionaries[limits].iterate(text[word])
            known[key] = [text[: word.start] + start for start, _ in begun]
    return known[key]  # type: ignore[no-any-return]  # kept where the engine keeps its own


def long_word(piece: str, lang: str, least: int) -> slice | None:
    """Find the first word of so many letters."""
    index = 0
    while found := get_next_word_boundaries(piece[index:], lang):
        start, stop = (index + place for place in found)
        if stop - start >= least:
            return slice(start, stop)
        index = stop
    return None


def hyphenated(asked: Asked, letters: int) -> Any:
    """Set a text's first letters and a hyphen; give nothing where they are too wide."""
    text, hyphen = asked.text[:letters], asked.style["hyphenate_character"]
    layout = create_layout(text + hyphen, *asked[1:])
    line, rest = layout.get_first_line()
    if rest is not None:
        return None
    if line_size(line, asked.style)[0] > asked.measure:
        raise UncertainError
    resume_at = len(text.encode())
    return first_line_metrics(line, "", layout, resume_at, True, asked.style, True, hyphen)  # noqa: FBT003 - the engine's signature
