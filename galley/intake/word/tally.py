"""The words that were written, paragraph by paragraph, against those of the file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from galley.intake.signs import squash
from galley.intake.word.doubts import Doubts
from galley.intake.word.survey import Survey
from galley.intake.word.text import Inline, Words

MOST = 12
"""Words that a doubt quotes."""


@dataclass
class Tally:
    """What has been written of each paragraph and note, by its key."""

    written: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, at: str, text: str) -> None:
        """Count words as written, or as told to be left out."""
        self.written[at].append(text)

    def line(self, line: Iterable[Inline]) -> None:
        """Count a line as written."""
        for inline in line:
            if isinstance(inline, Words):
                self.add(inline.at, inline.text)

    def tell_lost(self, survey: Survey, doubts: Doubts) -> None:
        """Tell the words of each paragraph and note that were not written."""
        texts: Mapping[str, str] = {
            **{str(n): f.text for n, f in survey.facts.items()},
            **survey.notes,
        }
        for at, text in texts.items():
            lost = _lost(text, self.written.get(at, []))
            called = int(at) if at.isdigit() else survey.called.get(at, 0)
            if lost and (at.isdigit() or called):
                words = " ".join(lost[:MOST]) + (" …" if len(lost) > MOST else "")
                what = f"{len(lost)} of its words did not come over: “{words}”"
                doubts.doubt(called, "words-lost", what, "write them where they belong")


def _lost(text: str, written: list[str]) -> list[str]:
    """Return the words of a text that are not in what was written."""
    whole = squash("".join(written))
    if squash(text) == whole or not Counter(squash(text)) - Counter(whole):
        return []
    had = Counter(squash(word) for part in written for word in part.split())
    lost = []
    for word in text.split():
        if squash(word) and not had[squash(word)]:
            lost.append(word)
        had[squash(word)] -= 1
    return lost or text.split()
