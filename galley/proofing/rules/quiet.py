"""Silencing a rule on one line: ``<!-- quiet: code reason -->``, or ``# quiet: …`` in YAML.

A comment holds for its own lines and for the next one; where that is a comment of this
kind too, for the one after it. Several codes are parted by commas.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from galley.hints import did_you_mean, quoted
from galley.model import Comment
from galley.proofing.rules.finding import Finding, finding

KIND = "quiet"
CODES = ("quiet-reason", "quiet-unknown", "quiet-unused")
WRITTEN = re.compile(r"(?P<codes>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?P<reason>.*)")


@dataclass
class Silence:
    """A comment that silences codes on some lines; ``used`` are those that it did."""

    comment: Comment
    codes: tuple[str, ...]
    lines: frozenset[int]
    used: set[str] = field(default_factory=set)

    def takes(self, found: Finding) -> bool:
        """Whether it silences a finding; it then keeps that it did."""
        told = found.diagnostic
        here = (told.path, told.line in self.lines) == (self.comment.place.path, True)
        if here and told.code in self.codes:
            self.used.add(told.code)
            return True
        return False


def heard(
    found: Iterable[Finding],
    comments: Iterable[Comment],
    known: Collection[str],
    *,
    sound: bool = True,
) -> Iterator[Finding]:
    """Yield what is not silenced, and what is wrong with the comments that are to silence.

    Of an issue that is not ``sound`` a rule may have found less than there is: no comment
    is then told to silence nothing.
    """
    quiet = [comment for comment in comments if comment.kind == KIND]
    silences = []
    for comment in quiet:
        match = WRITTEN.fullmatch(comment.text)
        codes = tuple(re.split(r"\s*,\s*", match["codes"])) if match else ()
        wrong = [*_faults(comment, codes, match["reason"] if match else "", known)]
        yield from wrong
        if not wrong:
            silences.append(Silence(comment, codes, _lines(comment, quiet)))
    for each in found:
        # Each of several comments may hold for the line: all of them are then used.
        if not [silence for silence in silences if silence.takes(each)]:
            yield each
    for silence in silences if sound else ():
        for code in silence.codes:
            if code not in silence.used:
                message = f"nothing to silence: {code} finds nothing here"
                hint = "take the comment out, or put it on the line or the line before"
                yield finding("quiet-unused", message, hint, silence.comment.place)


def _faults(
    comment: Comment, codes: tuple[str, ...], reason: str, known: Collection[str]
) -> Iterator[Finding]:
    for code in codes:
        if code not in known:
            hint = did_you_mean(code, known, "take one of those in docs/rules.md")
            message = f"no rule is called {quoted(code)}"
            yield finding("quiet-unknown", message, hint, comment.place)
    if not any(sign.isalnum() for sign in reason):
        message = "a rule is silenced without a reason"
        hint = "write quiet:, the rule's code, and why what it finds may stay"
        yield finding("quiet-reason", message, hint, comment.place)


def _lines(comment: Comment, quiet: list[Comment]) -> frozenset[int]:
    """The lines that a comment holds for."""
    others = {
        line: other.last
        for other in quiet
        if other.place.path == comment.place.path
        for line in range(other.place.line, other.last + 1)
    }
    after = comment.last + 1
    while after in others:
        after = others[after] + 1
    return frozenset({*range(comment.place.line, comment.last + 1), after})
