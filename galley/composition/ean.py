"""The ISSN's EAN-13 as a vector, at 100 % (GS1 General Specifications, 5.2).

A module is 0.33 mm; 95 modules between quiet zones of 11 and 7 make 37.29 mm.
"""

import base64

from barcode.ean import EAN13

MODULE = 0.33
"""The width of the narrowest bar, mm."""

QUIET_LEFT, QUIET_RIGHT = 11, 7
"""Quiet zones, in modules."""

BARS, GUARDS = 22.85, 24.5
"""The heights of bars and of guard bars, mm."""

HEIGHT = 26.2
"""The height with the figures below the bars, mm."""

GUARD_MODULES = {*range(3), *range(45, 50), *range(92, 95)}
"""The modules of the guard patterns, which reach down between the figures."""


def svg(digits: str) -> str:
    """The symbol of thirteen digits as an SVG document; units are mm."""
    modules = EAN13(digits).build()[0]
    bars = []
    for position, module in enumerate(modules):
        if module != "0":
            height = GUARDS if position in GUARD_MODULES else BARS
            x = (QUIET_LEFT + position) * MODULE
            bars.append(f"M{x:.2f} 0h{MODULE}v{height}h-{MODULE}z")
    width = (QUIET_LEFT + len(modules) + QUIET_RIGHT) * MODULE
    figures = [
        figure(1.0, digits[0], "start"),
        figure((QUIET_LEFT + 24) * MODULE, digits[1:7], "middle"),
        figure((QUIET_LEFT + 71) * MODULE, digits[7:], "middle"),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="{HEIGHT}mm" '
        f'viewBox="0 0 {width:.2f} {HEIGHT}"><path d="{"".join(bars)}"/>{"".join(figures)}</svg>'
    )


def figure(x: float, digits: str, anchor: str) -> str:
    """Figures below the bars, from or around ``x`` mm."""
    return (
        f'<text x="{x:.2f}" y="26" font-family="Source Sans 3" font-size="3.2" '
        f'letter-spacing="0.35" text-anchor="{anchor}">{digits}</text>'
    )


def data_address(digits: str) -> str:
    """The symbol as an address that a page can show."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg(digits).encode()).decode()
