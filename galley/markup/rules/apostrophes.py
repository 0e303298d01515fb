"""Apostrophes where a word begins, as in the '90s and 'tis.

The rule for quotation marks takes them for opening marks.
"""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
DECADE = re.compile(r"(?<!\w)'(?=[0-9]0s\b)")
ANY = re.compile("'")


def decades(state: StateCore) -> None:
    """Set the apostrophe of a decade before quotation marks are looked for."""
    _set(state, DECADE)


def rest(state: StateCore) -> None:
    """Turn the single marks that closed no quotation into apostrophes."""
    _set(state, ANY)


def _set(state: StateCore, mark: re.Pattern[str]) -> None:
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "text":
                token.content = mark.sub(APOSTROPHE, token.content)
