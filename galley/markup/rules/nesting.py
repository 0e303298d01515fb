"""How deep blocks, links and spans may lie in one another.

markdown-it drops what lies deeper without a word.
"""

from __future__ import annotations

from typing import cast

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from galley.markup.rules.flanks import Inline
from galley.markup.sheet import Sheet, at_of, here, sheet_of

DEEPEST = 20


class Blocks(ParserBlock):
    """The block parser, with a word about what lies too deep."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Parse the lines from ``startLine`` up to ``endLine``."""
        line = state.skipEmptyLines(startLine)
        if state.level >= DEEPEST and line < endLine:
            sheet_of(state).error(
                "nesting-deep",
                "lists or quotations lie too deep in one another",
                f"nest no more than {DEEPEST // 2}",
                state.bMarks[line] + state.tShift[line],
            )
        super().tokenize(state, startLine, endLine)


class Inlines(ParserInline):
    """The inline parser, with a word about what lies too deep."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse an inline text, appending its tokens."""
        state = Inline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        _check(env, tokens)
        return state.tokens

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Pass over one token while looking ahead."""
        if state.level < DEEPEST or state.pos in state.cache:
            super().skipToken(state)
            return
        _report(state)
        # markdown-it would step one character beyond the end here.
        state.cache[state.pos] = state.posMax
        state.pos = state.posMax

    def tokenize(self, state: StateInline) -> None:
        """Parse what lies between the state's ``pos`` and ``posMax``."""
        if state.level >= DEEPEST and state.pos < state.posMax:
            _report(state)
        super().tokenize(state)


def _check(env: EnvType, tokens: list[Token]) -> None:
    """Report emphasis in emphasis, whose pairs are only known at the end."""
    depth = 0
    for token in tokens:
        depth += token.nesting
        if depth > DEEPEST:
            cast("Sheet", env["sheet"]).error(
                "nesting-deep",
                "emphasis lies too deep in itself",
                f"nest no more than {DEEPEST}; a sign that is only text is written \\*",
                at_of(token),
            )
            return


def _report(state: StateInline) -> None:
    sheet_of(state).error(
        "nesting-deep",
        "brackets lie too deep in one another",
        f"nest no more than {DEEPEST}; a bracket that is only text is written \\[",
        here(state),
    )
