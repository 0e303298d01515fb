"""HTML, which is not taken."""

from __future__ import annotations

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_inline import StateInline

from galley.markup.sheet import here, sheet_of

LONGEST = 40


def raw_html(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Report a tag, and leave it in the text as it is."""
    if not state.src.startswith("<", state.pos):
        return False
    # Without a later > there is no tag, and no need to look for one far and wide.
    if state.html_terminator_last(">") <= state.pos:
        return False
    match = HTML_TAG_RE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        sheet_of(state).error(
            "raw-html",
            f"{_short(match[0])} is HTML, which is not taken",
            "write Markdown; a < that is only text is written \\<",
            here(state),
        )
        state.append_pending(match[0])
    state.pos = match.end()
    return True


def _short(tag: str) -> str:
    words = " ".join(tag.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
