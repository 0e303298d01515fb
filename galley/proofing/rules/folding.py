"""Names and titles as they are compared: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans({"ı": "i", "İ": "i", "ə": "e", "Ə": "e", "ø": "o", "ł": "l", "đ": "d"})
APART = re.compile(r"[^\w]+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a text's words in lower case, parted by single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(LETTERS))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return APART.sub(" ", bare.replace("’", "").replace("'", "")).strip()


def distance(one: str, other: str, most: int) -> int:
    """Count the letters to add, drop or exchange between two words; ``most + 1`` if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(above + (a != b), row[j] + 1, row[j - 1] + 1)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
