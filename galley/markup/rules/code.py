"""Fenced code."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import fence as commonmark

from galley.markup.sheet import sheet_of


def fence(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Take fenced code; report a fence that is open to the end of the piece."""
    if not commonmark(state, first, last, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        line = state.line - 1
        end = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
        if line == first or len(end) < len(token.markup) or end.strip(token.markup[0]):
            sheet_of(state).error(
                "code-unclosed",
                "a code fence is never closed",
                f"write {token.markup} on the line after the code",
                state.bMarks[first] + state.tShift[first],
            )
    return True
