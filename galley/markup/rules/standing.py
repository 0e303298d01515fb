"""What of a block prints as it stands: its text between all that was taken as mark-up.

Code, addresses, calls and escaped signs are covered, so that a sign which is meant is
written with a backslash.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from galley.markup.plain import BREAKS
from galley.markup.rules.passages import Run

COVER, TURNED = "\x00", "\x01"
"""What stands for a thing that was taken, and for the beginning or end of emphasis."""

EMPHASIS = frozenset({"em_open", "em_close", "strong_open", "strong_close"})
BACKSLASH = re.compile(r"\\.")  # one that escapes nothing: it prints with what follows
SHORT = 40  # characters of a slip that a message shows


@dataclass(frozen=True)
class Standing:
    """The text, and where in the working text its parts begin."""

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    @classmethod
    def of(cls, runs: list[Run]) -> Standing:
        """Lay the runs of a block side by side."""
        parts = [_standing(run) for run in runs]
        starts, at = [], 0
        for part in parts:
            starts.append(at)
            at += len(part)
        return cls("".join(parts), tuple(starts), tuple(run.at for run in runs))

    def at(self, offset: int) -> int:
        """Return the offset in the working text of a character."""
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] + offset - self.starts[index]

    def covered(self, start: int, stop: int) -> Standing:
        """Return it with some of it covered."""
        text = self.text[:start] + COVER * (stop - start) + self.text[stop:]
        return replace(self, text=text)


def said(text: str) -> str:
    """Put words of the text in quotation marks, on one line and cut short."""
    line = " ".join(text.replace(COVER, "…").replace(TURNED, "").split())
    return f"“{line[: SHORT - 1]}…”" if len(line) > SHORT else f"“{line}”"


def _standing(run: Run) -> str:
    if run.type == "text" or (run.type == "text_special" and BACKSLASH.match(run.words)):
        return run.words
    if run.type in BREAKS:
        return "\n"
    return TURNED if run.type in EMPHASIS else COVER
