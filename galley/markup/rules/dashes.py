"""Dashes, hyphens and ellipses, in running text only: never in an address or in code."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore

# Four hyphens and more are no dash: a rule someone drew, or a blank to fill in.
SIGNS = re.compile(
    r"(?<!-)(?P<em>---)(?!-)|(?<!-)(?P<en>--)(?!-)|(?P<dots>\.\.\.)|(?P<hyphen>\u2010)"
)
PRINTED = {"em": "—", "en": "–", "dots": "…", "hyphen": "-"}
"""U+2010 is what lines divide words by; a hyphen of the text's own is that of the keyboard."""


def replace(state: StateCore) -> None:
    """Turn ``---``, ``--``, ``...`` and a hyphen of another sort into what is printed."""
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "text":
                token.content = SIGNS.sub(_printed, token.content)


def _printed(match: re.Match[str]) -> str:
    return PRINTED[match.lastgroup or "dots"]
