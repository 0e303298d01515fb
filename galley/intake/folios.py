"""Folios: the lines whose numbers count up with the pages; and which page each line is on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from galley.intake.lines import Line, Reading

FOLIO = re.compile(r"\d{1,3}")
BESIDE = re.compile(r"^(?P<left>\d{1,3})\s+(?=\D)|(?<=\D)\s+(?P<right>\d{1,3})$")
"""A folio at either end of a running head."""

FEWEST = 3
"""Numbers that must count up with the pages before they are held to be folios."""

LONGEST_STEP = 3
"""By how much folios go up at most: a blank page shows none."""


def without_folios(reading: Reading) -> tuple[Reading, Mapping[int, int]]:
    """Take the folios out; return with the rest the folio of each page that has one.

    Where form feeds part the pages, folios stand first or last on theirs, or beside the
    running head. Where none do, the folios part them: each is then the last line of its
    page, and its number the page's.
    """
    lines = list(reading.lines)
    found = dict(_on_pages(lines)) if reading.paged else {n: lines[n].text for n in _in_row(lines)}
    numbers = {n: int(text) for n, text in found.items()}
    if not reading.paged and found:
        bounds = [-1, *numbers, len(lines) - 1]
        folios = [*numbers.values(), max(numbers.values()) + 1]
        for (before, last), folio in zip(pairwise(bounds), folios, strict=True):
            for n in range(before + 1, last + 1):
                lines[n] = replace(lines[n], page=folio)
    for n, text in found.items():
        bare = "" if lines[n].text == text else BESIDE.sub("", lines[n].text)
        lines[n] = replace(lines[n], text=bare)
    folio_of = {lines[n].page: number for n, number in numbers.items()}
    return replace(reading, lines=tuple(lines), paged=reading.paged or bool(found)), folio_of


def _on_pages(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield the numbers at pages' heads and feet that are all as far ahead of the count."""
    pages: dict[int, list[int]] = {}
    for n, line in enumerate(lines):
        if line.text:
            pages.setdefault(line.page, []).append(n)
    found = [(n, text) for places in pages.values() for n, text in _numbers(lines, places)]
    ahead = Counter(int(text) - lines[n].page for n, text in found).most_common(1)
    if ahead and ahead[0][1] >= FEWEST:
        yield from ((n, t) for n, t in found if int(t) - lines[n].page == ahead[0][0])


def _numbers(lines: Sequence[Line], places: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield what may be a page's folio: alone on its first or last line, else in the first."""
    ends = dict.fromkeys((places[0], places[-1]))
    alone = [(n, lines[n].text) for n in ends if FOLIO.fullmatch(lines[n].text)]
    match = BESIDE.search(lines[places[0]].text)
    beside = [(places[0], match["left"] or match["right"])] if match else []
    yield from alone or beside


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
