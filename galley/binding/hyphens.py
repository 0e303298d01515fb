"""The hyphens that lines add to words, told as what they are."""

from __future__ import annotations

import re

from pikepdf import Dictionary, Pdf

SET = re.compile(rb"(<[0-9A-Fa-f]+>\s*)<2010>")
"""A glyph that is told as U+2010: the engine divides words by it, and texts have no other."""

SOFT = rb"\1<00ad>"


def soften_hyphens(volume: Pdf) -> None:
    """Tell the hyphens of divided words as soft ones, so that searches find the words whole.

    Source: ISO 32000-1, 14.8.2.2.3.
    """
    seen: set[tuple[int, int]] = set()
    for page in volume.pages:
        for font in page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).values():
            told = font.get("/ToUnicode")
            if told is None or told.objgen in seen:
                continue
            seen.add(told.objgen)
            known = told.read_bytes()
            if (softened := SET.sub(SOFT, known)) != known:
                told.write(softened)
