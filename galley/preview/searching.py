"""Finds words in the text of pages: case, accents and the ends of lines make no difference."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from galley.preview.book import Book
from galley.preview.drawing import BREAKS, Drawer, Recent
from galley.preview.looks import Look

MOST = 200
"""How many places are given."""

PAGES = 2000
"""Of how many pages the text is kept."""

LONGEST = 200
"""Characters of what may be looked for."""

AROUND = 40
"""Characters before and after a place that are shown."""

ALIKE = str.maketrans({"ı": "i", **dict.fromkeys("’‘", "'"), **dict.fromkeys("“”", '"')})
ALIKE.update(dict.fromkeys(map(ord, f"\u2010\u2011{BREAKS}"), "-"))
"""Letters and signs that are as good as those on a keyboard."""

BROKEN = re.compile(r"\u2010[ \r\n]*[\r\n]")
"""A word that the end of a line breaks, as the engine sets it."""

LINES = re.compile(f"[{BREAKS}][ \\r\\n]*")
"""A hyphen of the text's own at the end of a line, as pdfium gives it."""


@dataclass(frozen=True)
class Folded:
    """Text as it is compared; ``at`` gives the place in the page's text of each character."""

    text: str
    at: tuple[int, ...]


def fold(text: str) -> Folded:
    """Fold case and accents, join the words that lines break, and make spaces one."""
    signs: list[str] = []
    at: list[int] = []
    gone = {place for broken in BROKEN.finditer(text) for place in range(*broken.span())}
    for own in LINES.finditer(text):
        gone.update(range(own.start() + 1, own.end()))
    for index, sign in enumerate(text):
        if index in gone:
            continue
        for letter in folded(sign):
            if letter != " " or (signs and signs[-1] != " "):
                signs.append(letter)
                at.append(index)
    return Folded("".join(signs), tuple(at))


def folded(sign: str) -> str:
    """A character as it is compared; several letters where it stands for them."""
    if sign.isspace():
        return " "
    letters = unicodedata.normalize("NFKD", sign.translate(ALIKE)).casefold()
    return "".join(
        each for each in letters if not unicodedata.combining(each) and each.isprintable()
    )


class Searcher:
    """Looks for words in books; what pages say is kept."""

    def __init__(self, drawer: Drawer) -> None:
        """Take who reads pages."""
        self._drawer = drawer
        self._kept: Recent[str, tuple[str, Folded]] = Recent(PAGES)

    def search(self, book: Book, wanted: str) -> dict[str, Any]:
        """All places of some words in a book, in its order, as the browser is told."""
        words = fold(wanted[:LONGEST]).text.strip()
        hits = list(islice(self._hits(book, words), MOST + 1)) if words else []
        return {"q": wanted, "hits": hits[:MOST], "more": len(hits) > MOST}

    def _hits(self, book: Book, words: str) -> Iterator[dict[str, Any]]:
        """The places of words that are folded."""
        for number, page in enumerate(book.pages):
            if page.look is None:
                continue
            text, folded = self._text(page.look)
            begin = folded.text.find(words)
            while begin >= 0:
                end = begin + len(words)
                first, last = folded.at[begin], folded.at[end - 1] + 1
                boxes = self._drawer.boxes(page.look, first, last)
                yield {
                    "page": number,
                    "label": page.label,
                    "boxes": [[round(side, 2) for side in box] for box in boxes],
                    "before": plain(text[max(0, first - AROUND) : first]),
                    "match": plain(text[first:last]),
                    "after": plain(text[last : last + AROUND]),
                }
                begin = folded.text.find(words, end)

    def _text(self, look: Look) -> tuple[str, Folded]:
        """A page's text, and how it is compared."""
        kept = self._kept.get(look.image)
        if kept is None:
            text = self._drawer.text(look)
            kept = text, fold(text)
            self._kept.put(look.image, kept)
        return kept


def plain(text: str) -> str:
    """Text as it is shown: words joined that lines break, spaces one."""
    joined = LINES.sub("-", BROKEN.sub("", text))
    kept = " ".join(joined.split())
    return f"{' ' * text[:1].isspace()}{kept}{' ' * (text[-1:].isspace() and bool(kept))}"
