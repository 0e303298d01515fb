"""How much a manuscript may hold, and how much a part may take: settings.

Each is far beyond what an issue needs, and keeps a file that means harm, or went wrong,
from taking the machine. Each is a variable of the environment too: ``max_notes`` is
``GALLEY_MAX_NOTES``. ``docs/limits.md`` tells them all.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from functools import cache

from galley.errors import MachineError

PREFIX = "GALLEY_"
LONGEST = 9
"""Digits of a limit."""


@dataclass(frozen=True)
class Limits:
    """The most there may be of each thing; every one is a whole number, 1 or more.

    ``max_seconds`` are those of the processor on one part; ``max_mebibytes`` are what the
    process has in memory while it works on one.
    """

    max_file_bytes: int = 2**20
    max_yaml_characters: int = 2**17
    max_pieces: int = 200
    max_items: int = 200
    max_value_words: int = 2000
    max_words: int = 60_000
    max_lines: int = 20_000
    max_word_length: int = 2000
    max_notes: int = 1000
    max_table_rows: int = 1000
    max_table_columns: int = 50
    max_figures: int = 300
    max_figure_bytes: int = 2**25
    max_drawing_bytes: int = 2**22
    max_figure_pixels: int = 40_000_000
    max_figure_shapes: int = 50_000
    max_word_file_bytes: int = 2**26
    max_word_unpacked_bytes: int = 2**28
    max_word_seconds: int = 60
    max_seconds: int = 25
    max_mebibytes: int = 800

    def told(self, name: str) -> tuple[int, str]:
        """Give a limit, and how to raise it, as the end of a hint."""
        return getattr(self, name), f"or set {PREFIX}{name.upper()}"


@cache
def limits() -> Limits:
    """Give the limits of this process: the defaults, and what its environment says instead.

    Raises `MachineError` where a variable is no whole number above 0.
    """
    given: dict[str, int] = {}
    for each in fields(Limits):
        name = PREFIX + each.name.upper()
        text = os.environ.get(name)
        if text is None:
            continue
        if not (text.isascii() and text.isdigit() and len(text) <= LONGEST and int(text)):
            raise MachineError(f"{name} is {text!r}", "set it to a whole number above 0")
        given[each.name] = int(text)
    return Limits(**given)


def excess(name: str, what: str, found: int, advice: str) -> tuple[str, str] | None:
    """Give message and hint where ``found`` is more than a limit allows, else ``None``.

    ``what`` names what is counted, ``advice`` says what to do but for raising the limit.
    """
    most, otherwise = limits().told(name)
    if found <= most:
        return None
    return f"{what}: {found}, more than {most}", f"{advice}, {otherwise}"
