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

BETWEEN = re.compile(r"\s+[·•|]\s+|\s*\t\s*")
"""What parts author and title in a running head."""

CITATION = re.compile(r"(?:^|\s+)\S[^\t]*, vol\. \d+, no\. \d+, pp?\. \d+(?:[–-]\d+)?$")
NUMBER = re.compile(r"^\d{1,3}\b|\b\d{1,3}$")


def without_heads(reading: Reading, folio_of: Mapping[int, int]) -> Reading:
    """Take out what stands first or last on several pages near each other.

    ``folio_of`` are the folios of pages. A page on which a piece begins, by the contents,
    keeps its first line, as does every page up to the contents. What does not come again
    is text, unless it begins with an author whom the contents name. The citation over an
    opener goes too, and leaves the section's name.
    """
    lines = list(reading.lines)
    start = next((n for n, line in enumerate(lines) if squash(line.text) in HEADS), len(lines))
    pages: dict[int, list[int]] = {}
    for n, line in enumerate(lines[start:] if reading.paged else (), start):
        if line.text:
            pages.setdefault(line.page, []).append(n)
    heads = {page: places[0] for page, places in pages.items()}
    feet = {page: places[-1] for page, places in pages.items() if _is_alone(lines, places[-1])}
    listed = [
        lines[n].text
        for places in pages.values()
        if squash(lines[places[0]].text) in HEADS
        for n in places
    ]
    openers = {*list(pages)[:1], *_openers(listed, folio_of)}
    again = dict(_repeated(lines, heads))
    signed = {page: n for page, n in heads.items() if _is_signed(lines[n].text, listed)}
    found = {page: n for page, n in {**again, **signed}.items() if page not in openers}
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


def _is_signed(text: str, listed: Sequence[str]) -> bool:
    """Tell whether a line is an author's name of the contents, and more parted from it."""
    name, *more = BETWEEN.split(text, maxsplit=1)
    key = squash(name)
    return bool(more and key) and any(key in squash(line) for line in listed)


def _openers(listed: Sequence[str], folio_of: Mapping[int, int]) -> Iterator[int]:
    """Yield the pages that the contents name."""
    given = {int(match[0]) for text in listed for match in NUMBER.finditer(text)}
    yield from (page for page, folio in folio_of.items() if folio in given)


def _without_citation(line: Line) -> Line:
    return replace(line, text=CITATION.sub("", line.text))
