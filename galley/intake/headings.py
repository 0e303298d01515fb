"""The levels of headings, which no reading shows: guessed from the piece's own plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from galley.intake.glue import SMALL
from galley.intake.ledger import Ledger
from galley.intake.pieces import Paragraph, Part
from galley.intake.runs import shown

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
PARTS = "parts|chapters|sections|tracks|periods|groups|stages|dimensions"
PLAN = re.compile(rf"\b({'|'.join(NUMBERS)}|[2-8]) (?:\w+ )?(?:{PARTS})\b", re.IGNORECASE)
DATED = re.compile(r"\b(?:from|between)\b.*\d", re.IGNORECASE)
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
STEM = 6  # letters by which two forms of a word are known for one
HALF = 0.5


@dataclass(frozen=True)
class Head:
    """A heading, its place among the paragraphs, and the text of the section before it."""

    at: int
    text: str
    line: int
    before: str


def set_levels(body: Sequence[Paragraph], abstract: str, ledger: Ledger) -> tuple[Paragraph, ...]:
    """Give each heading its level, 1 or 2; every 2 is a guess and reported.

    A heading stands under the one before it if it names a span of time inside that one's;
    if the piece announces fewer parts than it has headings, and this is none of those; or
    if the section before ends with its very words.
    """
    heads = list(_heads(body))
    levels = dict.fromkeys((head.at for head in heads), 1)
    announced = _announced(body, heads, abstract)
    above: Head | None = None
    for n, head in enumerate(heads):
        told = ledger.settled(head.line, "heading")
        reason = _reason(head, above, announced) if 0 < n < len(heads) - 1 else ""
        if told:
            levels[head.at] = 2 if told.endswith(" 2") else 1
        elif reason:
            levels[head.at] = 2
            ledger.doubt(head.line, "heading-level", f"“{head.text}” {reason}", "second level")
        if levels[head.at] == 1:
            above = head
    return tuple(
        replace(paragraph, level=levels[i]) if i in levels else paragraph
        for i, paragraph in enumerate(body)
    )


def _heads(body: Sequence[Paragraph]) -> Iterator[Head]:
    section = ""
    for i, paragraph in enumerate(body):
        if paragraph.part is Part.HEADING:
            yield Head(i, shown(paragraph.runs), paragraph.line, section)
            section = ""
        elif paragraph.part is not Part.PULL:
            section = shown(paragraph.runs)


def _announced(body: Sequence[Paragraph], heads: Sequence[Head], abstract: str) -> set[int]:
    """Return the headings that the plan of the piece names; none where it has no plan."""
    first = heads[1].at if len(heads) > 1 else 0
    opening = f"{abstract} {' '.join(shown(p.runs) for p in body[:first])}"
    plan = PLAN.search(opening)
    inner = heads[1:-1]
    if not plan:
        return set()
    count = NUMBERS.get(plan[1].lower()) or int(plan[1])
    if len(inner) <= count:
        return set()
    known = {word[:STEM] for word in _words(opening)}
    found = set()
    for head in inner:
        words = _words(head.text)
        if words and sum(word[:STEM] in known for word in words) / len(words) >= HALF:
            found.add(head.at)
    return found if len(found) >= count else set()


def _reason(head: Head, above: Head | None, announced: set[int]) -> str:
    if above is None:
        return ""
    years = [int(year) for year in YEAR.findall(head.text)]
    span = [int(year) for year in YEAR.findall(above.text)]
    dated = bool(DATED.search(head.text) and years) and len(span) > 1
    if dated and min(span) <= min(years) and max(years) <= max(span):
        return f"is a time within “{above.text}”"
    if announced and head.at not in announced:
        return "is none of the parts that the piece announces"
    last = {word[:STEM] for word in _words(_end(head.before))}
    words = _words(head.text)
    if len(words) > 1 and all(word[:STEM] in last for word in words):
        return "is what the section before ends with"
    return ""


def _end(text: str) -> str:
    """Return the last sentence of a text."""
    return re.split(r"(?<=[.?!])\s+(?=[A-Z“\"])", text.strip())[-1]


def _words(text: str) -> list[str]:
    found = re.findall(r"[^\W_]+", text.lower())
    return [word for word in found if word not in SMALL and len(word) > 1]
