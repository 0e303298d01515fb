"""Containers: ``::: pull``, some blocks, and ``:::`` on a line of its own."""

from __future__ import annotations

import re
from typing import cast

from markdown_it.rules_block import StateBlock

from galley.markup.attributes import Attribute, read
from galley.markup.sheet import nearest, sheet_of

NAMES = frozenset({"pull"})
CLOSING = re.compile(r"^[^:\n]*:{3,}[ \t]*$", re.MULTILINE)
FENCE = re.compile(r"(?P<colons>:{3,})[ \t]*(?P<name>[^\s{]*)[ \t]*")


def container(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Take a container up to its closing line."""
    start, stop = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    match = FENCE.match(state.src, start, stop)
    if not match:
        return False
    if silent:
        return True
    state.line = first + 1
    tail = state.src[match.end() : stop].rstrip()
    if not match["name"] and not tail:
        _report_stray(state, start)
        return True
    given = _attributes(state, match)
    close = _close(state, first, last, len(match["colons"]))
    if close is None:
        _report_unclosed(state, start)
    elif match["name"] in NAMES:
        token = state.push("pull_open", "aside", 1)
        token.map = [first, close]
        token.meta["attributes"] = given
        _fill(state, first, close)
        state.push("pull_close", "aside", -1)
    else:
        _report_unknown(state, match)
        _fill(state, first, close)
    return True


def _fill(state: StateBlock, first: int, close: int) -> None:
    parent, lines = state.parentType, state.lineMax
    # So that a paragraph inside does not reach for the lines after the container.
    state.parentType, state.lineMax = "container", close
    state.md.block.tokenize(state, first + 1, close)
    state.parentType, state.lineMax = parent, lines
    state.line = close + 1


def _close(state: StateBlock, first: int, last: int, colons: int) -> int | None:
    if state.eMarks[first] > _last_closing(state):
        return None
    for line in range(first + 1, last):
        start, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        if start < stop and state.sCount[line] < state.blkIndent:
            return None
        text = state.src[start:stop].rstrip()
        if len(text) >= colons and not text.strip(":"):
            return line
    return None


def _last_closing(state: StateBlock) -> int:
    # Looked for once in a text, so that many unclosed containers cost no more than one.
    if "last closing" not in state.env:
        found = [match.start() for match in CLOSING.finditer(state.src)]
        state.env["last closing"] = found[-1] if found else -1
    return cast("int", state.env["last closing"])


def _attributes(state: StateBlock, match: re.Match[str]) -> list[Attribute]:
    stop = match.endpos
    tail = state.src[match.end() : stop].rstrip()
    block = read(state.src, match.end(), stop)
    if tail and (not block or state.src[block.end : stop].strip()):
        sheet_of(state).error(
            "attribute-invalid",
            f"“{tail}” cannot be read",
            "write ::: pull, or ::: pull {from=id}",
            match.end(),
        )
    return list(block.attributes) if block else []


def _report_stray(state: StateBlock, at: int) -> None:
    sheet_of(state).error(
        "container-stray",
        "::: closes nothing",
        "take the line out, or write ::: pull above",
        at,
    )


def _report_unknown(state: StateBlock, match: re.Match[str]) -> None:
    name = match["name"]
    sheet_of(state).error(
        "container-unknown",
        f"there is no container “{name}”",
        nearest(name, NAMES, "the one container is ::: pull"),
        match.start("name"),
    )


def _report_unclosed(state: StateBlock, at: int) -> None:
    sheet_of(state).error(
        "container-unclosed", "a container is never closed", "write ::: on the line after it", at
    )
