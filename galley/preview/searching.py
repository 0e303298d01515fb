"""Finds words in the text of pages: case, accents and the ends of lines make no difference."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from galley.preview.book import Book
from galley.preview.drawing import BREAKS, Drawer

MOST = 200
"""How many places are given."""

LONGEST = 200
"""Characters of what may be looked for."""

AROUND = 40
"""Characters before and after a place that are shown."""

HYPHENS = f"-\u2010{BREAKS}"


@dataclass(frozen=True)
class Folded:
    """Text as it is compared; ``at`` gives the place in the page's text of each character."""

    text: str
    at: tuple[int, ...]


def fold(text: str) -> Folded:
    """Fold case and accents, take hyphens at the ends of lines out, and make spaces one."""
    signs: list[str] = []
    at: list[int] = []
    index = 0
    while index < len(text):
        sign = text[index]
        rest = text[index + 1 : index + 3].strip(" ")
        if sign in BREAKS or (sign in HYPHENS and rest[:1] in {"\r", "\n"}):
            index += 1
            while index < len(text) and text[index] in "\r\n":
                index += 1
            continue
        if sign.isspace():
            if signs and signs[-1] != " ":
                signs.append(" ")
                at.append(index)
        else:
            for letter in unicodedata.normalize("NFKD", sign).casefold():
                if not unicodedata.combining(letter) and letter != "\u200b":
                    signs.append(letter)
                    at.append(index)
        index += 1
    return Folded("".join(signs), tuple(at))


def search(book: Book, drawer: Drawer, wanted: str) -> dict[str, Any]:
    """All places of some words in the book, in its order, as the browser is told."""
    told: dict[str, Any] = {"q": wanted, "hits": [], "more": False}
    words = fold(wanted[:LONGEST]).text.strip()
    if not words:
        return told
    for hit in hits(book, drawer, words):
        if len(told["hits"]) == MOST:
            told["more"] = True
            break
        told["hits"].append(hit)
    return told


def hits(book: Book, drawer: Drawer, words: str) -> Iterator[dict[str, Any]]:
    """The places of words that are folded."""
    for number, page in enumerate(book.pages):
        if page.look is None:
            continue
        text = drawer.text(page.look)
        folded = fold(text)
        begin = folded.text.find(words)
        while begin >= 0:
            end = begin + len(words)
            first, last = folded.at[begin], folded.at[end - 1] + 1
            boxes = drawer.boxes(page.look, first, last)
            yield {
                "page": number,
                "label": page.label,
                "boxes": [[round(side, 2) for side in box] for box in boxes],
                "before": plain(text[max(0, first - AROUND) : first]),
                "match": plain(text[first:last]),
                "after": plain(text[last : last + AROUND]),
            }
            begin = folded.text.find(words, end)


def plain(text: str) -> str:
    """Text as it is shown: hyphens at the ends of lines gone, spaces one."""
    for sign in BREAKS:
        text = text.replace(f"{sign}\r\n", "").replace(sign, "")
    kept = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{kept}{' ' * (text[-1:].isspace() and bool(kept))}"
