"""Texts as their letters in order, and where words end among them.

How lines turn is not known to the manuscript: so letters are compared without spaces, and
the ends of words beside them. Where a line turns a word may end or not.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from galley.proofing.reading import Passage

UNSEEN = re.compile("[\u00ad\u061c\u200b-\u2010\u202a-\u202e\u2060-\u206f\ufeff]")
"""What is not compared: characters without a glyph, and the hyphen that ends a line."""

AROUND = 24
"""Letters that are quoted on either side of a fault."""


@dataclass
class Letters:
    """The letters of texts that follow one another.

    ``ends`` are the places between letters where a word ends, ``turns`` those where a
    line does. ``marks`` tell from which letter on the text stands where: on a line of the
    source, or on a page of the file.
    """

    letters: str = ""
    ends: set[int] = field(default_factory=set)
    turns: set[int] = field(default_factory=set)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def where(self, at: int) -> int:
        """Give the line or page on which a letter stands."""
        run = bisect_right(self.marks, at, key=lambda mark: mark[0]) - 1
        return self.marks[max(run, 0)][1] if self.marks else 0

    def around(self, at: int) -> str:
        """Give the words about a letter, with a bar before it."""
        start = max(at - AROUND, 0)
        told = [
            "|" if place == at else " " * (place in self.ends)
            for place in range(start, at + AROUND)
        ]
        letters = self.letters[start : at + AROUND]
        return "".join(gap + letter for gap, letter in zip(told, letters, strict=False)).strip()

    def between(self, start: int, end: int) -> set[int]:
        """Give the lines or pages that letters stand on."""
        return {self.where(start)} | {place for at, place in self.marks if start <= at < end}


def seen(text: str) -> str:
    """Give a text as it is compared: signs that look alike are one, the unseen are none."""
    return text if text.isascii() else UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def bare(text: str) -> str:
    """Give the letters of a text."""
    return "".join(seen(text).split())


def expected_letters(texts: Iterable[tuple[str, int]]) -> Letters:
    """Give the letters of texts, each with its line."""
    gatherer = _Gatherer()
    for text, line in texts:
        gatherer.end()
        gatherer.stand(line)
        gatherer.add(text)
    return gatherer.made()


def found_letters(passages: Iterable[Passage]) -> Letters:
    """Give the letters of passages, without their marks: calls and labels."""
    gatherer = _Gatherer()
    for passage in passages:
        gatherer.end()
        for text, turned, page in _runs(passage):
            if turned:
                gatherer.turn()
            gatherer.stand(page)
            gatherer.add(text)
    return gatherer.made()


def _runs(passage: Passage) -> Iterator[tuple[str, bool, int]]:
    """Give the runs of a passage between marks and turns of lines, with their pages."""
    turns = set(passage.lines)
    cuts = {0, len(passage.text), *turns}
    for mark in passage.marks:
        cuts |= {mark.start, mark.end}
    marked = [(mark.start, mark.end) for mark in passage.marks]
    places = sorted(cuts)
    for start, end in pairwise(places):
        if not any(first <= start < last for first, last in marked):
            yield passage.text[start:end], start in turns, passage.page(start)
        elif start in turns:
            yield "", True, passage.page(start)


class _Gatherer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.ends: set[int] = set()
        self.turns: set[int] = set()
        self.marks: list[tuple[int, int]] = []

    def stand(self, place: int) -> None:
        if not self.marks or self.marks[-1][1] != place:
            self.marks.append((self.size, place))

    def turn(self) -> None:
        self.turns.add(self.size)

    def end(self) -> None:
        self.ends.add(self.size)

    def add(self, text: str) -> None:
        shown = seen(text)
        if shown[:1].isspace():
            self.end()
        words = shown.split()
        places = list(accumulate(map(len, words), initial=self.size))
        self.parts += words
        self.ends.update(places[1:-1])
        self.size = places[-1]
        if shown[-1:].isspace():
            self.end()

    def made(self) -> Letters:
        self.end()
        return Letters("".join(self.parts), self.ends, self.turns, self.marks)
