"""Comments, ``<!-- … -->``, which are not printed, but kept with their places.

One that begins with a word and a colon is of that kind: ``<!-- query: who? -->``.
"""

from __future__ import annotations

from bisect import bisect_right

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from galley.markup.sheet import Sheet, here, sheet_of
from galley.model import Comment

OPEN, CLOSE = "<!--", "-->"


def block(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Take a comment that begins a line, over as many lines as it runs."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith(OPEN, start):
        return False
    end = state.src.find(CLOSE, start + len(OPEN))
    stop = state.eMarks[last - 1]
    if not 0 <= end < stop:
        return False
    inside = state.src[start + len(OPEN) : end]
    end += len(CLOSE)
    line = bisect_right(state.bMarks, end, first, last) - 1
    rest = state.src[end : state.eMarks[line]]
    if rest.strip() and line == first:
        return False
    if silent:
        return True
    _keep(sheet_of(state), inside, start)
    if rest.strip():
        # Text follows the comment: its line begins anew after it.
        state.bMarks[line] = end
        state.tShift[line] = len(rest) - len(rest.lstrip(" \t"))
        state.sCount[line] = state.blkIndent
        state.line = line
    else:
        state.line = line + 1
    return True


def comment(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Drop a comment inside a line."""
    if not state.src.startswith(OPEN, state.pos):
        return False
    end = -1
    if state.html_terminator_last(CLOSE) >= state.pos + len(OPEN):
        end = state.src.find(CLOSE, state.pos + len(OPEN), state.posMax)
    if end < 0:
        if not silent:
            _report(sheet_of(state), here(state))
        return False
    if not silent:
        if state.pending:
            # Words before and after a comment do not run on in the file.
            state.pushPending()
        _keep(sheet_of(state), state.src[state.pos + len(OPEN) : end], here(state))
    state.pos = end + len(CLOSE)
    return True


def _keep(sheet: Sheet, inside: str, at: int) -> None:
    place = sheet.source.place(at)
    sheet.comments.append(Comment.of(inside, place, place.line + inside.count("\n")))


def _report(sheet: Sheet, at: int) -> None:
    sheet.error(
        "comment-unclosed",
        "a comment is never closed",
        "write --> after it; one that holds a blank line begins after a blank line",
        at,
    )
