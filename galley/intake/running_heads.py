"""Running heads and citations: lines at the head or foot of pages that are none of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from galley.intake.call_page import END
from galley.intake.contents_list import HEADS
from galley.intake.lines import Line, Reading
from galley.intake.signs import squash

NEAR = 4
"""Pages within which a running head comes again: its side's next, over a blank opening."""

CITATION = re.compile(r"(?:^|\s+)\S[^\t]*, vol\. \d+, no\. \d+, pp?\. \d+(?:[–-]\d+)?$")
NUMBER = re.compile(r"^\d{1,3}\b|\b\d{1,3}$")


def without_heads(reading: Reading, folio_of: Mapping[int, int]) -> Reading:
    """Take out what stands first or last on several pages near each other.

    ``folio_of`` are the folios of pages. A page on which a piece begins, by the contents,
    keeps its first line, as does every page up to the contents. What does not come again
    is text. The citation over an opener goes too, and leaves the section's name.
    """
    lines = list(reading.lines)
    start = next((n for n, line in enumerate(lines) if squash(line.text) in HEADS), len(lines))
    pages: dict[int, list[int]] = {}
    for n, line in enumerate(lines[start:] if reading.paged else (), start):
        if line.text:
            pages.setdefault(line.page, []).append(n)
    heads = {page: places[0] for page, places in pages.items()}
    feet = {page: places[-1] for page, places in pages.items() if _is_alone(lines, places[-1])}
    openers = _openers(lines, pages, folio_of)
    found = {p: n for p, n in _repeated(lines, heads) if p not in openers}
    for n in (*found.values(), *dict(_repeated(lines, feet)).values()):
        lines[n] = replace(lines[n], text="")
    return replace(
        reading,
        lines=tuple(map(_without_citation, lines)),
        heads={page: reading.lines[n].text for page, n in found.items()},
    )


def _is_alone(lines: Sequence[Line], n: int) -> bool:
    """Tell whether a page's last line stands apart from the line above it."""
    return n > 0 and not lines[n - 1].text


def _repeated(lines: Sequence[Line], edges: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the pages and lines that say the same as one at the same edge of a near page."""
    keys = {page: squash(lines[n].text) for page, n in edges.items()}
    for page, n in edges.items():
        near = (keys.get(page + by) for by in range(-NEAR, NEAR + 1) if by)
        if keys[page] and keys[page] not in END and keys[page] in near:
            yield page, n


def _openers(
    lines: Sequence[Line], pages: Mapping[int, Sequence[int]], folio_of: Mapping[int, int]
) -> set[int]:
    """Return the pages that the contents name, and the first of their own."""
    listed = [places for places in pages.values() if squash(lines[places[0]].text) in HEADS]
    given = {
        int(match[0])
        for places in listed
        for n in places
        for match in NUMBER.finditer(lines[n].text)
    }
    return {*list(pages)[:1], *(page for page, folio in folio_of.items() if folio in given)}


def _without_citation(line: Line) -> Line:
    return replace(line, text=CITATION.sub("", line.text))
