"""Comments of YAML, which its parser throws away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from galley.model import Comment, Place

BEGINNING = re.compile(r"(?:^|(?<=[ \t]))#")


@dataclass(frozen=True)
class Covered:
    """Where a value or key stands: lines and columns from 0, the last not included."""

    start: tuple[int, int]
    end: tuple[int, int]


def comments(
    text: str, path: str, first_line: int, covered: Sequence[Covered]
) -> Iterator[Comment]:
    """Yield the comments of a text, given the values and keys in it, in their order."""
    waiting = iter(covered)
    here = next(waiting, None)
    for number, line in enumerate(text.split("\n")):
        for mark in BEGINNING.finditer(line):
            spot = number, mark.start()
            while here and here.end <= spot:
                here = next(waiting, None)
            if not here or spot < here.start:
                place = Place(path, first_line + number, mark.start() + 1)
                yield Comment.of(line[mark.end() :], place, place.line)
                break
