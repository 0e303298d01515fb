"""Pull quotes: a copy of each marked sentence stands beside the text."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.rules.copies import aside, check_length, sentences
from galley.markup.rules.filling import fill
from galley.markup.rules.places import PULL
from galley.markup.sheet import Sheet, at_of, sheet_of


def copy(state: StateCore) -> None:
    """Set each copy where its container says, or before the sentence's own block."""
    sheet = sheet_of(state)
    if PULL in sheet.refused:
        return
    spans = list(sentences(state.tokens))
    for n, span in enumerate(spans, 1):
        span.opening.attrs.setdefault("id", f"{sheet.slug}.source-{n}")
        check_length(sheet, span.inside, at_of(span.opening))
    filled = fill(sheet, state.tokens, {span.id: span for span in spans})
    beside: dict[int, list[Token]] = {}
    for span in spans:
        if not span.taken:
            beside.setdefault(span.block, []).extend(aside(span))
    kept: list[Token] = []
    for i, token in enumerate(state.tokens):
        kept += beside.get(i, [])
        kept += filled.get(i, [token])
    state.tokens = kept
    _number(sheet, kept)


def _number(sheet: Sheet, tokens: list[Token]) -> None:
    for n, token in enumerate((t for t in tokens if t.type == "pull_open"), 1):
        name = f"{sheet.slug}.pull-{n}"
        token.attrs = {"class": token.attrs.pop("class", "pull"), "id": name, **token.attrs}
        sheet.lines[name] = sheet.line(at_of(token))
