"""Run-in heads: a span ``[…]{.run-in}`` that a paragraph begins with."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.sheet import at_of, sheet_of
from galley.markup.walk import with_next


def mark(state: StateCore) -> None:
    """Mark the paragraphs that begin with a run-in head; report those elsewhere."""
    sheet = sheet_of(state)
    for before, block in with_next(state.tokens):
        first = _first(block.children or [])
        for token in block.children or ():
            if "run-in" not in token.meta:
                continue
            if token is first and before.type == "paragraph_open":
                before.attrJoin("class", "with-run-in")
            else:
                sheet.error(
                    "run-in-place",
                    "a run-in head stands elsewhere than at a paragraph's start",
                    "begin a paragraph with it",
                    at_of(token),
                )


def _first(children: list[Token]) -> Token | None:
    return next(
        (t for t in children if t.type != "turn" and (t.nesting or t.content.strip())), None
    )
