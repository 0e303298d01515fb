"""The ISSN's EAN-13 with the issue's number beside it, as a vector at 100 %.

A module is 0.33 mm. From the left: a quiet zone of 11 modules, the symbol's 95, a gap of
9, the add-on's 20, and a quiet zone of 5, which makes 46.2 mm. Sources: ISO/IEC 15420;
GS1 General Specifications, 5.2, for the measures 5.2.6.6.
"""

import base64
import re
from collections.abc import Iterator
from itertools import groupby

from barcode.charsets.ean import CODES
from barcode.ean import EAN13

MODULE = 0.33
"""The width of the narrowest bar, mm."""

QUIET_LEFT, GAP, QUIET_RIGHT = 11, 9, 5
"""What stays white before the symbol, between it and the add-on (7 to 12), and after that."""

SYMBOL, ADD_ON = 95, 20
"""The modules of the two."""

BARS, GUARDS = 22.85, 24.5
"""The heights of bars and of guard bars, mm."""

ADD_ON_BARS = 21.9
"""The height of the add-on's bars, mm; their feet stand where those of the guard bars do."""

HEIGHT = 26.2
"""The height with the figures below the bars, mm."""

BELOW, ABOVE = 26.0, 2.1
"""The base lines of the figures below the symbol, and of those above the add-on, mm."""

GUARD_MODULES = {*range(3), *range(45, 50), *range(92, 95)}
"""The modules of the guard patterns, which reach down between the figures."""

SETS = ("AA", "AB", "BA", "BB")
"""The number sets of an add-on's two digits, by its value modulo 4: its only check."""


def svg(digits: str, issue: str) -> str:
    """The symbol of thirteen digits with an issue's two as an SVG document; units are mm."""
    beside = QUIET_LEFT + SYMBOL + GAP
    drawn = [
        bar(QUIET_LEFT + first, width, 0, GUARDS if first in GUARD_MODULES else BARS)
        for first, width in dark(EAN13(digits).build()[0])
    ]
    drawn += [
        bar(beside + first, width, GUARDS - ADD_ON_BARS, ADD_ON_BARS)
        for first, width in dark(add_on(issue))
    ]
    figures = [
        figure(1.0, BELOW, digits[0], "start"),
        figure((QUIET_LEFT + 24) * MODULE, BELOW, digits[1:7], "middle"),
        figure((QUIET_LEFT + 71) * MODULE, BELOW, digits[7:], "middle"),
        figure((beside + ADD_ON / 2) * MODULE, ABOVE, issue, "middle"),
    ]
    width = (beside + ADD_ON + QUIET_RIGHT) * MODULE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="{HEIGHT}mm" '
        f'viewBox="0 0 {width:.2f} {HEIGHT}"><path d="{"".join(drawn)}"/>{"".join(figures)}</svg>'
    )


def add_on(issue: str) -> str:
    """The modules of an add-on of two digits, dark as 1. Raises ``ValueError`` for any other."""
    if not re.fullmatch(r"[0-9]{2}", issue):
        raise ValueError(f"expected an issue of two digits, found {issue!r}")
    first, second = (
        CODES[name][int(digit)] for name, digit in zip(SETS[int(issue) % 4], issue, strict=True)
    )
    return f"1011{first}01{second}"


def dark(modules: str) -> Iterator[tuple[int, int]]:
    """The first module of each bar, counted from 0, and how many are one with it."""
    at = 0
    for shade, run in groupby(modules):
        width = len(list(run))
        if shade == "1":
            yield at, width
        at += width


def bar(first: int, modules: int, top: float, height: float) -> str:
    """A bar whose left edge is that of a module, as a path."""
    width = f"{modules * MODULE:.2f}"
    return f"M{first * MODULE:.2f} {top:g}h{width}v{height}h-{width}z"


def figure(x: float, y: float, digits: str, anchor: str) -> str:
    """Figures on a base line, from or around ``x`` mm."""
    return (
        f'<text x="{x:.2f}" y="{y:g}" font-family="Source Sans 3" font-size="3.2" '
        f'letter-spacing="0.35" text-anchor="{anchor}">{digits}</text>'
    )


def data_address(digits: str, issue: str) -> str:
    """The symbol as an address that a page can show."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg(digits, issue).encode()).decode()
