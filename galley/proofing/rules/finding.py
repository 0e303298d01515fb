"""What a rule finds, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass

from galley.errors import Diagnostic, Severity
from galley.model import Passage, Place


@dataclass(frozen=True)
class Edit:
    """Some words of a file, which stand on one line, and what is to stand there instead."""

    place: Place
    old: str
    new: str


@dataclass(frozen=True)
class Finding:
    """A diagnostic, and the edit that mends what it tells of, where one safely can."""

    diagnostic: Diagnostic
    edit: Edit | None = None


def finding(code: str, message: str, hint: str, place: Place, edit: Edit | None = None) -> Finding:
    """Make a warning of a rule."""
    where = place.path, place.line, place.column
    return Finding(Diagnostic(code, message, hint, *where, Severity.WARNING), edit)


def edit_of(passage: Passage, start: int, old: str, new: str) -> Edit | None:
    """Give the edit of a passage's words; none where they stand in no line of their own."""
    if passage.fixed:
        return None
    first, last = passage.place(start), passage.place(start + len(old) - 1)
    together = first.line == last.line and last.column - first.column == len(old) - 1
    return Edit(first, old, new) if together else None
