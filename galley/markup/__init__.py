"""Markdown to HTML: notes, pull quotes, cross-references, page turns, addresses."""

from __future__ import annotations

from galley.markup.marking import mark_issue, mark_piece

__all__ = ["mark_issue", "mark_piece"]
