"""Markdown to HTML: notes, pull quotes, cross-references, page turns, addresses."""

from __future__ import annotations

from galley.markup.marking import (
    Marking,
    Marks,
    mark_all,
    mark_anew,
    mark_each,
    mark_issue,
    mark_piece,
)

__all__ = [
    "Marking",
    "Marks",
    "mark_all",
    "mark_anew",
    "mark_each",
    "mark_issue",
    "mark_piece",
]
