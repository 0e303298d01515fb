"""What may not stand where: a note's call in a heading, a page turn in a title."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.sheet import Sheet, at_of, sheet_of

CALL = "a note's call"
PULL = "a pull quote"
MARKED = "a marked sentence"
RUN_IN = "a run-in head"
TURN = "a page turn"
LINK = "a link"
REFERENCE = "a cross-reference"
NAME = "an id"

WITHIN = {
    "heading": "a heading",
    "caption": "a caption",
    "th": "a table",
    "td": "a table",
    "footnote_reference": "a note",
    "pull": PULL,
    "link": "a link's words",
    "marked": MARKED,
}
IN_TEXT = "call the note from the sentence that leads there"
MARK = "mark a sentence of the running text"
# By what is found and where: what to do instead.
REFUSED = {
    (CALL, "a heading"): "call the note in the paragraph below",
    (CALL, "a caption"): IN_TEXT,
    (CALL, "a table"): IN_TEXT,
    (CALL, "a note"): "notes do not nest: make one note of the two",
    (CALL, PULL): "call the note in the running text",
    (CALL, "a link's words"): "call the note after the link",
    (PULL, "a heading"): MARK,
    (PULL, "a caption"): MARK,
    (PULL, "a table"): MARK,
    (PULL, "a note"): MARK,
    (PULL, "a link's words"): MARK,
    (PULL, PULL): "mark one of the two",
    (PULL, MARKED): "mark one of the two",
    (RUN_IN, "a note"): "a run-in head begins a paragraph of the text",
    (RUN_IN, PULL): "a run-in head begins a paragraph of the text",
    (TURN, PULL): "put the page turn in the running text",
}
CODES = {
    CALL: "note-place",
    PULL: "pull-place",
    RUN_IN: "run-in-place",
    TURN: "turn-place",
    LINK: "link-place",
    REFERENCE: "reference-place",
    NAME: "id-place",
    (CALL, "a note"): "note-nested",
    (PULL, PULL): "pull-nested",
    (PULL, MARKED): "pull-nested",
}
# What a value of the front matter may not hold, and a title besides.
VALUE = frozenset({CALL, PULL, RUN_IN, TURN, REFERENCE, NAME})
TITLE = VALUE | {LINK}
PROSE = frozenset({CALL, PULL, TURN})


def places(state: StateCore) -> None:
    """Report what stands where it may not."""
    sheet = sheet_of(state)
    around: list[str] = []
    for block in state.tokens:
        _check(sheet, block, around)
        _step(block, block.type, around)
        inside = list(around)
        for token in block.children or ():
            _check(sheet, token, inside)
            _step(token, "marked" if _is_pull(token) else token.type, inside)


def _step(token: Token, kind: str, around: list[str]) -> None:
    if token.nesting > 0:
        around.append(WITHIN.get(kind.removesuffix("_open"), ""))
    elif token.nesting < 0 and around:
        around.pop()


def _check(sheet: Sheet, token: Token, around: list[str]) -> None:
    for kind in _kinds(token):
        if kind in sheet.refused:
            hint = f"{sheet.setting} takes words, emphasis and foreign words"
            sheet.error(CODES[kind], f"{kind} stands in {sheet.setting}", hint, at_of(token))
            continue
        where = next((w for w in around if (kind, w) in REFUSED), None)
        if where:
            code = CODES.get((kind, where), CODES[kind])
            sheet.error(code, f"{kind} stands in {where}", REFUSED[kind, where], at_of(token))


def _is_pull(token: Token) -> bool:
    return token.type == "pull_open" or "pull" in token.meta


def _kinds(token: Token) -> list[str]:
    found = {
        CALL: token.type == "note_call",
        TURN: token.type == "turn",
        PULL: _is_pull(token),
        RUN_IN: "run-in" in token.meta,
        LINK: token.type == "address" or (token.type == "link_open" and "href" in token.attrs),
        REFERENCE: "target" in token.meta,
        NAME: token.type == "span_open" and "id" in token.attrs,
    }
    return [kind for kind, holds in found.items() if holds]
