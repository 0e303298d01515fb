"""Two streams laid side by side: which words are lost, added and changed, and what is where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from galley.proofing.streams import Stream


@dataclass(frozen=True)
class Difference:
    """Words of the print, and those that stand in the set text in their stead.

    One of the two may be empty. ``line`` is that of the reading; ``page`` that of the file,
    counted from 0.
    """

    printed: tuple[str, ...]
    found: tuple[str, ...]
    line: int
    page: int

    @property
    def lost(self) -> int:
        """How many words are lost."""
        return max(len(self.printed) - len(self.found), 0)

    @property
    def added(self) -> int:
        """How many words are added."""
        return max(len(self.found) - len(self.printed), 0)

    @property
    def changed(self) -> int:
        """How many words are changed."""
        return min(len(self.printed), len(self.found))


@dataclass(frozen=True)
class Alignment:
    """The print's stream beside that of the file.

    ``same`` are the runs of characters that both have: where each begins in the print and
    in the file, and how long it is.
    """

    printed: Stream
    found: Stream
    differences: tuple[Difference, ...]
    same: tuple[tuple[int, int, int], ...]

    def across(self, at: int) -> int | None:
        """Give the place in the file of a character of the print; `None` where it has none."""
        for start, other, size in self.same:
            if start <= at < start + size:
                return other + at - start
        return None


def align(printed: Stream, found: Stream) -> Alignment:
    """Lay two streams side by side. Words that differ in their spaces only are the same."""
    differences: list[Difference] = []
    same: list[tuple[int, int, int]] = []
    for a, b, c, d, equal in _stretches(printed.words, found.words):
        text = "".join(printed.words[a:b])
        if equal or text == "".join(found.words[c:d]):
            if text:
                same.append((printed.starts[a], found.starts[c], len(text)))
            continue
        line = printed.place(_start(printed, a))
        page = found.place(_start(found, c))
        differences.append(Difference(printed.shown[a:b], found.shown[c:d], line, page))
    return Alignment(printed, found, tuple(differences), tuple(same))


def _stretches(
    one: tuple[str, ...], other: tuple[str, ...]
) -> Iterator[tuple[int, int, int, int, bool]]:
    """Yield stretches of words of both, and whether they are the same.

    What both begin and end with is set apart first: most texts are the same throughout.
    """
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-tail - 1] == other[-tail - 1]:
        tail += 1
    ends = len(one) - tail, len(other) - tail
    yield 0, head, 0, head, True
    matcher = SequenceMatcher(None, one[head : ends[0]], other[head : ends[1]], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield head + a, head + b, head + c, head + d, tag == "equal"
    yield ends[0], len(one), ends[1], len(other), True


def _start(stream: Stream, word: int) -> int:
    return stream.starts[word] if word < len(stream.starts) else len(stream.letters)
