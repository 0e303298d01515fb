"""A paragraph is shaped once, and its lines are cut where that says that they end.

WeasyPrint 70.0 has Pango shape a text anew for each line: a draft that is longer than the
line by half, the line with one more word, which hardly ever fits, the line with each
beginning of that word and a hyphen, and at last the line as it is: a tenth of the time of
an issue. Nearly all of these trials are known beforehand to come to nothing.

Here a text is shaped once, on one endless line. What of it fits the measure is then known
but for what letters are kerned to others at a line's end. So a word is taken not to fit
where it misses by more than that; and a line that is cut by it is shaped once, as
the engine shapes it at last, and must fit. Whatever is not as certain is left to the
engine: the last lines of a text, words that nearly fit, texts in several fonts.
"""

from bisect import bisect_right
from contextlib import suppress
from math import inf
from typing import Any

from weasyprint.layout import inline
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS
from weasyprint.text.line_break import Layout, first_line_metrics, line_size

from galley.typesetting.repairs import lines
from galley.typesetting.repairs.asked import Asked, Place, UncertainError, kept, reach
from galley.typesetting.repairs.hyphenation import beginnings, hyphen_of, hyphenated
from galley.typesetting.repairs.layouts import kind_of
from galley.typesetting.repairs.lines import LESS, LOOSE
from galley.typesetting.repairs.texts import shaped

HAIR, HYPHENS = 0.1, 0.2
"""By how much, in ems, a word surely does not fit: by itself, and begun, with a hyphen."""

DRAFT = 4
"""How many letters for each em of the measure the engine takes to draft a line."""

LONG = 3
"""How many letters for each em of the measure are more than a line, as a rule."""

CUT = 4
"""How many letters before a draft's end the engine surely sees where a line may turn."""

PLACES = "kept_places"
"""Where the context of a layout keeps where texts begin in shaped ones."""

UNSPACED = ("normal", 0)
"""How letters are spaced that are as far apart as their font has them."""


def apply() -> None:
    """Take over the splitting of text, after its first repair; a second call does nothing."""
    inline.split_first_line = split_first_line


def split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: Any,
    spacing: Any,
    *args: Any,
    **options: Any,
) -> Any:
    """Fit as much text as there is room for; where that is certain, without trials."""
    given = text, style, context, max_width, spacing
    if context is None or max_width is None:
        return lines.split_first_line(*given, *args, **options)
    asked = Asked(*given)
    place = place_of(asked)
    if place:
        with suppress(UncertainError):
            return cut(asked, place)
    line = lines.split_first_line(*given, *args, **options)
    if place and line[2] is not None:
        kept_on(asked, place, line, len(text.encode()[: line[2]].decode()))
    return line


def place_of(asked: Asked) -> Place | None:
    """Tell where in a shaped text a text begins; shape it, if it is new and of several lines."""
    style = asked.style
    places = kept(asked, PLACES)
    key = kind_of(style), asked.text
    if key not in places:
        if len(asked.text) * style["font_size"] < LONG * asked.measure:
            return None
        hyphen = hyphen_of(asked)
        whole = hyphen and shaped(asked.text, style)
        places[key] = Place(whole, hyphen) if whole and hyphen else None
    return places[key]  # type: ignore[no-any-return]  # kept where the engine keeps its own


def cut(asked: Asked, place: Place) -> Any:
    """Cut the first line off a text. Raises `UncertainError`."""
    edge: float = reach(asked, place, 0) + int(asked.measure * TO_UNITS)
    turn, after = turns_about(asked, place, edge)
    edge += asked.surely(HYPHENS) - place.hyphen
    # The engine leaves out the last letter of the next piece: as a rule, the space after it.
    for begun in beginnings(asked, place, edge, slice(turn, after - 1)):
        if not asked.text.startswith(begun, turn):
            raise UncertainError
        letters = turn + len(begun)
        if reach(asked, place, letters) <= edge:
            line = hyphenated(asked, letters)
            if line:
                return kept_on(asked, place, line, letters)
    return kept_on(asked, place, unhyphenated(asked, turn), turn)


def turns_about(asked: Asked, place: Place, edge: float) -> tuple[int, int]:
    """Tell before which letters a text turns: at the line's end, and next after that.

    Raises `UncertainError`.
    """
    text, (whole, _, begin, byte), hair = asked.text, place, asked.surely(HAIR)
    fit = len(text.encode()[: whole.within(edge) - byte].decode())
    index = bisect_right(whole.turns, begin + fit)
    while index < len(whole.turns) and unspaced(text, whole.turns[index] - begin) <= fit:
        index += 1
    if not 0 < index < len(whole.turns):
        raise UncertainError
    turn, after = whole.turns[index - 1] - begin, whole.turns[index] - begin
    if (
        turn <= 0
        or after + CUT > drafted(asked)
        or reach(asked, place, unspaced(text, after)) <= edge + hair
        # A space does not matter, since the engine tries the word before it without it.
        or (text[turn - 1] != " " and reach(asked, place, turn) >= edge - hair)
        or text[:turn].endswith("  ")
    ):
        raise UncertainError
    # A loose line is asked for again, narrower: it must fit there, too.
    room = edge - reach(asked, place, unspaced(text, turn))
    if (1 - LOOSE) * asked.measure * TO_UNITS - hair < room < max(LESS) * TO_UNITS + hair:
        raise UncertainError
    return turn, after


def drafted(asked: Asked) -> float:
    """Tell how many letters the engine drafts a line with."""
    ems = asked.measure / asked.style["font_size"]
    # On a narrow measure, the engine drafts a word, and then the whole text.
    return DRAFT * ems if ems >= DRAFT else inf


def unspaced(text: str, letters: int) -> int:
    """Tell how many of a text's first letters there are without the spaces at their end."""
    return len(text[:letters].rstrip(" "))


def unhyphenated(asked: Asked, turn: int) -> Any:
    """Set the letters of a text before a turn, as the engine does at last."""
    layout = Layout(asked.style, asked.spacing, asked.measure)
    layout.set_text(asked.text[:turn].rstrip(" "))
    line, _ = layout.get_first_line()
    slack = 0 if asked.style["letter_spacing"] in UNSPACED else asked.surely(HAIR) * FROM_UNITS
    if line_size(line, asked.style)[0] > asked.measure - slack:
        raise UncertainError
    layout, length, _, *sizes = first_line_metrics(line, "", layout, None, True, asked.style)  # noqa: FBT003 - the engine's signature
    return layout, length, len(asked.text[:turn].encode()), *sizes


def kept_on(asked: Asked, place: Place, line: Any, letters: int) -> Any:
    """Give a line of so many letters, and keep where the next one begins."""
    rest = kind_of(asked.style), asked.text[letters:]
    letter, byte = place.letter + letters, place.byte + line[2]
    kept(asked, PLACES)[rest] = place._replace(letter=letter, byte=byte)
    return line
