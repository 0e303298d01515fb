"""The cover's bar code, read as a scanner reads it."""

from __future__ import annotations

import base64
import re

import pytest

from galley.composition.ean import add_on, data_address, svg

MODULE, QUIET, BARS, GUARDS = 0.33, 11, 22.85, 24.5
GAP, ADD_ON, AFTER = 9, 20, 5

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


PAIRS = ("AA", "AB", "BA", "BB")
"""Which sets an add-on's two digits are written in, by their value modulo 4 (5.2.1.3.5)."""

JOURNAL = svg("9772788517001", "01")


def bars(drawing: str) -> list[tuple[float, float, float, float]]:
    """Read each bar of the drawing: its left edge, top, width and height, mm."""
    found = re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z", drawing)
    return [(float(x), float(y), float(w), float(h)) for x, y, w, h in found]


def modules(drawing: str) -> str:
    """Read the modules from the first bar to the last, dark as 1, off the places of the bars."""
    dark: set[int] = set()
    for left, _, width, _ in bars(drawing):
        first, count = left / MODULE, width / MODULE
        assert abs(first - round(first)) < 0.05
        assert abs(count - round(count)) < 0.05
        dark.update(range(round(first) - QUIET, round(first + count) - QUIET))
    assert min(dark) == 0
    return "".join("1" if module in dark else "0" for module in range(max(dark) + 1))


SET_A = {code: str(digit) for digit, code in enumerate(LEFT)}
INVERTED = str.maketrans("01", "10")
SET_C = {code.translate(INVERTED): digit for code, digit in SET_A.items()}
SET_B = {code[::-1]: digit for code, digit in SET_C.items()}


def decode(symbol: str) -> str:
    """Decode 95 modules to thirteen digits."""
    assert (symbol[:3], symbol[45:50], symbol[92:]) == ("101", "01010", "101")
    left = [symbol[at : at + 7] for at in range(3, 45, 7)]
    right = [symbol[at : at + 7] for at in range(50, 92, 7)]
    parity = "".join("A" if code in SET_A else "B" for code in left)
    digits = "".join((SET_A | SET_B)[code] for code in left)
    return f"{PARITIES.index(parity)}{digits}{''.join(SET_C[code] for code in right)}"


def decode_add_on(symbol: str) -> str:
    """Decode 20 modules to two digits; their number sets say what is left of a division by 4."""
    assert (symbol[:4], symbol[11:13], len(symbol)) == ("1011", "01", ADD_ON)
    codes = symbol[4:11], symbol[13:]
    digits = "".join((SET_A | SET_B)[code] for code in codes)
    assert PAIRS[int(digits) % 4] == "".join("A" if code in SET_A else "B" for code in codes)
    return digits


def test_the_modules_decode_to_the_number_of_the_journal_and_the_issue() -> None:
    symbol = modules(JOURNAL)
    assert decode(symbol[:95]) == "9772788517001"
    assert set(symbol[95 : 95 + GAP]) == {"0"}
    assert decode_add_on(symbol[95 + GAP :]) == "01"


def test_another_number_gives_another_symbol() -> None:
    assert decode(modules(svg("4006381333931", "01"))[:95]) == "4006381333931"


def test_every_add_on_decodes_to_its_digits() -> None:
    every = [f"{number:02}" for number in range(100)]
    assert [decode_add_on(add_on(issue)) for issue in every] == every


@pytest.mark.parametrize("issue", ["", "1", "123", "1a", "\N{ARABIC-INDIC DIGIT ONE}" * 2])
def test_an_add_on_has_two_digits(issue: str) -> None:
    with pytest.raises(ValueError, match="two digits"):
        add_on(issue)


def test_the_symbol_is_of_full_size_with_its_quiet_zones() -> None:
    width = re.search(r'width="([\d.]+)mm"', JOURNAL)
    assert width
    assert abs(float(width[1]) - (QUIET + 95 + GAP + ADD_ON + AFTER) * MODULE) < 0.01
    assert len(modules(JOURNAL)) == 95 + GAP + ADD_ON


def test_the_guards_alone_reach_down_and_the_add_on_stands_on_their_feet() -> None:
    foot = {round(x / MODULE) - QUIET: y + height for x, y, _, height in bars(JOURNAL)}
    low = {module for module, y in foot.items() if y == pytest.approx(GUARDS)}
    assert {module for module in low if module < 95} == {0, 2, 46, 48, 92, 94}
    assert {module for module in low if module > 94} == {m for m in foot if m > 94}
    assert {y for module, y in foot.items() if module not in low} == {BARS}
    tops = {y for x, y, _, _ in bars(JOURNAL) if x > (QUIET + 95) * MODULE}
    assert tops == {2.6}


def test_no_two_bars_touch() -> None:
    """What is one bar is drawn as one: between two a screen or a plate may show a line."""
    drawn = sorted((x, x + width) for x, _, width, _ in bars(JOURNAL))
    ends, begins = [end for _, end in drawn[:-1]], [first for first, _ in drawn[1:]]
    assert all(begin - end > MODULE / 2 for end, begin in zip(ends, begins, strict=True))


def test_the_figures_are_the_number_and_above_the_add_on_the_issues() -> None:
    figures = re.findall(r'y="([\d.]+)"[^>]*>(\d+)</text>', JOURNAL)
    assert [digits for _, digits in figures] == ["9", "772788", "517001", "01"]
    assert [float(base) < GUARDS - 21.9 for base, _ in figures] == [False, False, False, True]


def test_the_address_holds_the_drawing() -> None:
    head, _, data = data_address("9772788517001", "01").partition(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == JOURNAL
