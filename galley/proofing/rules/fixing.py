"""Making the edits that rules offer."""

from __future__ import annotations

from collections.abc import Iterable

from galley.proofing.rules.finding import Edit, Finding


def fixed(text: str, findings: Iterable[Finding]) -> tuple[str, tuple[Finding, ...]]:
    """Make the edits of a file's findings; return its text, and those that were made.

    Lines of ``text`` end in a line feed, with or without a carriage return before it. An
    edit is left out where the file has other words at its place, or another edit was made.
    """
    lines = text.split("\n")
    made: list[Finding] = []
    # From the end backwards, so that those before keep their places.
    later: tuple[int, int] | None = None
    for found, edit in sorted(_edits(findings), key=lambda e: _spot(e[1]), reverse=True):
        line, column = _spot(edit)
        start, end = column - 1, column - 1 + len(edit.old)
        clear = later is None or line < later[0] or end < later[1]
        if clear and line <= len(lines) and lines[line - 1][start:end] == edit.old:
            lines[line - 1] = lines[line - 1][:start] + edit.new + lines[line - 1][end:]
            later = line, column
            made.append(found)
    return "\n".join(lines), tuple(reversed(made))


def _edits(findings: Iterable[Finding]) -> list[tuple[Finding, Edit]]:
    return [(found, found.edit) for found in findings if found.edit]


def _spot(edit: Edit) -> tuple[int, int]:
    return edit.place.line, edit.place.column
