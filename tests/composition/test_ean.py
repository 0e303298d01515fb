"""The cover's bar code, read as a scanner reads it."""

from __future__ import annotations

import base64
import re

from galley.composition.ean import data_address, svg

MODULE, QUIET, BARS, GUARDS = 0.33, 11, 22.85, 24.5

LEFT = (
    *("0001101", "0011001", "0010011", "0111101", "0100011"),
    *("0110001", "0101111", "0111011", "0110111", "0001011"),
)
"""Number set A by digit (GS1 General Specifications, 5.2.1.2)."""

PARITIES = (
    *("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB"),
    *("ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"),
)
"""Which sets the left half is written in, by the first digit."""


def bars(drawing: str) -> list[tuple[float, float]]:
    """Read each bar of the drawing: its left edge and its height, mm."""
    found = re.findall(r"M([\d.]+) 0h0\.33v([\d.]+)h-0\.33z", drawing)
    return [(float(left), float(height)) for left, height in found]


def modules(drawing: str) -> str:
    """Read the 95 modules, dark as 1, off the places of the bars."""
    dark = {round(left / MODULE) - QUIET for left, _ in bars(drawing)}
    assert all(abs(left / MODULE - round(left / MODULE)) < 0.05 for left, _ in bars(drawing))
    assert min(dark) == 0
    assert max(dark) == 94
    return "".join("1" if module in dark else "0" for module in range(95))


def decode(symbol: str) -> str:
    """Decode 95 modules to thirteen digits."""
    assert (symbol[:3], symbol[45:50], symbol[92:]) == ("101", "01010", "101")
    set_a = {code: str(digit) for digit, code in enumerate(LEFT)}
    inverted = str.maketrans("01", "10")
    set_c = {code.translate(inverted): digit for code, digit in set_a.items()}
    set_b = {code[::-1]: digit for code, digit in set_c.items()}
    left = [symbol[at : at + 7] for at in range(3, 45, 7)]
    right = [symbol[at : at + 7] for at in range(50, 92, 7)]
    parity = "".join("A" if code in set_a else "B" for code in left)
    digits = "".join((set_a | set_b)[code] for code in left)
    return f"{PARITIES.index(parity)}{digits}{''.join(set_c[code] for code in right)}"


def test_the_modules_decode_to_the_number_of_the_journal() -> None:
    assert decode(modules(svg("9772788517001"))) == "9772788517001"


def test_another_number_gives_another_symbol() -> None:
    assert decode(modules(svg("4006381333931"))) == "4006381333931"


def test_the_symbol_is_of_full_size_with_its_quiet_zones() -> None:
    drawing = svg("9772788517001")
    width = re.search(r'width="([\d.]+)mm"', drawing)
    assert width
    assert abs(float(width[1]) - (11 + 95 + 7) * MODULE) < 0.01
    assert {height for _, height in bars(drawing)} == {BARS, GUARDS}


def test_the_guards_alone_reach_down() -> None:
    long = {round(x / MODULE) - QUIET for x, height in bars(svg("9772788517001")) if height > BARS}
    assert long == {0, 2, 46, 48, 92, 94}


def test_the_figures_below_are_the_number() -> None:
    figures = re.findall(r">(\d+)</text>", svg("9772788517001"))
    assert figures == ["9", "772788", "517001"]


def test_the_address_holds_the_drawing() -> None:
    head, _, data = data_address("9772788517001").partition(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == svg("9772788517001")
