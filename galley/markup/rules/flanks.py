"""markdown-it's state of an inline text, with two things that it does not know of.

Emphasis beside a page turn: what the mark stands next to is what the turn stands in. And
where the words of a text begin: each of its tokens keeps that as ``meta["at"]``.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from galley.markup.sheet import here

BEFORE = re.compile(r"(?:\{turn=[0-9]{1,5}\})+\Z")
AFTER = re.compile(r"(?:\{turn=[0-9]{1,5}\})+")
REACH = 100  # characters looked back over: more page turns than stand together


class Inline(StateInline):
    """markdown-it's state, seeing through page turns, and keeping where words begin."""

    _begun = 0

    @property
    def pending(self) -> str:
        """The words that are in no token yet."""
        return super().pending

    @pending.setter
    def pending(self, words: str) -> None:
        if words and not super().pending:
            self._begun = self.pos
        StateInline.pending.__set__(self, words)  # type: ignore[attr-defined]

    def append_pending(self, text: str) -> None:
        """Add to the words that are in no token yet."""
        if not super().pending:
            self._begun = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802
        """Make a token of them."""
        token = super().pushPending()
        token.meta["at"] = here(self, self._begun)
        return token

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
