"""The words of a text without its markup."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token

WORDS = frozenset({"text", "text_special", "code_inline", "address"})
ZWSP = "\N{ZERO WIDTH SPACE}"
BREAKS = frozenset({"softbreak", "hardbreak"})


def plain(tokens: Iterable[Token]) -> str:
    """Return the words as one line; calls, page turns and pictures have none."""
    return " ".join("".join(map(_words, tokens)).replace(ZWSP, "").split())


def count(text: str) -> int:
    """Count words: runs between spaces that hold a letter or a digit."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def _words(token: Token) -> str:
    if token.type in BREAKS:
        return " "
    return token.content if token.type in WORDS else ""
