"""Lines → one line of text, where a paragraph was broken into lines.

A hyphen at a line's end may belong to a compound or may have been put in to cut a word:
the document's own words, where they stand within a line, tell which. Of a word that stands
nowhere else the hyphen is kept, unless lines are seen to cut words and a part is no word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from galley.intake.inlines import join_address
from galley.intake.ledger import Ledger
from galley.intake.lines import Line

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W_]+)*")
HEAD = re.compile(r"([^\W_][\w’'-]*)-$")
TAIL = re.compile(r"[^\W\d_][\w’']*(?:-[^\W_]+)*")
OPEN_ADDRESS = re.compile(r"<(?:https?:|www\.)[^<>]*$")
BARE_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+$")
MORE_ADDRESS = re.compile(r"[^\s<>()“”\"]*[/_%=&?#.][^\s<>()“”\"]*")
DOUBLED = re.compile(r"([^\W\daeiou])-\1(?:ed|ers?|est|ing|y)$")
"""Where an ending follows a consonant that it doubles."""

BREAKS = "/-_=&?#%.~"
FEWEST_CUTS = 5
"""Words known to be cut by lines' ends before it is held that others are."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of a document that stand within its lines."""

    lines: tuple[str, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands there, without case; what a line's end cuts is none.

        Nor is a small word at a line's head, which may be the rest of one that a page cut.
        """
        counted: Counter[str] = Counter()
        cut = False
        for line in self.lines:
            rest = cut or line[:1].islower()
            whole = HEAD.sub("", TAIL.sub("", line, count=1) if rest else line)
            for word in WORD.findall(whole.rstrip("-\u00ad ")):
                counted[word.casefold()] += 1
                if "-" in word:
                    counted.update(part.casefold() for part in word.split("-"))
            cut = bool(HEAD.search(line))
        return counted

    @cached_property
    def cuts_words(self) -> bool:
        """Whether lines of this document end in the midst of words that stand whole elsewhere."""
        cut = Counter(
            self.counts[f"{head[1]}{tail[0]}".casefold()] > 0
            for line, following in pairwise(self.lines)
            if (head := HEAD.search(line)) and (tail := TAIL.match(following))
        )
        return cut[True] >= FEWEST_CUTS

    @cached_property
    def leads(self) -> frozenset[str]:
        """What compounds begin with."""
        return frozenset(word.partition("-")[0] for word in self.counts if "-" in word)

    def has_parts(self, head: str, tail: str) -> bool:
        """Tell whether both parts of a word are such as compounds are made of."""
        first, last = head.casefold().rpartition("-")[2], tail.casefold().partition("-")[0]
        known = self.counts[last] and (self.counts[first] or first in self.leads)
        return bool(known) and not DOUBLED.search(f"{first}-{last}")


def vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """Gather a document's words."""
    return Vocabulary(tuple(line.text for line in lines))


def join_lines(lines: Sequence[Line], words: Vocabulary, ledger: Ledger) -> str:
    """Return the lines as one, their breaks undone."""
    text = lines[0].text
    for before, line in pairwise(lines):
        text = glued(text, line.text, before.number, words, ledger)
    return text


def glued(text: str, more: str, line: int, words: Vocabulary, ledger: Ledger) -> str:
    """Join a text and what follows it; ``line`` is that of the break."""
    if not text or not more or OPEN_ADDRESS.search(text):
        return text + more
    if _in_address(text, more):
        return join_address(text, more)
    if text.endswith("\u00ad"):
        return text[:-1] + more
    if HEAD.search(text) and (more[0].isalnum() or more[0] in "(“\"'"):
        return text + more if keeps_hyphen(text, more, line, words, ledger) else text[:-1] + more
    tied = text[-1] in "–—/" and text[-2:-1] != " " and more[0].isalnum()
    return text + more if tied else f"{text} {more}"


def keeps_hyphen(text: str, more: str, line: int, words: Vocabulary, ledger: Ledger) -> bool:
    """Tell whether the hyphen at the end of a text belongs to it; a doubt where none knows."""
    if decision := ledger.settled(line, "hyphen", "no hyphen"):
        return decision == "hyphen"
    head, tail = HEAD.search(text), TAIL.match(more)
    if not head or not tail:
        return True
    whole = f"{head[1]}{tail[0]}".casefold()
    compound = f"{head[1]}-{tail[0]}".casefold()
    apart = words.counts[compound]
    together = words.counts[whole]
    if apart or together:
        return apart >= together
    if tail[0][0].isupper() and not head[1].isupper():
        return True
    shown = f"{head[1]}-{tail[0]}"
    kept = not words.cuts_words or words.has_parts(head[1], tail[0])
    decision = "the hyphen is kept" if kept else "the word is joined"
    ledger.doubt(line, "hyphen", f"“{shown}” is cut by a hyphen", decision)
    return kept


def _in_address(text: str, more: str) -> bool:
    """Tell whether a text ends in an address without brackets that goes on."""
    if not BARE_ADDRESS.search(text) or re.match(r"(?:https?://|www\.)", more):
        return False
    first = MORE_ADDRESS.match(more)
    return bool(first) or (text[-1] in BREAKS and text[-1] != "." and more[0].isalnum())
