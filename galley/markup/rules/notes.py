"""Notes: their calls in the text, and where their definitions go."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from galley.markup.sheet import at_of, here, sheet_of

CALL = re.compile(r"\[\^([^\]\n]{0,200})\]")


def call(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take a note's call, ``[^label]``, whether or not the note is defined."""
    if not state.src.startswith("[^", state.pos):
        return False
    match = CALL.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        _push(state, match[1])
    state.pos = match.end()
    return True


def inline_note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Report a note written at its call, ``^[text]``, which is not taken."""
    if not state.src.startswith("^[", state.pos) or silent:
        return False
    sheet_of(state).error(
        "note-inline",
        "a note is written where it is called",
        "write the call [^label] here, and the note as [^label]: after the paragraph",
        here(state),
    )
    return False


def gather(state: StateCore) -> None:
    """Move the definitions to the end, so that the blocks around them are neighbours."""
    text: list[Token] = []
    definitions: list[Token] = []
    depth = 0
    for token in state.tokens:
        opens = token.type == "footnote_reference_open"
        depth += opens
        (definitions if depth else text).append(token)
        depth -= token.type == "footnote_reference_close"
    state.tokens = text + definitions


def close_up(state: StateCore) -> None:
    """Take out the space between a word and its call."""
    sheet = sheet_of(state)
    for block in state.tokens:
        last: Token | None = None
        for token in block.children or ():
            if token.type == "note_call" and last is not None and _ends_in_space(last):
                sheet.warn(
                    "note-space",
                    "a space stands before a note's call",
                    "let the call follow the word or its punctuation at once",
                    at_of(token),
                )
                last.type, last.content = "text", last.content.rstrip()
            last = token


def _push(state: StateInline, label: str) -> None:
    if not label or any(c.isspace() for c in label):
        sheet_of(state).error(
            "note-label",
            f"“{label}” is no label of a note",
            "a label is a word without spaces; brackets that are only text are written \\[^",
            here(state),
        )
        return
    state.push("note_call", "span", 0).meta["label"] = label


def _ends_in_space(token: Token) -> bool:
    text = token.type == "text" and token.content != token.content.rstrip()
    return text or token.type in {"softbreak", "hardbreak"}
