"""Links with words of their own, and cross-references, which are links to an id.

markdown-it's rule leaves a link as text without a word when its address is not
to its liking, or when a note's call or a span stands in its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.rules_inline import StateInline

from galley.markup.schemes import HINT, TAKEN, scheme
from galley.markup.sheet import here, sheet_of

SPACE = re.compile(r"[ \t\n]*")
BROKEN = re.compile(r"\((?:https?://|mailto:|www\.)[^()\s]*(\s)[^()]*\)", re.IGNORECASE)


@dataclass(frozen=True)
class Goal:
    """Where a link leads, its title, and where its Markdown ends."""

    href: str
    title: str
    end: int


def link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take ``[words](address)``, ``[words][label]`` and ``[](#id)``."""
    if not state.src.startswith("[", state.pos) or (close := _close(state)) < 0:
        return False
    goal = _written_goal(state, close + 1) or _labelled_goal(state, close)
    if not silent:
        _check(state, goal, close + 1)
    if not goal:
        return False
    if not silent:
        _push(state, goal, close)
    state.pos = goal.end
    return True


def _push(state: StateInline, goal: Goal, close: int) -> None:
    stop = state.posMax
    state.pos, state.posMax = state.pos + 1, close
    token = state.push("link_open", "a", 1)
    if goal.href.startswith("#"):
        token.meta["target"] = unquote(goal.href[1:])
    else:
        token.attrs = {"href": state.md.normalizeLink(goal.href)}
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.posMax = stop


def _close(state: StateInline) -> int:
    # As markdown-it's parseLinkLabel, but only a link forbids a link around it.
    start, depth = state.pos, 1
    state.pos += 1
    found = -1
    while state.pos < state.posMax:
        char, before = state.src[state.pos], state.pos
        depth -= char == "]"
        if not depth:
            found = before
            break
        state.md.inline.skipToken(state)
        if char == "[" and state.pos == before + 1:
            depth += 1
        elif char == "[" and not _may_stand_in_link(state.src, before, state.pos):
            break
    state.pos = start
    return found


def _may_stand_in_link(text: str, start: int, end: int) -> bool:
    return text.startswith("[^", start) or text[end - 1] == "}"


def _written_goal(state: StateInline, pos: int) -> Goal | None:
    if not state.src.startswith("(", pos):
        return None
    pos = _skip(state, pos + 1)
    place = parseLinkDestination(state.src, pos, state.posMax)
    if not place.ok:
        return None
    pos = _skip(state, place.pos)
    title = parseLinkTitle(state.src, pos, state.posMax)
    if pos > place.pos and title.ok:
        pos = _skip(state, title.pos)
    if pos >= state.posMax or state.src[pos] != ")":
        return None
    return Goal(place.str, title.str if title.ok else "", pos + 1)


def _labelled_goal(state: StateInline, close: int) -> Goal | None:
    references = state.env.get("references")
    if not references:
        return None
    label, end = state.src[state.pos + 1 : close], close + 1
    if state.src.startswith("[", end):
        start, pos = state.pos, end
        second = parseLinkLabel(state, pos)
        state.pos = start
        if second >= 0:
            label, end = state.src[pos + 1 : second] or label, second + 1
    found = references.get(normalizeReference(label))
    if not found:
        return None
    state.env.setdefault("followed", set()).add(normalizeReference(label))
    return Goal(found["href"], found["title"], end)


def _skip(state: StateInline, pos: int) -> int:
    match = SPACE.match(state.src, pos, state.posMax)
    return match.end() if match else pos


def _check(state: StateInline, goal: Goal | None, after: int) -> None:
    sheet, at = sheet_of(state), here(state)
    if not goal:
        if broken := BROKEN.match(state.src, after, state.posMax):
            sheet.error(
                "address-space",
                "a link's address has a space in it",
                "take the space out, or write it as %20",
                here(state, broken.start(1)),
            )
        return
    if goal.title:
        sheet.error(
            "link-title", "a link's title does not print", "put the words into the text", at
        )
    if not goal.href.startswith("#") and scheme(goal.href) not in TAKEN:
        sheet.error("link-scheme", f"“{goal.href}” is no address to print", HINT, at)
