"""Spans: words in brackets followed by attributes, as ``[jus cogens]{lang=la}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from galley.markup.attributes import Attribute, Block, read
from galley.markup.sheet import here, sheet_of

BEARERS = frozenset({"link_close", "span_close", "image"})


def span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take words in brackets and the attributes that follow."""
    if not state.src.startswith("[", state.pos):
        return False
    start, stop = state.pos, state.posMax
    close = parseLinkLabel(state, start)
    if close < 0:
        return False
    block = _block(state, close + 1)
    if not block:
        return _unread(state, close + 1, silent)
    if not silent:
        state.pos, state.posMax = start + 1, close
        token = state.push("span_open", "span", 1)
        token.meta["attributes"] = list(_placed(state, block))
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = stop
    state.pos = block.end
    return True


def attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take attributes after a link, an image or a span; report those after nothing."""
    block = _block(state, state.pos)
    if not block or not block.attributes:
        return False
    if not silent:
        bearer = _bearer(state)
        if bearer is None:
            _report_stray(state, block)
        else:
            known = cast("list[Attribute]", bearer.meta.setdefault("attributes", []))
            known.extend(_placed(state, block))
    state.pos = block.end
    return True


def _block(state: StateInline, pos: int) -> Block | None:
    if state.src.startswith("{turn", pos):
        return None
    return read(state.src, pos, state.posMax)


def _placed(state: StateInline, block: Block) -> Iterator[Attribute]:
    for attribute in block.attributes:
        yield attribute.moved(here(state, attribute.at))


def _bearer(state: StateInline) -> Token | None:
    if state.pending or not state.tokens or state.tokens[-1].type not in BEARERS:
        return None
    depth = 0
    for token in reversed(state.tokens):
        depth += token.nesting
        if depth == 0:
            return token
    return None


def _unread(state: StateInline, pos: int, silent: bool) -> bool:  # noqa: FBT001
    braces = state.src.startswith("{", pos) and not state.src.startswith("{turn", pos)
    if braces and not silent:
        sheet_of(state).error(
            "attribute-invalid",
            "what stands in the braces after a span cannot be read",
            "write {.class}, {#id} or {key=value}; a brace that is only text is written \\{",
            here(state, pos),
        )
    return False


def _report_stray(state: StateInline, block: Block) -> None:
    text = state.src[state.pos : block.end]
    sheet_of(state).error(
        "attribute-stray",
        f"{text} follows nothing that takes attributes",
        "put it right after a span in [brackets], or on a line of its own before a block",
        here(state),
    )
    state.append_pending(text)
