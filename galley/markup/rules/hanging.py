"""Attributes of blocks: on a line before, or at the end of a heading or caption."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.attributes import Attribute, read
from galley.markup.sheet import sheet_of
from galley.markup.source import Origin

TRAILING = re.compile(r"(?:^|[ \t\n])(?P<braces>\{(?!turn)[^{}\n]*\})\s*$")
BEARERS = frozenset(
    {
        "blockquote_open",
        "bullet_list_open",
        "fence",
        "heading_open",
        "hr",
        "ordered_list_open",
        "paragraph_open",
        "table_open",
    }
)


def line(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
    """Take a line that holds nothing but attributes."""
    start = state.bMarks[first] + state.tShift[first]
    stop = state.eMarks[first]
    if start >= stop or state.src[start] != "{" or state.src.startswith("{turn", start):
        return False
    block = read(state.src, start, stop)
    if not block or not block.attributes or state.src[block.end : stop].strip():
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map = [first, first + 1]
        token.meta["attributes"] = list(block.attributes)
        token.content = state.src[start : block.end]
        state.line = first + 1
    return True


def hang(state: StateCore) -> None:
    """Hand the attributes on a line of their own to the block after it."""
    kept: list[Token] = []
    waiting: list[Attribute] = []
    for token in state.tokens:
        if token.type == "attributes":
            waiting += token.meta["attributes"]
            continue
        if token.type in BEARERS:
            token.meta["attributes"] = waiting
        else:
            report_stray(state, waiting)
        waiting = []
        kept.append(token)
    report_stray(state, waiting)
    state.tokens = kept


def take_trailing(bearer: Token, content: Token) -> None:
    """Move the attributes at the end of an inline text to the block that bears it."""
    match = TRAILING.search(content.content)
    block = read(content.content, match.start("braces"), match.end("braces")) if match else None
    if not match or not block or not block.attributes:
        return
    origin: Origin = content.meta["origin"]
    given = [a.moved(origin.at(a.at)) for a in block.attributes]
    bearer.meta["attributes"] = [*bearer.meta["attributes"], *given]
    content.content = content.content[: match.start()].rstrip()


def report_stray(state: StateCore, given: list[Attribute]) -> None:
    """Report attributes, if there are any, that no block takes."""
    if given:
        sheet_of(state).error(
            "attribute-stray",
            f"{given[0].written} stands before nothing that takes attributes",
            "put it on the line before a paragraph, heading, list, quotation or table",
            given[0].at,
        )
