"""What may not stand where: a note's call in a heading, a page turn in a title."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.sheet import Sheet, at_of, sheet_of

CALL = "a note's call"
PULL = "a pull quote"
BLOCK = "a ::: pull block"
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
    "pull": BLOCK,
    "bullet_list": "a list",
    "ordered_list": "a list",
    "blockquote": "a quotation",
    "link": "a link's words",
    "marked": MARKED,
}
IN_TEXT = "call the note from the sentence that leads there"
MARK = "mark a sentence of the running text"
ASIDE = "let it stand between the paragraphs of the text"
# By what is found and where: what to do instead.
REFUSED = {
    (CALL, "a heading"): "call the note in the paragraph below",
    (CALL, "a caption"): IN_TEXT,
    (CALL, "a table"): IN_TEXT,
    (CALL, "a note"): "notes do not nest: make one note of the two",
    (CALL, BLOCK): "call the note in the running text",
    (CALL, "a link's words"): "call the note after the link",
    (PULL, "a heading"): MARK,
    (PULL, "a caption"): MARK,
    (PULL, "a table"): MARK,
    (PULL, "a note"): MARK,
    (PULL, "a link's words"): MARK,
    (PULL, BLOCK): MARK,
    (PULL, MARKED): "mark one of the two",
    (BLOCK, "a list"): ASIDE,
    (BLOCK, "a quotation"): ASIDE,
    (BLOCK, "a note"): ASIDE,
    (BLOCK, BLOCK): ASIDE,
    (LINK, "a link's words"): "let one link end before the next begins",
    (REFERENCE, "a link's words"): "let one link end before the next begins",
    (RUN_IN, "a note"): "a run-in head begins a paragraph of the text",
    (RUN_IN, BLOCK): "a run-in head begins a paragraph of the text",
    (TURN, BLOCK): "put the page turn in the running text",
}
CODES = {
    CALL: "note-place",
    PULL: "pull-place",
    BLOCK: "pull-place",
    RUN_IN: "run-in-place",
    TURN: "turn-place",
    LINK: "link-place",
    REFERENCE: "reference-place",
    NAME: "id-place",
    (CALL, "a note"): "note-nested",
    (PULL, BLOCK): "pull-nested",
    (BLOCK, BLOCK): "pull-nested",
    (PULL, MARKED): "pull-nested",
}
# What a value of the front matter may not hold, and a title besides.
VALUE = frozenset({CALL, PULL, RUN_IN, TURN, REFERENCE, NAME})
TITLE = VALUE | {LINK}
PROSE = frozenset({CALL, PULL, BLOCK, TURN})


def check(state: StateCore) -> None:
    """Report what stands where it may not."""
    sheet = sheet_of(state)
    around: list[str] = []
    for block in state.tokens:
        _check(sheet, block, around)
        _step(block, block.type, around)
        inside = list(around)
        for token in block.children or ():
            _check(sheet, token, inside)
            _step(token, "marked" if "pull" in token.meta else token.type, inside)


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


def _kinds(token: Token) -> list[str]:
    found = {
        CALL: token.type == "note_call",
        TURN: token.type == "turn",
        PULL: "pull" in token.meta,
        BLOCK: token.type == "pull_open",
        RUN_IN: "run-in" in token.meta,
        LINK: token.type == "address" or (token.type == "link_open" and "href" in token.attrs),
        REFERENCE: "target" in token.meta,
        NAME: token.type == "span_open" and "id" in token.attrs,
    }
    return [kind for kind, holds in found.items() if holds]
