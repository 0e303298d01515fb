"""Pull quotes: marked spans of the running text, and the copies that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.plain import plain
from galley.markup.sheet import Sheet, at_of, nearest, sheet_of

LONGEST = 360
DROPPED = frozenset({"note_call", "turn"})


@dataclass
class Marked:
    """A marked span: its opening token, what it holds, and the block it stands in."""

    opening: Token
    inside: list[Token]
    block: int
    taken: bool = False

    @property
    def id(self) -> str:
        """The span's id in the HTML."""
        return str(self.opening.attrs["id"])


def pulls(state: StateCore) -> None:
    """Set a copy of each marked span beside its paragraph, or where a container says."""
    sheet = sheet_of(state)
    marked = _spans(sheet, state.tokens)
    spans = {span.id.removeprefix(f"{sheet.slug}."): span for span in marked}
    filled = _filled(sheet, state.tokens, spans)
    beside: dict[int, list[Token]] = {}
    for span in marked:
        if not span.taken:
            beside.setdefault(span.block, []).extend(_aside(span))
    kept: list[Token] = []
    for i, token in enumerate(state.tokens):
        kept += beside.get(i, [])
        kept += filled.get(i, [token])
    state.tokens = kept
    _number(sheet, kept)


def _spans(sheet: Sheet, tokens: list[Token]) -> list[Marked]:
    found: list[Marked] = []
    depth = outermost = 0
    for i, block in enumerate(tokens):
        if depth == 0 and block.nesting >= 0:
            outermost = i
        depth += block.nesting
        children = block.children or []
        for j, token in enumerate(children):
            if token.meta.get("pull"):
                found.append(Marked(token, _inside(children, j), outermost))
    for n, span in enumerate(found, 1):
        span.opening.attrs.setdefault("id", f"{sheet.slug}.source-{n}")
        length = len(plain(span.inside))
        if length > LONGEST:
            sheet.warn(
                "pull-long",
                f"a pull quote has {length} characters",
                f"{LONGEST} are as many as fit beside the text",
                at_of(span.opening),
            )
    return found


def _inside(children: list[Token], start: int) -> list[Token]:
    depth = 0
    for end in range(start, len(children)):
        depth += children[end].nesting
        if depth == 0:
            return children[start + 1 : end]
    return children[start + 1 :]


def _filled(sheet: Sheet, tokens: list[Token], spans: dict[str, Marked]) -> dict[int, list[Token]]:
    filled: dict[int, list[Token]] = {}
    for i, token in enumerate(tokens):
        if token.type != "pull_open":
            continue
        empty = tokens[i + 1].type == "pull_close"
        source = token.meta.get("from")
        if source is None:
            token.attrs["class"] = "pull edited"
            if empty:
                _error(sheet, "pull-empty", "a pull quote says nothing", token)
        elif not empty:
            _error(sheet, "pull-both", "a pull quote has from= and words of its own", token)
        elif span := _found(sheet, spans, source.value, source.at):
            span.taken = True
            aside = _aside(span)
            aside[0].meta["at"] = at_of(token)
            filled[i] = aside
            filled[i + 1] = []
    return filled


def _found(sheet: Sheet, spans: dict[str, Marked], name: str, at: int) -> Marked | None:
    span = spans.get(name)
    if span is None:
        sheet.error(
            "pull-unknown",
            f"no pull quote is marked with the id “{name}”",
            nearest(name, spans, f"mark the sentence: [words]{{.pull #{name}}}"),
            at,
        )
        return None
    if span.taken:
        sheet.error(
            "pull-twice", f"the pull quote “{name}” stands twice", "take one container out", at
        )
        return None
    return span


def _error(sheet: Sheet, code: str, message: str, token: Token) -> None:
    sheet.error(
        code, message, "write {from=id} and nothing inside, or words and no from=", at_of(token)
    )


def _aside(span: Marked) -> list[Token]:
    at = at_of(span.opening)
    opening = Token("pull_open", "aside", 1, meta={"at": at})
    opening.attrs = {"class": "pull", "data-source": span.id}
    tokens = [
        opening,
        Token("paragraph_open", "p", 1, meta={"copy": True}),
        Token("inline", "", 0, children=list(_copy(span.inside)), meta={"copy": True}),
        Token("paragraph_close", "p", -1),
        Token("pull_close", "aside", -1),
    ]
    for token in tokens:
        token.block = True
    return tokens


def _copy(inside: list[Token]) -> Iterator[Token]:
    for token in inside:
        if token.type in DROPPED:
            continue
        twin = copy(token)
        twin.attrs = {k: v for k, v in token.attrs.items() if k != "id"}
        yield twin


def _number(sheet: Sheet, tokens: list[Token]) -> None:
    asides = (t for t in tokens if t.type == "pull_open")
    for n, token in enumerate(asides, 1):
        token.attrs = {
            "class": token.attrs["class"],
            "id": f"{sheet.slug}.pull-{n}",
            **{k: v for k, v in token.attrs.items() if k == "data-source"},
        }
        sheet.lines[str(token.attrs["id"])] = sheet.line(at_of(token))
