"""Folios: the lines whose numbers count up with the pages; and which page each line is on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from galley.intake.lines import Line, Reading

FOLIO = re.compile(r"\d{1,3}")
FEWEST = 3
"""Numbers that must count up with the pages before they are held to be folios."""

LONGEST_STEP = 3
"""By how much folios go up at most: a blank page shows none."""


def without_folios(reading: Reading) -> tuple[Reading, Mapping[int, int]]:
    """Take the folios out; return with the rest the folio of each page that has one.

    Where form feeds part the pages, folios stand first or last on theirs. Where none do,
    the folios part them: each is then the last line of its page, and its number the page's.
    """
    places = _on_pages(reading.lines) if reading.paged else _in_row(reading.lines)
    numbers = {n: int(reading.lines[n].text) for n in places}
    lines = list(reading.lines)
    if not reading.paged and places:
        bounds = [-1, *places, len(lines) - 1]
        folios = [*numbers.values(), max(numbers.values()) + 1]
        for (before, last), folio in zip(pairwise(bounds), folios, strict=True):
            for n in range(before + 1, last + 1):
                lines[n] = replace(lines[n], page=folio)
    for n in places:
        lines[n] = replace(lines[n], text="")
    folio_of = {lines[n].page: number for n, number in numbers.items()}
    return replace(reading, lines=tuple(lines), paged=reading.paged or bool(places)), folio_of


def _on_pages(lines: Sequence[Line]) -> list[int]:
    """Return the numbers that stand first or last on pages, all as far ahead of the count."""
    edges: dict[int, list[int]] = {}
    for n, line in enumerate(lines):
        if line.text:
            edges.setdefault(line.page, []).append(n)
    ends = dict.fromkeys(n for page in edges.values() for n in (page[0], page[-1]))
    found = {n: int(lines[n].text) - lines[n].page for n in ends if FOLIO.fullmatch(lines[n].text)}
    ahead = Counter(found.values()).most_common(1)
    if not ahead or ahead[0][1] < FEWEST:
        return []
    return [n for n, distance in found.items() if distance == ahead[0][0]]


def _in_row(lines: Sequence[Line]) -> list[int]:
    """Return the longest row of numbers, each alone on its line, that counts up."""
    numbers = [n for n, line in enumerate(lines) if FOLIO.fullmatch(line.text)]
    best: dict[int, list[int]] = {}
    for n in numbers:
        value = int(lines[n].text)
        before = (best[m] for m in best if 0 < value - int(lines[m].text) <= LONGEST_STEP)
        best[n] = [*max(before, key=len, default=[]), n]
    row = max(best.values(), key=len, default=[])
    return row if len(row) >= FEWEST else []
