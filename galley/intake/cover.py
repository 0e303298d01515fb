"""The cover's titles, with the line breaks that the print gave them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from galley.intake.lines import Block, Line
from galley.intake.signs import curled, squash


def cover_titles(blocks: Sequence[Block], titles: Mapping[str, str]) -> dict[str, str]:
    """Return, by slug, the titles that the cover breaks into lines.

    ``titles`` are the pieces'; the cover's may say more, such as a book's editors.
    """
    lines = [line for block in blocks for line in block.lines if line.text]
    found: dict[str, str] = {}
    for slug, title in titles.items():
        taken = _lines(lines, squash(title))
        if len(taken) > 1:
            found[slug] = "".join(f"{curled(line.text.strip('*'))}\n" for line in taken)
    return found


def _lines(lines: Sequence[Line], key: str) -> Sequence[Line]:
    """Return the lines that hold a title, and what of its last line goes beyond it."""
    for start in range(len(lines)):
        gathered = ""
        for end in range(start, len(lines)):
            gathered += squash(lines[end].text)
            if gathered.startswith(key):
                more = end + 1
                if "edited" in gathered[len(key) :]:
                    while more < len(lines) and lines[more - 1].text.count(")") == 0:
                        more += 1
                return lines[start:more]
            if not key.startswith(gathered):
                break
    return ()
