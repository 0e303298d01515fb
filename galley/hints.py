"""The words that several messages share."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LONGEST = 60


def quoted(text: str) -> str:
    """Put a word in quotation marks, on one line and cut to 60 characters."""
    line = " ".join(text.split())
    return f'"{line[:LONGEST]}…"' if len(line) > LONGEST else f'"{line}"'


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Ask for the nearest of the known words; where none is near, say the other thing."""
    near = difflib.get_close_matches(word[:LONGEST].lower(), list(known), n=1)
    return f"did you mean {quoted(near[0])}?" if near else otherwise
