"""Citations: what a note says of each of its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from galley.model import Passage
from galley.proofing.rules.dates import Date, dates
from galley.proofing.rules.folding import fold
from galley.proofing.rules.masking import ADDRESS, ITALIC, QUOTED, SPAN, masked

IBID = re.compile(r"\bibid(?:em)?\b\.?", re.IGNORECASE)
OPCIT = re.compile(r"\bop\.?\s*cit\b\.?", re.IGNORECASE)
PART = re.compile(r";\s+(?:and\s+)?|(?<=\S)\.\s+(?=See\b)")
LEADING = re.compile(r"\s*(?:(?:cf\.?|cited in|e\.g\.|for example),?:?\s+)+", re.IGNORECASE)
AVAILABLE = re.compile(r"\bavailable(?:\s+at)?\b\s*:?", re.IGNORECASE)
ACCESSED = re.compile(r"\(\s*(?:last\s+)?accessed\b[^()]*\)|\baccessed\s*:?\s", re.IGNORECASE)
BARE = re.compile(r"\((?=[^()\d]*\d)[^()]{5,20}\)")
INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.-?")
DROPPED = re.compile(r"\bet al\b\.?|\beds?\b\.?|\(\d{4}[a-z]?\)|[()]")
SEE = re.compile(r"(?:^|[\s(])see(?: also)?:?\s+", re.IGNORECASE)
AMONG = re.compile(r",|;|&|\band\b")
SHORTEST = 2


class Kind(StrEnum):
    """How a citation names its source."""

    FULL = "full"
    IBID = "ibid"
    OPCIT = "op. cit."
    REMARK = "remark"


@dataclass(frozen=True)
class Citation:
    """One source of a note: the passage's characters from ``start`` up to ``end``.

    ``names`` are the authors' last names, or the organisation's name, and ``title`` the
    work's, all as `fold` gives them. Dates stand at offsets of the passage. ``address``
    is the first that it gives.
    """

    kind: Kind
    note: int
    passage: Passage
    start: int
    end: int
    names: tuple[str, ...] = ()
    title: str = ""
    year: int = 0
    published: Date | None = None
    accessed: Date | None = None
    address: str = ""

    @property
    def words(self) -> str:
        """What the passage says of the source."""
        return self.passage.text[self.start : self.end]


def citations(passage: Passage) -> tuple[Citation, ...]:
    """Read the sources of a note's passage; a remark where it names none."""
    shape = masked(passage)
    found = [_citation(passage, shape, *span) for span in _parts(shape)]
    sources = tuple(each for each in found if each.kind is not Kind.REMARK)
    whole = Citation(Kind.REMARK, passage.note, passage, 0, len(passage.text))
    return sources or (whole,)


def _parts(shape: str) -> Iterator[tuple[int, int]]:
    start, depth = 0, 0
    ends = {match.start(): match.end() for match in PART.finditer(shape)}
    for at, sign in enumerate(shape):
        depth = max(depth + (sign in "([") - (sign in ")]"), 0)
        if at in ends and not depth:
            yield start, at
            start = ends[at]
    yield start, len(shape)


def _citation(passage: Passage, shape: str, start: int, end: int) -> Citation:
    """Read one source between two offsets of a passage."""
    start = _beginning(shape, start, end)
    words, shape = passage.text[start:end], shape[start:end]
    backward = IBID.search(words) or OPCIT.search(words)
    kind = Kind.FULL
    if backward:
        kind = Kind.IBID if IBID.search(words) else Kind.OPCIT
    stop = backward.start() if backward else len(words)
    head, title, after = _divided(words[:stop], shape[:stop], whole=not backward)
    address = next((a for a in passage.addresses if start <= a.start < end), None)
    published, accessed = _dates(words, shape, after, start)
    if kind is Kind.FULL and not address:
        named = QUOTED in shape or ITALIC in shape
        kind = Kind.FULL if named and head.strip(" ,") and published else Kind.REMARK
    return Citation(
        kind,
        passage.note,
        passage,
        start,
        end,
        tuple(_names(head)),
        fold(title),
        _year(words[:stop] if backward else "", published),
        published,
        accessed,
        passage.text[address.start : address.end] if address else "",
    )


def _beginning(shape: str, start: int, end: int) -> int:
    """Pass over what leads to a source: "See", "Cf.", and a remark that ends in "see"."""
    if leading := LEADING.match(shape, start, end):
        start = leading.end()
    if seen := list(SEE.finditer(shape, start, end)):
        start = seen[-1].end()
    return start


def _divided(words: str, shape: str, *, whole: bool) -> tuple[str, str, int]:
    """Part the authors from the title; tell where the title ends.

    Where no title is marked it comes after the first comma, but for an author with
    initials who is only called back: ``whole`` is false for such a citation.
    """
    shape = shape[: m.start()] if (m := AVAILABLE.search(shape)) else shape
    span = SPAN.search(shape)
    if not span:
        if not whole and INITIAL.search(words):
            return words, "", len(words)
        shape = shape.partition(ADDRESS)[0]
        head, comma, rest = words[: len(shape)].partition(", ")
        first = min((d.start for d in dates(rest)), default=len(rest))
        return head, rest[:first], len(head) + len(comma) + first
    head, title = words[: span.start()], words[span.start() : span.end()]
    if not head.strip(" ,") and ", " in title and span[0][0] == ITALIC:
        head, _, title = title.partition(", ")
    return head, title, span.end()


def _names(head: str) -> Iterator[str]:
    for chunk in AMONG.split(DROPPED.sub(" ", INITIAL.sub(" ", head))):
        name = fold(chunk).removeprefix("the ")
        if len(name) > SHORTEST:
            yield name
    yield from (fold(short) for short in re.findall(r"\(([A-Z]{2,})\)", head))


def _dates(words: str, shape: str, after: int, moved: int) -> tuple[Date | None, Date | None]:
    """Find when a work was published and when it was looked at."""
    mark = ACCESSED.search(shape)
    if not mark and (address := shape.rfind(ADDRESS)) >= 0:
        mark = BARE.search(shape, address)
    ends = [m.start() for m in (AVAILABLE.search(shape, after), mark) if m]
    ends += [at for at in [shape.find(ADDRESS, after)] if at >= 0]
    stop = min(ends, default=len(shape))
    published = list(dates(shape[after:stop]))
    # Of several, the last: others are those of a decision or a session.
    exact = [d for d in published if d.first == d.last] or published
    accessed = next(dates(words[mark.start() :]), None) if mark else None
    return (
        _at(max(exact, key=lambda d: d.start), after + moved) if exact else None,
        _at(accessed, mark.start() + moved) if accessed and mark else None,
    )


def _at(date: Date, moved: int) -> Date:
    return Date(date.first, date.last, date.start + moved, date.words)


def _year(words: str, published: Date | None) -> int:
    """The year of a work; an ``op. cit.`` gives it in brackets, if at all."""
    if match := re.search(r"\((\d{4})[a-z]?\)", words):
        return int(match[1])
    return published.first.year if published else 0
