"""Titles for running heads, and words out of capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

RUNNING_HEAD = 60
"""Characters that a running head has room for."""

LEADS = (
    *("about", "after", "against", "amid", "among", "and", "as", "at", "before", "between"),
    *("beyond", "by", "during", "for", "from", "in", "into", "on", "over", "since"),
    *("through", "to", "toward", "towards", "under", "until", "upon", "with", "within"),
)
"""Words before which a title may end; "of" holds too closely to the word before it."""

LITTLE = frozenset([*LEADS, "a", "an", "or", "of", "the"])


def short_title(title: str) -> str:
    """Return a title's beginning that fits a running head.

    It ends before a colon or comma, or before a word that leads to another phrase; else
    at the last word that fits.
    """
    plain = " ".join(re.sub(r"[*_\\]", "", title).split())
    stops = _ends(r"[:;,](?=\s)", plain)
    leads = _ends(rf"\s(?=(?:{'|'.join(LEADS)})\s)", plain)
    for ends in (stops, leads, _ends(r"\s", plain)):
        if ends and ends[-1] >= RUNNING_HEAD // 3:
            words = plain[: ends[-1]].split()
            while words[-1].lower() in LITTLE:
                words.pop()
            return " ".join(words).rstrip(" ,;:–-")
    return plain[:RUNNING_HEAD]


def _ends(pattern: str, text: str) -> list[int]:
    return [m.start() for m in re.finditer(pattern, text) if m.start() <= RUNNING_HEAD]


def uncapitalled(text: str) -> str:
    """Write words in capitals as a title has them: little words small, the others not."""
    words = re.split(r"(\s+|-)", text.lower())
    made = [
        word if n and word in LITTLE else word[:1].upper() + word[1:]
        for n, word in enumerate(words)
    ]
    return "".join(made)


def slug(name: str, taken: Sequence[str]) -> str:
    """Return a file name for a piece, one of its own: ASCII letters, figures, hyphens."""
    bare = re.sub(r"['’]", "", name.lower()).translate({ord("ı"): "i", ord("ə"): "a"})
    plain = unicodedata.normalize("NFKD", bare)
    made = "".join(c for c in plain if not unicodedata.combining(c))
    made = re.sub(r"[^a-z0-9]+", "-", made).strip("-")
    made = made if made[:1].isalpha() else f"piece-{made}".rstrip("-")
    count = 1
    found = made
    while found in taken:
        count += 1
        found = f"{made}-{count}"
    return found
