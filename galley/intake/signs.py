"""Signs that readings spell differently: what is compared without them, and set right."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FIGURES = str.maketrans(SUPERSCRIPTS, "0123456789")
RAISED = str.maketrans("0123456789", SUPERSCRIPTS)

CURLED_DOUBLE = '"“”\u201e\u201f'
CURLED_SINGLE = "'‘’\u201b`\u00b4"
DOUBLE = f"{CURLED_DOUBLE}«»"
SINGLE = f"{CURLED_SINGLE}\u201a"
OPENERS = "([{—–/-"
CLOSERS = "\"”’')]}»"
STOPS = ".?!:;…"
ATTRIBUTION = re.compile(r"—\s?([^\W\d_]).{0,150}[^.\s]$")


@cache
def squash(text: str) -> str:
    """Return letters and figures alone, without case and accents, to compare texts by."""
    apart = unicodedata.normalize("NFKD", text).casefold().replace("ı", "i")
    return "".join(c for c in unicodedata.normalize("NFKD", apart) if c.isalnum())


def level(text: str) -> str:
    """Return a text as any reading may have it: plain quotes, hyphens, single spaces."""
    text = re.sub(f"[{DOUBLE}]", '"', text)
    text = re.sub(f"[{SINGLE}]", "'", text)
    return " ".join(re.sub("[–—−]", "-", text).replace("…", "...").split())


def curled(text: str, before: str = "", after: str = "") -> str:
    """Give the quotation marks of a text their direction, by what stands around them.

    ``before`` and ``after`` are the characters on either side of the text. A mark opens
    after a space or an opening sign, unless a space or a stop follows; else it closes.
    Guillemets, which the house uses in titles of other languages only, are left alone.
    """
    made: list[str] = []
    for i, char in enumerate(text):
        previous = made[-1] if made else before
        following = text[i + 1] if i + 1 < len(text) else after
        if char in CURLED_DOUBLE:
            made.append("“" if _opens(previous, following) else "”")
        elif char in CURLED_SINGLE:
            years = bool(re.match(r"\d0s\b", text[i + 1 :]))
            made.append("‘" if _opens(previous, following) and not years else "’")
        else:
            made.append(char)
    return "".join(made)


def _opens(previous: str, following: str) -> bool:
    if following.isspace() or (following and following in ",.;:)]!?"):
        return False
    return not previous or previous.isspace() or previous in f"{OPENERS}“‘"


def finished(text: str) -> bool:
    """Tell whether a text ends as a sentence does, a clause before a list, or an item."""
    bare = text.rstrip().rstrip(CLOSERS).rstrip()
    return not bare or bare[-1] in STOPS


def goes_on(text: str) -> bool:
    """Tell whether a text begins as the middle of a sentence does."""
    bare = text.lstrip(f"{DOUBLE}{SINGLE}([–— ")
    return bool(bare) and (bare[0].islower() or bare[0] in ",;)")


def is_attribution(text: str) -> bool:
    """Tell whether a line says whose words the quotation before it has."""
    match = ATTRIBUTION.match(text)
    return match is not None and match[1].isupper()
