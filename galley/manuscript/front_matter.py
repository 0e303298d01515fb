"""A piece's file → its front matter and its text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from galley.errors import Diagnostic

FENCE = "---"
FIRST_LINE = 2
"""The file's line on which the YAML of the front matter begins."""


@dataclass(frozen=True)
class Halves:
    """A piece's file divided; ``text_line`` is the file's line on which ``text`` begins."""

    yaml: str
    text: str
    text_line: int


def divide(source: str, path: str, found: list[Diagnostic]) -> Halves | None:
    """Divide a file at its two fences; ``None`` where one is missing, added to ``found``."""
    lines = source.split("\n")
    if lines[0].rstrip() != FENCE:
        found.append(
            Diagnostic(
                "front-matter-missing",
                f"expected {FENCE} on the first line",
                f"begin the file with its front matter, between two lines of {FENCE}",
                path,
            )
        )
        return None
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == FENCE), None)
    if end is None:
        found.append(
            Diagnostic(
                "front-matter-open",
                "the front matter is never closed",
                f"put {FENCE} on a line of its own after the last key",
                path,
            )
        )
        return None
    text = "\n".join(lines[end + 1 :])
    if not any(map(_seen, _without_comments(text))):
        message, hint = "the piece has no text", "write it below the front matter"
        found.append(Diagnostic("text-empty", message, hint, path, end + 2))
    return Halves("\n".join(lines[1:end]), text, end + 2)


def _without_comments(text: str) -> str:
    """Leave out what is not printed; a comment that is never closed is left in."""
    first, *others = text.split("<!--")
    parted = (other.partition("-->") for other in others)
    return first + "".join(after if closed else f"<{inside}" for inside, closed, after in parted)


def _seen(sign: str) -> bool:
    """Whether a character can be seen: no space, and none that only joins or turns others."""
    return not sign.isspace() and unicodedata.category(sign) != "Cf"
