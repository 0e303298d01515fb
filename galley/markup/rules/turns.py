"""Page turns of the printed edition: ``{turn=34}``, page 34 begins here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from galley.markup.rules.hanging import report_stray
from galley.markup.sheet import at_of, here, sheet_of

TURN = re.compile(r"\{turn=([1-9][0-9]{0,4})\}")
BROKEN = re.compile(r"\{\s*\.?#?turn\b[^{}\n]{0,40}\}")
UPWARDS = "page turns go up, and each page begins once"


def turn(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take a page turn, wherever in a line it stands."""
    if not state.src.startswith("{", state.pos):
        return False
    match = TURN.match(state.src, state.pos, state.posMax)
    if not match:
        return _broken(state, silent)
    if not silent:
        _push(state, match[1])
    state.pos = match.end()
    return True


def stand(state: StateCore) -> None:
    """Make turns on a line of their own stand between the blocks."""
    kept: list[Token] = []
    for token in state.tokens:
        kept.append(token)
        inside = kept[-2].children if token.type == "paragraph_close" else None
        if inside and all(map(_stands_alone, inside)):
            report_stray(state, kept[-3].meta["attributes"])
            del kept[-3:]
            kept += [_standing(t) for t in inside if t.type == "turn"]
    state.tokens = kept


def check(state: StateCore) -> None:
    """Report page turns that come twice or go back."""
    sheet = sheet_of(state)
    seen: set[int] = set()
    for run in (state.tokens, *sheet.bodies.values()):
        last = 0
        for token in _turns(run):
            folio = int(token.meta["folio"])
            at = at_of(token)
            if folio in seen:
                sheet.error("turn-duplicate", f"page {folio} begins twice", UPWARDS, at)
            elif folio < last:
                sheet.error("turn-order", f"page {folio} begins after page {last}", UPWARDS, at)
            seen.add(folio)
            last = max(last, folio)


def _push(state: StateInline, folio: str) -> None:
    token = state.push("turn", "span", 0)
    token.meta["folio"] = folio
    token.attrs = {
        "class": "turn",
        "id": f"{sheet_of(state).slug}.turn-{folio}",
        "data-folio": folio,
    }


def _broken(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    match = BROKEN.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        sheet_of(state).error(
            "turn-invalid",
            f"{match[0]} is no page turn",
            "write {turn=34}: a page number in digits, and no space",
            here(state),
        )
        state.append_pending(match[0])
    state.pos = match.end()
    return True


def _stands_alone(token: Token) -> bool:
    return token.type in {"turn", "softbreak"} or (
        token.type == "text" and not token.content.strip()
    )


def _standing(token: Token) -> Token:
    block = Token("turn", "div", 0, attrs=token.attrs, meta=token.meta)
    block.block = True
    return block


def _turns(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "turn":
            yield token
        yield from _turns(token.children or ())
