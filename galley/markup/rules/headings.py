"""Headings: ``##`` and ``###``, with an id after their text if they have one."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import heading as commonmark
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.plain import plain
from galley.markup.rules.hanging import take_trailing
from galley.markup.sheet import Sheet, at_of, sheet_of
from galley.markup.source import Origin, indent
from galley.markup.walk import with_next
from galley.model import Heading

HIGHER = "the title is in the front matter; the highest heading here is ##"
LOWER = "below ### begin the paragraph with a run-in head: [words]{.run-in}"
LEVELS = {"h2": 1, "h3": 2}


def heading(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Take a heading, and find where its text begins after the marks."""
    if not commonmark(state, first, last, silent):
        return False
    if not silent:
        opening, content, _ = state.tokens[-3:]
        marks = state.bMarks[first] + state.tShift[first] + len(opening.markup)
        at = marks + indent(state.src[marks : state.eMarks[first]])
        content.meta.update(at=at, origin=Origin(((0, at),)))
    return True


def check(state: StateCore) -> None:
    """Check the headings' levels and take the attributes off their ends."""
    sheet, above, depth = sheet_of(state), False, 0
    for token, content in with_next(state.tokens):
        if token.type == "heading_open":
            _check(sheet, token, content, above=above, inside=depth > 0)
            take_trailing(token, content)
            above = above or token.tag == "h2"
        else:
            depth += token.nesting * (token.type != "heading_close")


def record(state: StateCore) -> None:
    """Keep the headings for the contents and the outline."""
    sheet = sheet_of(state)
    for token, content in with_next(state.tokens):
        if token.type == "heading_open" and token.tag in LEVELS:
            words = plain(content.children or ())
            place = sheet.source.place(at_of(token))
            sheet.headings.append(Heading(LEVELS[token.tag], words, str(token.attrs["id"]), place))


def _check(sheet: Sheet, token: Token, content: Token, *, above: bool, inside: bool) -> None:
    at = at_of(token)
    if token.markup[0] in "=-":
        sheet.error(
            "heading-setext",
            f"“{content.content}” is underlined with {token.markup}",
            "write ## before a heading; leave a blank line before a rule",
            at,
        )
    elif token.tag not in LEVELS:
        sheet.error(
            "heading-level",
            f"{token.markup} is no level of heading",
            LOWER if len(token.markup) > len("###") else HIGHER,
            at,
        )
    elif token.tag == "h3" and not above:
        sheet.error("heading-skip", "a ### heading stands before any ##", "begin with ##", at)
    if inside:
        sheet.error(
            "heading-place",
            "a heading stands inside a list, a quotation or a note",
            "end the list or quotation with a blank line before it",
            at,
        )
    if not content.content:
        sheet.error("heading-empty", "a heading says nothing", "write its text", at)
