"""Where a character of the working text stands in the file that holds it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from markdown_it.common.utils import MD_TRIM_CHARS

from galley.model import Place

LINE_END = re.compile(r"\r\n?|\n")


def indent(line: str) -> int:
    """Count the spaces that a line begins with, as markdown-it counts them."""
    return len(line) - len(line.lstrip(MD_TRIM_CHARS))


class Source(Protocol):
    """Whatever can say where the text's character ``at``, counted from 0, stands."""

    def place(self, at: int) -> Place:
        """Return the place of a character of the text."""
        ...


@dataclass(frozen=True)
class FileText:
    """The tail of a file, from its line ``first`` on; lines end in a line feed."""

    path: str
    text: str
    first: int

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in LINE_END.finditer(self.text)))

    def place(self, at: int) -> Place:
        """Return the line and column, both from 1, of the text's character ``at``."""
        line = bisect_right(self._starts, at) - 1
        return Place(self.path, self.first + line, at - self._starts[line] + 1)


@dataclass(frozen=True)
class Value:
    """A value of YAML: its quoting and folding are gone, so one place serves it all."""

    where: Place

    def place(self, at: int) -> Place:  # noqa: ARG002 - a value has one place
        """Return the place of the value."""
        return self.where


@dataclass(frozen=True)
class Origin:
    """How the characters of an inline text lie in the working text.

    ``steps`` are pairs of offsets, in the inline text and in the working text: from
    each pair to the next the two run side by side.
    """

    steps: tuple[tuple[int, int], ...] = ((0, 0),)

    def at(self, offset: int) -> int:
        """Return the offset in the working text of the inline text's ``offset``."""
        index = bisect_right(self.steps, offset, key=lambda step: step[0]) - 1
        inside, outside = self.steps[max(index, 0)]
        return outside + offset - inside

    def after(self, count: int) -> Origin:
        """Return the origin of what is left when ``count`` characters are cut off."""
        later = tuple((i - count, o) for i, o in self.steps if i > count)
        return Origin(((0, self.at(count)), *later))
