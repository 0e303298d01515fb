"""Ways through a stream of tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from markdown_it.token import Token

END = Token("end", "", 0)


def with_next(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield each token with the one after it; the last with a token that is nothing."""
    return zip_longest(tokens, tokens[1:], fillvalue=END)
