"""Making the edits that rules offer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from galley.proofing.rules.finding import Edit, Finding

LINE_END = re.compile(r"(\r\n?|\n)")


def fixed(text: str, findings: Iterable[Finding]) -> tuple[str, tuple[Finding, ...]]:
    """Make the edits of a file's findings; return its text, and those that were made.

    An edit is left out where the file has other words at its place, or where it meets
    another edit. Line ends stay as they are.
    """
    parts = LINE_END.split(text)  # lines, and the ends between them
    made: list[Finding] = []
    free: tuple[int, int] | None = None
    # From the end backwards, so that those before keep their places.
    for found, edit in sorted(_edits(findings), key=lambda each: _spot(each[1]), reverse=True):
        line, start = _spot(edit)
        end, at = start + len(edit.old), 2 * line
        clear = free is None or (line, end) <= free
        if clear and at < len(parts) and parts[at][start:end] == edit.old:
            parts[at] = parts[at][:start] + edit.new + parts[at][end:]
            free = line, start
            made.append(found)
    return "".join(parts), tuple(reversed(made))


def _edits(findings: Iterable[Finding]) -> list[tuple[Finding, Edit]]:
    return [(found, found.edit) for found in findings if found.edit]


def _spot(edit: Edit) -> tuple[int, int]:
    """Line and column, counted from 0."""
    return edit.place.line - 1, edit.place.column - 1
