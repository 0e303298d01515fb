"""Slips of the keyboard in a text: ranges with a hyphen, words and spaces twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.hints import quoted
from galley.model import Passage, Setting
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, edit_of, finding
from galley.proofing.rules.masking import plain_text

RANGE = re.compile(
    r"(?<![\w/.:,+–—-])(?:pp?\.[  ]?)?(?P<first>\d{1,4})-(?P<last>\d{1,4})(?![\w/–—-]|[.,:]\d)"
)
CODED = re.compile(
    r"\b(?:ISSN|ISBN|DOI|No\.?|Nos?\.?:?|Doc\.?|tel\.?)[\s:]*$|[(]?\+[\d\s()-]*$", re.IGNORECASE
)
NAMED = re.compile(r"\b[A-Z]{2,}\s$")
YEAR = 4
DOUBLED = re.compile(r"(?<![\w’'-])(?P<word>[^\W\d_]{2,})(?P<gap>\s+)(?P=word)(?![\w’'-])")
WANTED = frozenset({"that", "had", "bla", "very"})
SPACES = re.compile(r"(?<=\S)(?P<gap>  +)(?=\S)")


def check(edited: Edited) -> Iterator[Finding]:
    """Yield the slips of every passage."""
    for passage in edited.passages():
        plain = plain_text(passage)
        yield from _ranges(passage, plain)
        yield from _words(passage, plain)
        if passage.setting is not Setting.CELL:
            yield from _spaces(passage, plain)


def _ranges(passage: Passage, plain: str) -> Iterator[Finding]:
    for match in RANGE.finditer(plain):
        first, last = match["first"], match["last"]
        before = plain[: match.start()]
        model = NAMED.search(before) and len(first) < YEAR  # as in ZSU 23-4
        if CODED.search(before) or model or not _ascends(first, last):
            continue
        start, old = match.start("first"), f"{first}-{last}"
        message = f"a hyphen in the range {old}"
        hint = f"write {first}–{last}, or {first}--{last}"
        edit = edit_of(passage, start, old, f"{first}–{last}")
        yield finding("range-hyphen", message, hint, passage.place(start), edit)


def _ascends(first: str, last: str) -> bool:
    """Whether two numbers are a range: 2014-2020, 2020-21, 129-150, 7-9."""
    whole = first[: max(len(first) - len(last), 0)] + last
    return int(first) < int(whole) and not first.startswith("0")


def _words(passage: Passage, plain: str) -> Iterator[Finding]:
    for match in DOUBLED.finditer(plain):
        word = match["word"]
        if word.lower() not in WANTED and not word[0].isupper():
            at = match.start() + len(word) + len(match["gap"])
            message, hint = f"{quoted(word)} stands twice", "take one out"
            yield finding("word-doubled", message, hint, passage.place(at))


def _spaces(passage: Passage, plain: str) -> Iterator[Finding]:
    for match in SPACES.finditer(plain):
        edit = edit_of(passage, match.start(), match["gap"], " ")
        if edit or passage.fixed:
            message, hint = "more than one space between two words", "leave one"
            yield finding("space-doubled", message, hint, passage.place(match.start()), edit)
