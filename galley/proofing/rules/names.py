"""Names spelt in two ways within an issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from galley.hints import quoted
from galley.model import Comment, Passage, Place
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding
from galley.proofing.rules.folding import distance, fold
from galley.proofing.rules.masking import plain_text

WORD = r"[^\W\d_][^\W\d_’'-]*[^\W\d_]"
NAME = re.compile(rf"(?<![\w-])(?P<first>{WORD}) (?P<last>{WORD}(?:-{WORD})?)")
TURNED = re.compile(rf"(?<![\w-])(?P<last>{WORD}), (?P<initial>[^\W\d_])\.")
LOWER = re.compile(r"(?<![\w-])[a-zà-ÿ]{2,}")
SHORTEST = 5
"""Letters that a last name has to have: shorter ones are alike by chance."""

LONG = 7
"""Letters from which two may be wrong in a name of the issue's own people."""


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
    found += [s for comment in edited.queries() for s in _asked(comment)]
    common = {fold(w) for passage in edited.passages() for w in LOWER.findall(passage.text)}
    group: dict[str, list[Spelling]] = {}
    for spelling in (*own, *found):
        if not {fold(spelling.first), fold(spelling.last)} & common:
            group.setdefault(fold(spelling.first), []).append(spelling)
    known = Known(frozenset(s.name for s in own), Counter(s.name for s in found))
    for same in group.values():
        yield from _compared(same, known)
    for passage in edited.passages():
        yield from _turned(passage, own)


@dataclass(frozen=True)
class Known:
    """The names of the issue's own people, and how often each name is found."""

    sure: frozenset[str]
    counts: Counter[str]

    def rank(self, spelling: Spelling) -> tuple[bool, int, str]:
        """The better a spelling, the higher."""
        return spelling.name in self.sure, self.counts[spelling.name], spelling.name


def _compared(group: list[Spelling], known: Known) -> Iterator[Finding]:
    """Compare the names after one first name."""
    names = {spelling.name: spelling for spelling in reversed(group)}.values()
    for one in sorted(names, key=lambda s: s.name):
        better = [other for other in names if _is_other(one, other, known)]
        if better:
            right = max(better, key=known.rank)
            yield from (_told(s, right) for s in group if s.name == one.name)


def _told(wrong: Spelling, right: Spelling) -> Finding:
    message = f"{quoted(wrong.name)} is spelt {quoted(right.name)} elsewhere"
    hint = f"as at {right.place.path}:{right.place.line}; write one of them throughout"
    return finding("name-variant", message, hint, wrong.place)


def _is_other(one: Spelling, other: Spelling, known: Known) -> bool:
    """Whether the other name is another spelling of the one, and the better."""
    if one.name in known.sure or known.rank(one) >= known.rank(other):
        return False
    a, b = fold(one.last), fold(other.last)
    if a == b:
        return one.name.casefold() != other.name.casefold()
    if min(len(a), len(b)) < SHORTEST or _is_inflected(a, b):
        return False
    most = 1 + (other.name in known.sure and min(len(a), len(b)) >= LONG)
    return a[0] == b[0] and distance(a, b, most) <= most


def _is_inflected(one: str, other: str) -> bool:
    """Whether two names are those of a man and a woman, or one and many: Aliyev, Aliyeva."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in {"a", "s", "es", "n", "an", "i"}


def _spellings(passage: Passage) -> Iterator[Spelling]:
    for match in _pairs(plain_text(passage)):
        last = match["last"].removesuffix("’s").removesuffix("'s")
        if not last.isupper():
            yield Spelling(match["first"], last, passage.place(match.start()))


def _asked(comment: Comment) -> Iterator[Spelling]:
    """Yield the names that a query brings up, such as the import's."""
    for match in _pairs(comment.text):
        yield Spelling(match["first"], match["last"], comment.place)


def _pairs(words: str) -> Iterator[re.Match[str]]:
    """Yield each word and the one after it, where both begin with a capital letter."""
    at = 0
    while match := NAME.search(words, at):
        at = match.end("first")
        if match["first"][0].isupper() and match["last"][0].isupper():
            yield match


def _turned(passage: Passage, own: list[Spelling]) -> Iterator[Finding]:
    """Find the issue's own people where the last name comes first: accents may differ."""
    for match in TURNED.finditer(plain_text(passage)):
        last, initial = match["last"], fold(match["initial"])
        same = [s for s in own if fold(s.last) == fold(last) and fold(s.first)[:1] == initial]
        if same and all(s.last.casefold() != last.casefold() for s in same):
            place = passage.place(match.start())
            yield _told(Spelling(match["initial"] + ".", last, place), same[0])


def _people(edited: Edited) -> Iterator[tuple[str, Place]]:
    """Yield the names of the authors, the team and the board, and where they stand."""
    issue, places = edited.issue, edited.manuscript.places
    otherwise = Place(f"{edited.manuscript.folder}/issue.yaml")
    for n, member in enumerate(issue.team):
        yield member.name, places.get(("team", n, "name"), otherwise)
    for n, adviser in enumerate(issue.board):
        yield adviser.name, places.get(("board", n, "name"), otherwise)
    for text in edited.texts:
        piece = text.marked.piece
        if not piece.whole:
            continue
        for n, author in enumerate(piece.front.authors):
            yield author.name, piece.places.get(("authors", n, "name"), Place(piece.path))
        for n, line in enumerate(piece.front.signature):
            yield line, piece.places.get(("signature", n), Place(piece.path))


def _parted(name: str) -> tuple[str, str]:
    words = [word for word in name.split() if not word.endswith(".")]
    return (words[0], words[-1]) if len(words) > 1 else (name, "")
