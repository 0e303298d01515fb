"""Sentences marked as pull quotes, and copies of them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from markdown_it.token import Token

from galley.markup.plain import plain
from galley.markup.sheet import Sheet, at_of

LONGEST = 360  # characters
DROPPED = frozenset({"note_call", "turn"})
KEPT = frozenset({"lang"})


@dataclass
class Sentence:
    """A marked sentence: its span, what that holds, and where it stands.

    ``block`` is the index of the outermost block around it, in the token stream;
    ``taken`` tells that a container has its copy.
    """

    opening: Token
    inside: list[Token]
    block: int
    taken: bool = False

    @property
    def id(self) -> str:
        """The span's id in the HTML."""
        return str(self.opening.attrs["id"])


def sentences(tokens: list[Token]) -> Iterator[Sentence]:
    """Find the marked sentences, in their order."""
    depth = outermost = 0
    for i, block in enumerate(tokens):
        if depth == 0:
            outermost = i
        depth += block.nesting
        for j, token in enumerate(block.children or ()):
            if "pull" in token.meta:
                yield Sentence(token, _inside(block.children or [], j), outermost)


def check_length(sheet: Sheet, words: list[Token], at: int) -> None:
    """Warn of a pull quote that is too long to stand beside the text."""
    length = len(plain(words))
    if length > LONGEST:
        sheet.warn(
            "pull-long",
            f"a pull quote has {length} characters",
            f"it should have no more than {LONGEST}, or it crowds the text",
            at,
        )


def aside(span: Sentence) -> list[Token]:
    """Return a copy of a marked sentence as a block; notes and page turns stay behind."""
    opening = Token("pull_open", "aside", 1, meta={"at": at_of(span.opening)}, block=True)
    opening.attrs = {"class": "pull", "data-source": span.id}
    return [
        opening,
        Token("paragraph_open", "p", 1, block=True),
        Token("inline", "", 0, children=list(_copied(span.inside)), block=True),
        Token("paragraph_close", "p", -1, block=True),
        Token("pull_close", "aside", -1, block=True),
    ]


def _inside(children: list[Token], start: int) -> list[Token]:
    depth = 0
    for end in range(start, len(children)):
        depth += children[end].nesting
        if depth == 0:
            return children[start + 1 : end]
    return children[start + 1 :]


def _copied(inside: list[Token]) -> Iterator[Token]:
    for token in inside:
        if token.type not in DROPPED:
            twin = copy(token)
            if token.tag == "span":
                twin.attrs = {k: v for k, v in token.attrs.items() if k in KEPT}
            yield twin
