"""The parser: markdown-it with our rules, each of which leaves its tokens' places."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from galley.markup.language import Language
from galley.markup.render import Renderer
from galley.markup.rules import AFTERWARDS, BLOCK, CORE, INLINE
from galley.markup.rules.addresses import TERMINATORS
from galley.markup.rules.nesting import DEEPEST, Blocks, Inlines
from galley.markup.sheet import here
from galley.markup.source import Origin, indent


class Parser(MarkdownIt):
    """markdown-it, leaving it to our rules which addresses are taken."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Take any address: where one is refused in silence, its link prints as it is."""
        return True


@cache
def parser(language: Language) -> MarkdownIt:
    """Return the parser for texts in a language; it may be used again and again."""
    options = {
        "html": False,
        "maxNesting": DEEPEST,
        "quotes": list(language.quotes),
        "typographer": True,
    }
    md = Parser("zero", options, renderer_cls=Renderer)
    md.block, md.inline = Blocks(), Inlines()
    md.inline.terminator_re = TERMINATORS
    md.core.ruler, md.block.ruler = Ruler(), Ruler()
    md.inline.ruler, md.inline.ruler2 = Ruler(), Ruler()
    for name, core in CORE:
        md.core.ruler.push(name, core)
    for name, block, ends in BLOCK:
        md.block.ruler.push(name, _placed_block(block), {"alt": list(ends)})
    for name, inline in INLINE:
        md.inline.ruler.push(name, _placed_inline(inline))
    for name, after in AFTERWARDS:
        md.inline.ruler2.push(name, after)
    return md


def _placed_inline(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        first, pos = len(state.tokens), state.pos
        if not rule(state, silent):
            return False
        for token in state.tokens[first:]:
            if "at" not in token.meta:
                token.meta["at"] = here(state, pos)
        return True

    return run


def _placed_block(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    def run(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
        known = len(state.tokens)
        if not rule(state, first, last, silent):
            return False
        for token in state.tokens[known:]:
            if token.map and "at" not in token.meta:
                token.meta["at"] = state.bMarks[token.map[0]] + state.tShift[token.map[0]]
                if token.type == "inline":
                    token.meta["origin"] = _origin(state, token)
        return True

    return run


def _origin(state: StateBlock, token: Token) -> Origin:
    first, last = token.map or (0, 0)
    starts = [state.bMarks[line] + state.tShift[line] for line in range(first, last)]
    lines = [state.src[at : state.eMarks[first + n]] for n, at in enumerate(starts)]
    # Lines of nothing but uncommon spaces are trimmed off the front.
    skipped = next((n for n, line in enumerate(lines) if indent(line) < len(line)), 0)
    steps, offset = [], 0
    for content, line, at in zip(
        token.content.split("\n"), lines[skipped:], starts[skipped:], strict=False
    ):
        # A line may have lost some of its indentation: the two meet where text begins.
        steps.append((offset + indent(content), at + indent(line)))
        offset += len(content) + 1
    return Origin(tuple(steps))
