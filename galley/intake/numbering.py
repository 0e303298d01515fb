"""Numbered lists: paragraphs that count up from 1, one right after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

ITEM = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")


def numbered(texts: Sequence[str]) -> dict[int, int]:
    """Return the places of those paragraphs that are items, two at least, with their numbers."""
    found: dict[int, int] = {}
    run: dict[int, int] = {}
    for place, text in enumerate(texts):
        match = ITEM.match(text)
        number = int(match[1]) if match else 0
        run = {**run, place: number} if number and number == len(run) + 1 else {}
        if number == 1:
            run = {place: number}
        if len(run) > 1:
            found |= run
    return found
