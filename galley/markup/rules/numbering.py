"""The numbers of notes: each defined once and called once, counted by its call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.rules.places import CALL
from galley.markup.sheet import Sheet, Target, at_of, nearest, sheet_of
from galley.model import Note


@dataclass
class Definition:
    """A note's definition: where it stands and what it holds."""

    at: int
    tokens: list[Token] = field(default_factory=list)
    called: bool = False


def number(state: StateCore) -> None:
    """Give the notes their numbers, and report calls and notes without a partner."""
    sheet = sheet_of(state)
    definitions = _definitions(state)
    for block in state.tokens:
        before: Token | None = None
        for token in block.children or ():
            if token.type == "note_call":
                token.meta["joined"] = before is not None and before.type == "note_call"
                _number(sheet, token, definitions)
            before = before if token.type == "turn" else token
    astray = {t.meta["label"] for d in definitions.values() for t in _calls(d)}
    for label, definition in definitions.items():
        if not definition.called and label not in astray:
            sheet.error(
                "note-unused",
                f"the note [^{label}] is never called",
                f"write [^{label}] where its number shall stand, or take the note out",
                definition.at,
            )


def _calls(definition: Definition) -> Iterator[Token]:
    for block in definition.tokens:
        yield from (t for t in block.children or () if t.type == "note_call")


def _definitions(state: StateCore) -> dict[str, Definition]:
    sheet = sheet_of(state)
    first = next(
        (i for i, t in enumerate(state.tokens) if t.type == "footnote_reference_open"),
        len(state.tokens),
    )
    found: dict[str, Definition] = {}
    for label, definition in _each(state.tokens[first:]):
        _check(sheet, label, definition)
        if label in found:
            sheet.error(
                "note-duplicate",
                f"the note [^{label}] is defined a second time",
                f"it is first defined on line {sheet.line(found[label].at)}",
                definition.at,
            )
        else:
            found[label] = definition
    del state.tokens[first:]
    return found


def _each(tokens: list[Token]) -> Iterator[tuple[str, Definition]]:
    depth = 0
    definition = Definition(0)
    for token in tokens:
        if token.type == "footnote_reference_open" and not depth:
            definition = Definition(at_of(token))
            label = str(token.meta["label"])
        elif token.type == "footnote_reference_close" and depth == 1:
            yield label, definition
        else:
            definition.tokens.append(token)
        depth += token.type == "footnote_reference_open"
        depth -= token.type == "footnote_reference_close"


def _check(sheet: Sheet, label: str, definition: Definition) -> None:
    if not any(t.children for t in definition.tokens):
        sheet.error(
            "note-empty", f"the note [^{label}] says nothing", "write its text", definition.at
        )
    for token in definition.tokens:
        if token.nesting >= 0 and token.type not in {"paragraph_open", "inline"}:
            sheet.error(
                "note-block",
                f"the note [^{label}] holds more than paragraphs",
                "write it as sentences; lists, quotations and tables belong to the text",
                at_of(token),
            )
            return
    _check_lines(sheet, label, definition)


def _check_lines(sheet: Sheet, label: str, definition: Definition) -> None:
    for token in definition.tokens:
        for _, at in token.meta["origin"].steps[1:] if token.type == "inline" else ():
            if sheet.source.place(at).column == 1:
                sheet.warn(
                    "note-lazy",
                    f"a line that is not indented belongs to the note [^{label}]",
                    "indent it by four spaces, or leave a blank line before it",
                    at,
                )
                return


def _number(sheet: Sheet, token: Token, definitions: dict[str, Definition]) -> None:
    label, at = str(token.meta["label"]), at_of(token)
    definition = definitions.get(label)
    if definition is None:
        if CALL not in sheet.refused:
            sheet.error(
                "note-undefined",
                f"no note is labelled [^{label}]",
                nearest(label, definitions, f"write [^{label}]: and the note, after the paragraph"),
                at,
            )
        return
    if definition.called:
        sheet.error(
            "note-recalled",
            f"the note [^{label}] is called a second time",
            "each note is called once: write a note of its own, such as “Ibid.”",
            at,
        )
        return
    definition.called = True
    count = len(sheet.notes) + 1
    note = Note(
        count,
        label,
        f"{sheet.slug}.call-{count}",
        f"{sheet.slug}.note-{count}",
        sheet.source.place(at),
    )
    token.meta["note"] = note
    sheet.notes.append(note)
    sheet.bodies[count] = definition.tokens
    sheet.labels[label] = Target(note.body_id, f"{sheet.language.note} {count}")
