"""Emphasis beside a page turn: what the mark stands next to is what the turn stands in."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned

BEFORE = re.compile(r"(?:\{turn=[0-9]{1,5}\})+\Z")
AFTER = re.compile(r"(?:\{turn=[0-9]{1,5}\})+")
REACH = 100  # characters looked back over: more page turns than stand together


class Inline(StateInline):
    """markdown-it's state, seeing through page turns."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803
        """Tell whether the run of marks at ``start`` can open and close emphasis."""
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        turn = AFTER.match(self.src, end, self.posMax)
        behind = self.src[max(start - REACH, 0) : start]
        if not turn and not behind.endswith("}"):
            return super().scanDelims(start, canSplitWord)
        before = BEFORE.sub("", behind)[-1:]
        after = turn.end() if turn else end
        near = before + self.src[start:end] + self.src[after : min(after + 1, self.posMax)]
        return StateInline(near, self.md, self.env, []).scanDelims(len(before), canSplitWord)
