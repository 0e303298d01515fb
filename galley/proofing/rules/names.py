"""Names spelt in two ways within an issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from galley.hints import quoted
from galley.model import Passage, Place
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding
from galley.proofing.rules.folding import distance, fold
from galley.proofing.rules.masking import plain_text

WORD = r"[^\W\d_][^\W\d_’'-]*[^\W\d_]"
NAME = re.compile(rf"(?<![\w-])(?P<first>{WORD}) (?P<last>{WORD}(?:-{WORD})?)")
LOWER = re.compile(r"(?<![\w-])[a-zà-ÿ]{2,}")
SHORTEST = 5
"""Letters that a last name has to have: shorter ones are alike by chance."""


@dataclass(frozen=True)
class Spelling:
    """A first and a last name as they stand at a place."""

    first: str
    last: str
    place: Place

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.first} {self.last}"


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each name that is spelt otherwise elsewhere in the issue.

    The spelling of the issue's own people counts as right; of others the commonest.
    """
    own = [Spelling(*_parted(name), place) for name, place in _people(edited) if " " in name]
    found = [s for passage in edited.passages() for s in _spellings(passage)]
    common = {fold(w) for passage in edited.passages() for w in LOWER.findall(passage.text)}
    counts = Counter(spelling.name for spelling in found)
    sure = {spelling.name for spelling in own}
    groups: dict[str, list[Spelling]] = {}
    for spelling in (*own, *found):
        if not {fold(spelling.first), fold(spelling.last)} & common:
            groups.setdefault(fold(spelling.first), []).append(spelling)
    told: set[str] = set()
    for group in groups.values():
        names = sorted({s.name: s for s in reversed(group)}.values(), key=lambda s: s.name)
        for one in names:
            better = [other for other in names if _is_other(one, other, counts, sure)]
            if better and one.name not in told:
                told.add(one.name)
                yield from _told(group, one, max(better, key=lambda s: (s.name in sure, counts[s.name])))


def _told(group: list[Spelling], wrong: Spelling, right: Spelling) -> Iterator[Finding]:
    for spelling in group:
        if spelling.name == wrong.name:
            message = f"{quoted(wrong.name)} is spelt {quoted(right.name)} elsewhere"
            hint = f"as at {right.place.path}:{right.place.line}; write one of them throughout"
            yield finding("name-variant", message, hint, spelling.place)


def _is_other(one: Spelling, other: Spelling, counts: Counter[str], sure: set[str]) -> bool:
    """Whether a name is another spelling, and the better one."""
    if one.name == other.name or one.name in sure:
        return False
    if other.name not in sure and (counts[one.name], one.name) >= (counts[other.name], other.name):
        return False
    a, b = fold(one.last), fold(other.last)
    if min(len(a), len(b)) < SHORTEST or a == b or _is_inflected(a, b):
        return False
    most = 2 if other.name in sure and min(len(a), len(b)) > SHORTEST + 1 else 1
    return a[0] == b[0] and distance(a, b, most) <= most


def _is_inflected(one: str, other: str) -> bool:
    """Whether two names are those of a man and a woman, or one and many: Aliyev, Aliyeva."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in {"a", "s", "es", "n", "an", "i"}


def _spellings(passage: Passage) -> Iterator[Spelling]:
    plain = plain_text(passage)
    at = 0
    while match := NAME.search(plain, at):
        at = match.end("first")
        if match["first"][0].isupper() and match["last"][0].isupper() and not match["last"].isupper():
            yield Spelling(match["first"], match["last"], passage.place(match.start()))


def _people(edited: Edited) -> Iterator[tuple[str, Place]]:
    """Yield the names of the authors, the team and the board, and where they stand."""
    issue, places = edited.issue, edited.marked.manuscript.places
    otherwise = Place(f"{edited.marked.manuscript.folder}/issue.yaml")
    for n, member in enumerate(issue.team):
        yield member.name, places.get(("team", n, "name"), otherwise)
    for n, adviser in enumerate(issue.board):
        yield adviser.name, places.get(("board", n, "name"), otherwise)
    for text in edited.texts:
        piece = text.marked.piece
        for n, author in enumerate(piece.front.authors):
            yield author.name, piece.places.get(("authors", n, "name"), Place(piece.path))
        for n, line in enumerate(piece.front.signature):
            yield line, piece.places.get(("signature", n), Place(piece.path))


def _parted(name: str) -> tuple[str, str]:
    words = [word for word in name.split() if not word.endswith(".")]
    return (words[0], words[-1]) if len(words) > 1 else (name, "")
