"""Captions of tables and figures: a paragraph that begins ``Table:`` or ``Figure:``."""

from __future__ import annotations

import re
from collections import Counter

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.rules.hanging import take_trailing
from galley.markup.sheet import Sheet, at_of, sheet_of
from galley.markup.walk import with_next

CAPTION = re.compile(r"(Table|Figure):[ \t\n]*")
LIKE = (
    r"[*_]{{0,3}}(?:{words})[*_]{{0,3}}"
    r"(?:\s*:|\s?\d+(?:\.\d+)*[a-z]?[*_]{{0,3}}\s?(?:[:.](?!\w)|[–—-]+(?=\s)))"
)
WORDS = {"table": "table|tab\\.", "figure": "figure|fig\\.?"}
OWNERS = {"table_open": "table", "figure_open": "figure"}
TAGS = {"table": "caption", "figure": "figcaption"}
LENGTH = 3  # tokens of a paragraph: open, inline, close


def mark(state: StateCore) -> None:
    """Mark the paragraphs that are captions, and take off what is no text."""
    for paragraph, content in with_next(state.tokens):
        if paragraph.type == "footnote_reference_open":
            return
        match = CAPTION.match(content.content) if paragraph.type == "paragraph_open" else None
        if not match:
            continue
        paragraph.meta["caption"] = match[1].lower()
        take_trailing(paragraph, content)
        content.content = content.content[match.end() :]
        content.meta["origin"] = content.meta["origin"].after(match.end())


def attach(state: StateCore) -> None:
    """Move each caption into the table or figure that it stands next to."""
    sheet, tokens = sheet_of(state), state.tokens
    owned: dict[int, int] = {}
    for i, token in enumerate(tokens):
        kind = OWNERS.get(token.type)
        if not kind:
            continue
        if i - LENGTH not in owned.values() and _is_caption(tokens, i - LENGTH, kind):
            owned[i] = i - LENGTH
        elif _is_before_caption(tokens, i, kind):
            owned[i] = _end(tokens, i) + 1
    _tell_unlike(sheet, tokens, owned)
    state.tokens = _moved(tokens, owned)
    _number(sheet, state.tokens)
    for token in state.tokens:
        if token.meta.get("caption") and token.type == "paragraph_open":
            _report(sheet, token)


def _tell_unlike(sheet: Sheet, tokens: list[Token], owned: dict[int, int]) -> None:
    """Tell of paragraphs that are captions by their words, beside what has none, and print."""
    told: set[int] = set()
    for i, token in enumerate(tokens):
        kind = OWNERS.get(token.type)
        if not kind or i in owned:
            continue
        words = f"{WORDS[kind]}|{re.escape(getattr(sheet.language, kind))}"
        like = re.compile(LIKE.format(words=words), re.IGNORECASE)
        for start in (i - LENGTH, _end(tokens, i) + 1):
            match = like.match(_words(tokens, start))
            if match and start not in told:
                told.add(start)
                sheet.warn(
                    "caption-form",
                    f"“{match[0].lstrip('*_')}” begins no caption: it prints as a paragraph",
                    f"write {kind.capitalize()}: and the words; the page counts by itself",
                    at_of(tokens[start]),
                )


def _words(tokens: list[Token], start: int) -> str:
    """Return what is written in the paragraph that begins with a token, if one does."""
    if not 0 <= start < len(tokens) or tokens[start].type != "paragraph_open":
        return ""
    return "" if "caption" in tokens[start].meta else tokens[start + 1].content


def _is_caption(tokens: list[Token], index: int, kind: str) -> bool:
    return 0 <= index < len(tokens) and tokens[index].meta.get("caption") == kind


def _is_before_caption(tokens: list[Token], owner: int, kind: str) -> bool:
    # A caption between two tables is the first's if captions come last throughout.
    while _is_caption(tokens, caption := _end(tokens, owner) + 1, kind):
        owner = caption + LENGTH
        if owner >= len(tokens) or OWNERS.get(tokens[owner].type) != kind:
            return True
    return False


def _end(tokens: list[Token], start: int) -> int:
    closes = tokens[start].type.replace("_open", "_close")
    return next(i for i in range(start, len(tokens)) if tokens[i].type == closes)


def _moved(tokens: list[Token], owned: dict[int, int]) -> list[Token]:
    kept: list[Token] = []
    gone = {n + i for n in owned.values() for i in range(LENGTH)}
    ends = {_end(tokens, i): i for i in owned if tokens[i].type == "figure_open"}
    for i, token in enumerate(tokens):
        if i in ends:
            kept += _caption(tokens, ends[i], owned[ends[i]])
        if i not in gone:
            kept.append(token)
        if i in owned and token.type == "table_open":
            kept += _caption(tokens, i, owned[i])
    return kept


def _caption(tokens: list[Token], owner: int, start: int) -> list[Token]:
    opening, content, closing = tokens[start : start + LENGTH]
    kind = opening.meta["caption"]
    for token in (opening, closing):
        token.tag = TAGS[kind]
    opening.type, closing.type = "caption_open", "caption_close"
    given = opening.meta.pop("attributes")
    tokens[owner].meta["attributes"] = [*tokens[owner].meta["attributes"], *given]
    opening.meta["owner"] = tokens[owner]
    return [opening, content, closing]


def _number(sheet: Sheet, tokens: list[Token]) -> None:
    counted: Counter[str] = Counter()
    for token, content in with_next(tokens):
        if token.type != "caption_open":
            continue
        kind = token.meta["caption"]
        counted[kind] += 1
        label = f"{getattr(sheet.language, kind)} {counted[kind]}"
        token.meta["label"] = token.meta["owner"].meta["label"] = label
        if not content.content:
            sheet.error("caption-empty", "a caption says nothing", "write its text", at_of(token))


def _report(sheet: Sheet, token: Token) -> None:
    kind = token.meta["caption"]
    what = "a table" if kind == "table" else "a paragraph that holds one image"
    sheet.error(
        "caption-stray",
        f"a {kind}'s caption stands next to no {kind}",
        f"put it just before or after {what} that has no other caption",
        at_of(token),
    )
