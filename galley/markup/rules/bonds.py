"""Words that a line never parts: an abbreviation and its number, as in "p. 12".

In notes, whose lines are short and ragged, also a month and its day, and a dash and the
word before it. In the text they would hold their space while others are drawn out.

And words that a line may part, though Unicode's rules glue them: a bracket after the closing
quotation mark before it, as in "“Tides” (in print)". Source: UAX #14, LB15.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

MONTH = (
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
DAY = r"(?<![\d.,])\d{1,2}"
ABBREVIATION = r"(?<!\w)(?:pp?|[Cc]h|[Aa]rts?|[Ff]igs?|[Nn]os?|[Vv]ols?)\."
GLUED = re.compile(r"(?<=[”’»“‘]) (?=[(\[])")
ZWSP = "\N{ZERO WIDTH SPACE}"
NBSP = "\N{NO-BREAK SPACE}"

Bond = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
"""What ends before a space that is not to part two words, what begins after it, and both."""


def bond(before: str, after: str) -> Bond:
    """Bind what stands before a space to what stands after it."""
    both = re.compile(f"({before}) (?={after})")
    return re.compile(rf"(?:{before})\Z"), re.compile(after), both


EVERYWHERE = (bond(ABBREVIATION, r"\d"),)
IN_NOTES = (
    *EVERYWHERE,
    bond(MONTH, r"\d{1,2}(?!\d)"),
    bond(DAY, rf"{MONTH}\b"),
    bond(r"\S", "[–—] "),
)


def bind(state: StateCore) -> None:
    """Put no-break spaces, on one line of the source or between two."""
    for tokens, bonds in _lines(state.tokens):
        for token in tokens:
            if token.type == "text":
                for _, _, both in bonds:
                    token.content = both.sub(rf"\1{NBSP}", token.content)
                token.content = GLUED.sub(f"{ZWSP} ", token.content)
        for (before, turn), (_, after) in pairwise(pairwise(tokens)):
            parted = before.type == after.type == "text" and turn.type == "softbreak"
            if parted and any(
                end.search(before.content) and begin.match(after.content) for end, begin, _ in bonds
            ):
                turn.type, turn.content = "text", NBSP


def _lines(blocks: Sequence[Token]) -> Iterator[tuple[Sequence[Token], tuple[Bond, ...]]]:
    """Yield the tokens of each run of text, and what binds there."""
    in_note = 0
    for block in blocks:
        in_note += {"footnote_reference_open": 1, "footnote_reference_close": -1}.get(block.type, 0)
        yield block.children or (), IN_NOTES if in_note else EVERYWHERE
