"""The shape of a text: its titles, quotations and addresses covered, sign for sign."""

from __future__ import annotations

import re
from functools import lru_cache

from galley.model import Passage

ITALIC, QUOTED, ADDRESS, CODE = "\x01", "\x02", "\x03", "\x04"
SPAN = re.compile(f"{ITALIC}+|{QUOTED}+")
QUOTATION = re.compile(
    r"“(?:[^“”]|“[^“”]*”)*”"  # one within another at most
    r'|(?<!\w)"[^"]*"'
    r"|“[^“”]*?(?=\x01|\x03|, available at|$)"  # never closed: up to what comes next
)
WORDLESS = re.compile(r"ibid|op\.?\s*cit", re.IGNORECASE)


@lru_cache(maxsize=2048)
def masked(passage: Passage) -> str:
    """Return as many signs as the text has, those of each stretch covered by its own.

    ``Ibid.`` and ``op. cit.`` stay as they are, though they stand in italics.
    """
    signs = list(passage.text)
    for stretches, sign in (
        (passage.italics, ITALIC),
        (passage.addresses, ADDRESS),
        (passage.code, CODE),
    ):
        for each in stretches:
            if not WORDLESS.search(passage.text[each.start : each.end]) or sign != ITALIC:
                signs[each.start : each.end] = sign * (each.end - each.start)
    return QUOTATION.sub(lambda m: QUOTED * len(m[0]), "".join(signs))


def plain_text(passage: Passage) -> str:
    """Return the text with its addresses and code covered, sign for sign."""
    signs = list(passage.text)
    for each in passage.addresses:
        signs[each.start : each.end] = ADDRESS * (each.end - each.start)
    for each in passage.code:
        signs[each.start : each.end] = CODE * (each.end - each.start)
    return "".join(signs)
