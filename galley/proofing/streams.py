"""Texts as streams of words, to be compared: quotation marks and kinds of space aside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from galley.proofing.reading import Mark

QUOTES = "\"“”„\u201f«»'‘’\u201a\u201b`\u00b4"
UNSEEN = "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{SOFT HYPHEN}\N{ZERO WIDTH NON-JOINER}"
SAME = str.maketrans(
    {
        **dict.fromkeys(QUOTES + UNSEEN, ""),
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
    }
)
"""What is not compared, and signs that stand for one another."""

MINUS = re.compile(r"(?<!\S)[\N{EN DASH}\N{MINUS SIGN}](?=\d)")
"""Readings and authors have a dash for the minus of a figure."""


@dataclass(frozen=True)
class Stream:
    """Words in their order, and the characters of all of them without spaces.

    ``words`` are compared, ``shown`` are the same with their quotation marks. ``starts``
    are the places of the words in ``letters``; ``places`` tell from which character on the
    text stands where: on a page of a file, or on a line of a reading.
    """

    words: tuple[str, ...]
    shown: tuple[str, ...]
    starts: tuple[int, ...]
    letters: str
    places: tuple[tuple[int, int], ...]

    def place(self, at: int) -> int:
        """Give where a character stands; 0 in a stream without words."""
        run = bisect_right(self.places, at, key=lambda place: place[0]) - 1
        return self.places[max(run, 0)][1] if self.places else 0

    def begins(self, place: int) -> int | None:
        """Give the first character on a page or line, or `None` where none stands there."""
        return next((at for at, found in self.places if found == place), None)

    def told(self, at: int, count: int = 5) -> str:
        """Give the words from a character on; a bar parts the first where it is cut."""
        first = max(bisect_right(self.starts, at) - 1, 0)
        head, *others = self.shown[first : first + count] or ("",)
        if cut := at - self.starts[first] if self.starts else 0:
            head = f"{self.words[first][:cut]}|{self.words[first][cut:]}"
        return " ".join([head, *others])


def bare(text: str) -> str:
    """Give a text as streams compare it, without spaces."""
    return "".join(MINUS.sub("-", text).translate(SAME).split())


class Text(NamedTuple):
    """A text to be woven: where its characters stand, and what of it is no text of its own."""

    text: str
    places: Sequence[tuple[int, int]]
    marks: Sequence[Mark] = ()


def weave(texts: Iterable[Text]) -> Stream:
    """Make a stream of one text after another: no word goes on from one to the next."""
    weaver = _Weaver()
    for text in texts:
        weaver.add(text)
    return Stream(
        tuple(weaver.words),
        tuple(weaver.shown),
        tuple(weaver.starts),
        "".join(weaver.words),
        tuple(weaver.places),
    )


@dataclass
class _Weaver:
    words: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0

    def add(self, given: Text) -> None:
        silent = bytearray(len(given.text))
        for mark in given.marks:
            silent[mark.start : mark.end] = bytes([1]) * (mark.end - mark.start)
        places = dict(given.places)
        place: int | None = None
        word: list[str] = []
        raw: list[str] = []
        for at, char in enumerate(MINUS.sub("-", given.text)):
            place = places.get(at, place)
            if char.isspace():
                self.end(word, raw)
                continue
            if silent[at]:
                continue
            raw.append(char)
            if same := char.translate(SAME):
                if place is not None:
                    self.stand(place)
                    place = None
                if not word:
                    self.starts.append(self.size)
                word.append(same)
                self.size += len(same)
        self.end(word, raw)

    def stand(self, place: int) -> None:
        if not self.places or self.places[-1][1] != place:
            self.places.append((self.size, place))

    def end(self, word: list[str], raw: list[str]) -> None:
        if word:
            self.words.append("".join(word))
            self.shown.append("".join(raw))
        word.clear()
        raw.clear()
