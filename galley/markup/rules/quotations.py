"""Block quotes, whose last paragraph may say whose words they are."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.sheet import at_of, sheet_of

DASH = "—"


def attributions(state: StateCore) -> None:
    """Mark a quotation's last paragraph if it begins with an em dash."""
    tokens = state.tokens
    for i, token in enumerate(tokens):
        if token.type != "blockquote_close" or tokens[i - 1].type != "paragraph_close":
            continue
        opening, content = tokens[i - 3], tokens[i - 2]
        children = content.children or []
        if tokens[i - 4].type != "blockquote_open" and _dash_at(children, 0):
            opening.attrJoin("class", "attribution")
        elif any(_dash_at(children, n) for n in _line_starts(children)):
            sheet_of(state).warn(
                "quote-attribution",
                "an attribution stands in the paragraph it is of",
                "put a line with > alone before it",
                at_of(opening),
            )


def _line_starts(children: list[Token]) -> list[int]:
    return [i + 1 for i, t in enumerate(children) if t.type in {"softbreak", "hardbreak"}]


def _dash_at(children: list[Token], index: int) -> bool:
    return index < len(children) and children[index].content.startswith(DASH)
