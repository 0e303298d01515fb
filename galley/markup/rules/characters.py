"""Characters that no page can show, and those that none of ours can set."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.rules.passages import Run
from galley.markup.sheet import sheet_of
from galley.scripts import TURNED, turned

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def check(state: StateCore) -> None:
    """Report control characters, and drop them."""
    for match in UNFIT.finditer(state.src):
        sheet_of(state).error(
            "text-control",
            f"U+{ord(match[0]):04X} cannot be printed",
            "delete it, or its escape",
            match.start(),
        )
    state.src = UNFIT.sub("\N{REPLACEMENT CHARACTER}", state.src)


def direction(state: StateCore) -> None:
    """Report the first character of each block that runs from right to left.

    What does not print may have such: comments, labels, and the words for a picture.
    """
    for token in state.tokens:
        runs: list[Run] = token.meta.get("runs", ())
        if token.type == "fence":
            runs = [_code(state, token)]
        for run in runs:
            found = TURNED.search(run.words) if run.type != "image" else None
            if found:
                message, hint = turned(found[0])
                at = run.at + found.start()
                sheet_of(state).error("text-direction", message, hint, at)
                break


def _code(state: StateCore, fence: Token) -> Run:
    """Return the line of fenced code that is the first to have such a character."""
    lines = state.src.split("\n")
    first, last = fence.map or (0, 0)
    at = sum(len(line) + 1 for line in lines[: first + 1])
    for line in lines[first + 1 : last]:
        if TURNED.search(line):
            return Run("fence", line, at)
        at += len(line) + 1
    return Run("fence", "", at)
