"""Addresses, in angle brackets or bare: links whose text is the address itself.

They become tokens of a type of their own, which no rule for quotation marks or
dashes looks into.
"""

from __future__ import annotations

import re

from linkify_it import LinkifyIt  # type: ignore[import-untyped]
from markdown_it.rules_inline import StateInline

from galley.markup.schemes import HINT, TAKEN, scheme
from galley.markup.sheet import here, sheet_of

BEGINNING = r"(?<![\w/.@])(?:https?://|www\.|mailto:)"
# Where plain text ends: at a character that may be markup, or where an address begins.
TERMINATORS = re.compile(r"[\n!&*<\[\\\]^_`{}]|" + BEGINNING, re.IGNORECASE)
BARE = re.compile(r"(https?:|www\.|mailto:)", re.IGNORECASE)
CHECKS = {
    "www.": ("//", 0),
    "mailto:": ("mailto:", 7),
    "http:": ("http:", 5),
    "https:": ("http:", 6),
}
BRACKETED = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*|www\.[^<>\x00-\x20]+)>")
MAIL = re.compile(r"<([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)>")
BROKEN = re.compile(r"<(?:https?://|www\.|mailto:)[^<>\s]{0,2000}(\s)[^<>]{0,2000}>", re.IGNORECASE)
TURN = re.compile(r"\{turn=")
LINKIFY = LinkifyIt()


def bracketed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take ``<https://example.org>`` and ``<someone@example.org>``."""
    if not state.src.startswith("<", state.pos):
        return False
    match = BRACKETED.match(state.src, state.pos, state.posMax)
    mail = MAIL.match(state.src, state.pos, state.posMax)
    if not (match or mail):
        return _broken(state, silent)
    shown = (match or mail)[1]  # type: ignore[index]
    if not silent:
        _push(state, shown, f"mailto:{shown}" if mail and not match else shown, 1)
    state.pos += len(shown) + 2
    return True


def bare(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take an address that stands in the text as it is."""
    match = BARE.match(state.src, state.pos, state.posMax)
    if not match or state.linkLevel:
        return False
    schema, skipped = CHECKS[match[0].lower()]
    length = LINKIFY.test_schema_at(state.src, schema, state.pos + skipped)
    if not length:
        return False
    end = min(state.pos + skipped + length, state.posMax)
    shown = _without_markup(state.src[state.pos : end])
    if not silent:
        _push(state, shown, shown, 0)
    state.pos += len(shown)
    return True


def _without_markup(address: str) -> str:
    # What may follow an address closely: a note's call, a page turn, emphasis that ends.
    ends = [found for mark in ("[^", "{turn=") if (found := address.find(mark)) > 0]
    return address[: min(ends, default=len(address))].rstrip("*.,;:!?")


def _push(state: StateInline, shown: str, address: str, opening: int) -> None:
    sheet, at = sheet_of(state), here(state)
    if scheme(address) not in TAKEN and not address.lower().startswith("www."):
        sheet.error("link-scheme", f"“{scheme(address)}:” is no address to print", HINT, at)
    if turn := TURN.search(shown):
        sheet.error(
            "turn-place",
            "a page turn stands inside an address",
            "put it before or after the address",
            here(state, state.pos + opening + turn.start()),
        )
    token = state.push("address", "a", 0)
    target = f"http://{address}" if address.lower().startswith("www.") else address
    token.attrs = {"class": "address", "href": state.md.normalizeLink(target)}
    token.content = shown
    token.meta["opening"] = opening


def _broken(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    match = BROKEN.match(state.src, state.pos, state.posMax)
    if match and not silent:
        sheet_of(state).error(
            "address-space",
            "an address in angle brackets has a space in it",
            "take the space out, or write it as %20",
            here(state, match.start(1)),
        )
    return False
