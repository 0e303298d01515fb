"""Cross-references: ``[](#budget)`` prints what it points to."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.plain import plain
from galley.markup.rules.places import REFERENCE
from galley.markup.sheet import Sheet, Target, at_of, nearest, sheet_of
from galley.markup.source import LINE_END
from galley.markup.walk import with_next

NOTE = "note-"


def name(state: StateCore) -> None:
    """Find the words that stand for each id: a heading's, or a caption's label."""
    sheet = sheet_of(state)
    words = {str(t.attrs["id"]): w for t, w in _worded(state.tokens)}
    for name, target in sheet.targets.items():
        sheet.targets[name] = Target(target.id, words.get(target.id, ""))


def resolve(state: StateCore) -> None:
    """Point each cross-reference at its target, and print the target's words."""
    sheet = sheet_of(state)
    for run in (state.tokens, *sheet.bodies.values()):
        for block in run:
            if any("target" in t.meta or "page" in t.meta for t in block.children or ()):
                block.children = list(_resolved(sheet, block.children or []))
    _check_labels(state)


def _worded(tokens: list[Token]) -> Iterator[tuple[Token, str]]:
    for token, content in with_next(tokens):
        if "id" not in token.attrs:
            continue
        if token.type == "heading_open":
            yield token, plain(content.children or ())
        elif "label" in token.meta:
            yield token, str(token.meta["label"])


def _resolved(sheet: Sheet, children: list[Token]) -> Iterator[Token]:
    for token, after in with_next(children):
        yield token
        if "target" not in token.meta:
            if "page" in token.meta:
                _report_page(sheet, token)
            continue
        target = _target(sheet, token)
        paged = "page" in token.meta
        token.attrs = {"class": "reference page" if paged else "reference", "href": f"#{target.id}"}
        if after.type != "link_close":
            if paged:
                _report_page(sheet, token)
        elif not paged:
            yield _words(sheet, token, target)


def _target(sheet: Sheet, token: Token) -> Target:
    name = str(token.meta["target"])
    notes = {NOTE + label: note for label, note in sheet.labels.items()}
    target = sheet.targets.get(name) or notes.get(name)
    if target is None and REFERENCE not in sheet.refused:
        sheet.error(
            "reference-unknown",
            f"nothing in the piece has the id “{name}”",
            nearest(name, [*sheet.targets, *notes], f"give it one: {{#{name}}}"),
            at_of(token),
        )
    return target or Target("", name)


def _words(sheet: Sheet, token: Token, target: Target) -> Token:
    if not target.words:
        sheet.error(
            "reference-words",
            f"what “{token.meta['target']}” points to has no words to print",
            "write them: [words](#id), or ask for the page: [](#id){.page}",
            at_of(token),
        )
    return Token("text", "", 0, content=target.words)


def _report_page(sheet: Sheet, token: Token) -> None:
    sheet.error(
        "reference-page",
        "a page reference prints a page number alone",
        "write [](#id){.page}, and the words around it",
        at_of(token),
    )


def _check_labels(state: StateCore) -> None:
    sheet = sheet_of(state)
    followed = state.env.get("followed", set())
    starts = [0, *(match.end() for match in LINE_END.finditer(state.src))]
    for label, found in state.env.get("references", {}).items():
        if label not in followed:
            sheet.error(
                "link-unused",
                f"the address labelled “{label.lower()}” is not used, and would not print",
                "link to it with [words][label], or write the line otherwise",
                starts[found["map"][0]],
            )
