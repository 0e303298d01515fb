"""Containers of pull quotes: with the copy of a marked sentence, or words of their own."""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it.token import Token

from galley.markup.rules.copies import Sentence, aside, check_length
from galley.markup.sheet import Sheet, at_of, nearest

HINT = "write {from=id} and nothing inside, or words and no from="
PARAGRAPH = frozenset({"paragraph_open", "paragraph_close", "inline", "pull_open"})


def fill(
    sheet: Sheet, tokens: list[Token], spans: Mapping[str, Sentence]
) -> dict[int, list[Token]]:
    """Return what comes in the place of a container's tokens, by their index."""
    filled: dict[int, list[Token]] = {}
    for i, token in enumerate(tokens):
        if token.type != "pull_open":
            continue
        empty = tokens[i + 1].type == "pull_close"
        if "from" not in token.meta:
            token.attrs["class"] = "pull edited"
            _check_words(sheet, tokens, i)
        elif not empty:
            message = "a pull quote has from= and words of its own"
            sheet.error("pull-both", message, HINT, at_of(token))
        elif span := _taken(sheet, token, spans):
            copied = aside(span)
            copied[0].meta["at"] = at_of(token)
            filled.update({i: copied, i + 1: []})
    return filled


def _check_words(sheet: Sheet, tokens: list[Token], start: int) -> None:
    if tokens[start + 1].type == "pull_close":
        sheet.error("pull-empty", "a pull quote says nothing", HINT, at_of(tokens[start]))
    words: list[Token] = []
    for token in tokens[start:]:
        words += token.children or []
        if token.type == "pull_close":
            check_length(sheet, words, at_of(tokens[start]))
            return
        if token.type not in PARAGRAPH:
            sheet.error(
                "pull-block",
                "a pull quote holds more than paragraphs",
                "write it as sentences",
                at_of(token),
            )
            return


def _taken(sheet: Sheet, token: Token, spans: Mapping[str, Sentence]) -> Sentence | None:
    source = token.meta["from"]
    span = spans.get(f"{sheet.slug}.{source.value}")
    if span is None:
        names = [name.removeprefix(f"{sheet.slug}.") for name in spans]
        sheet.error(
            "pull-unknown",
            f"no pull quote is marked with the id “{source.value}”",
            nearest(source.value, names, f"mark it: [words]{{.pull #{source.value}}}"),
            source.at,
        )
    elif span.taken:
        sheet.error(
            "pull-twice",
            f"the pull quote “{source.value}” stands in two places",
            "take one of the containers out",
            source.at,
        )
    else:
        span.taken = True
        return span
    return None
