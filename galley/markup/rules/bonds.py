"""Words that a line never parts: an abbreviation and its number, as in "p. 12"."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it.rules_core import StateCore

ABBREVIATIONS = r"(?<!\w)(?:pp?|[Cc]h|[Aa]rts?|[Ff]igs?|[Nn]os?|[Vv]ols?)\."
WITHIN = re.compile(rf"({ABBREVIATIONS}) (?=\d)")
BEFORE = re.compile(rf"{ABBREVIATIONS}\Z")
NBSP = "\N{NO-BREAK SPACE}"


def bind(state: StateCore) -> None:
    """Put a no-break space between an abbreviation and its number, on one line or two."""
    for block in state.tokens:
        tokens = block.children or []
        for token in tokens:
            if token.type == "text":
                token.content = WITHIN.sub(rf"\1{NBSP}", token.content)
        for (before, turn), (_, after) in pairwise(pairwise(tokens)):
            parted = before.type == after.type == "text" and turn.type == "softbreak"
            if parted and BEFORE.search(before.content) and after.content[:1].isdigit():
                turn.type, turn.content = "text", NBSP
