"""Block quotes, whose last paragraph may say whose words they are."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.sheet import sheet_of

DASH = "—"
ATTRIBUTION = re.compile(r"(?<=\n)(?:---(?!-)|—)")


def attributions(state: StateCore) -> None:
    """Mark a quotation's last paragraph if it begins with an em dash."""
    tokens = state.tokens
    for i, token in enumerate(tokens):
        if token.type != "blockquote_close" or tokens[i - 1].type != "paragraph_close":
            continue
        opening, content = tokens[i - 3], tokens[i - 2]
        if tokens[i - 4].type != "blockquote_open" and _begins_with_dash(content.children or []):
            opening.attrJoin("class", "attribution")
        elif line := ATTRIBUTION.search(content.content):
            sheet_of(state).warn(
                "quote-attribution",
                "an attribution stands in the paragraph it is of",
                "put a line with > alone before it",
                content.meta["origin"].at(line.start()),
            )


def _begins_with_dash(children: list[Token]) -> bool:
    return bool(children) and children[0].content.startswith(DASH)
