"""Abbreviations: explained where they are first used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from galley.model import Passage, Setting
from galley.proofing.rules.edited import Edited, Text
from galley.proofing.rules.finding import Finding, finding
from galley.proofing.rules.masking import plain_text

KNOWN = frozenset(
    {
        *(
            "AD",
            "BC",
            "AM",
            "PM",
            "AI",
            "BBC",
            "CD",
            "CEO",
            "CNN",
            "COVID",
            "DC",
            "DNA",
            "EEC",
            "EU",
            "EUR",
            "FM",
            "GDP",
            "GMT",
            "HIV",
            "IBM",
            "ICT",
            "ID",
            "IMF",
            "IP",
            "IT",
            "NATO",
            "NGO",
            "OECD",
            "OK",
            "OPEC",
            "OSCE",
            "PC",
            "PDF",
            "PR",
            "QR",
            "RAF",
            "SMS",
            "TV",
            "UAE",
            "UAV",
            "UFO",
            "UK",
            "UN",
            "UNESCO",
            "UNHCR",
            "UNICEF",
            "US",
            "USA",
            "USB",
            "USD",
            "USSR",
            "VAT",
            "VIP",
            "WHO",
            "WTO",
            "WWI",
            "WWII",
            "ISBN",
            "ISSN",
            "DOI",
            "CIS",
        ),
    }
)
"""Those that readers of any journal know."""

SHORT = re.compile(
    r"(?<![\w/&.’'-])(?P<short>[A-Z][A-Z&]*[A-Z])(?P<plural>s)?(?![\w/&’'-]*[\d]|[-–/&]\w|\.[\w])"
)
ROMAN = re.compile(r"[IVXLCDM]+")
EXPLAINED = re.compile(
    r"\((?:the |or |hereinafter |hereafter |also )*[“\"']?"
    r"(?P<short>[A-Z][A-Z&]*[A-Z])s?[”\"']?(?=[),;. –-])"
)
CLOSING = re.compile(r", (?P<short>[A-Z][A-Z&]*[A-Z])\)")
GLOSS = re.compile(r"\b(?P<short>[A-Z][A-Z&]*[A-Z])s? \((?P<long>[^()]+)\)")
OFTEN = 3
"""Uses in the running text from which an abbreviation that is never explained is told of."""

SHOUTED = 0.5
BEFORE = -1, 0
"""Where the abstract explains: before the first passage."""


@dataclass
class Use:
    """Where an abbreviation is used and explained: passages' numbers and offsets."""

    first: tuple[int, int] | None = None
    told: tuple[int, int] | None = None
    count: int = 0
    at: list[Passage] = field(default_factory=list)


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each abbreviation that a piece explains too late, or not at all."""
    for text in edited.texts:
        yield from _check(text)


def _check(text: Text) -> Iterator[Finding]:
    uses = _uses(text)
    for short, use in uses.items():
        if use.first is None or not use.at:
            continue
        place = use.at[0].place(use.first[1])
        if use.told and use.told > use.first:
            message = f"{short} is used before it is explained"
            yield finding("abbreviation-late", message, "explain it here", place)
        elif (
            not use.told
            and use.count >= OFTEN
            and short not in KNOWN
            and not ROMAN.fullmatch(short)
        ):
            message = f"{short} stands {use.count} times and is never explained"
            hint = "write it out once, with the abbreviation in brackets"
            yield finding("abbreviation-unexplained", message, hint, place)


def _uses(text: Text) -> dict[str, Use]:
    """Count the abbreviations of a text; quotations of others' titles count like the rest."""
    uses: dict[str, Use] = {
        short: Use(told=BEFORE) for short, _ in _explained(text.marked.abstract.plain)
    }
    for number, passage in enumerate(text.running):
        plain = plain_text(passage)
        if _is_shouted(plain):
            continue
        for short, at in _explained(plain):
            use = uses.setdefault(short, Use())
            use.told = use.told or (number, at)
        if passage.setting in {Setting.HEADING, Setting.PULL, Setting.CAPTION}:
            continue
        for match in SHORT.finditer(plain):
            use = uses.setdefault(match["short"], Use())
            use.count += 1
            if use.first is None:
                use.first = number, match.start()
                use.at.append(passage)
    return uses


def _explained(words: str) -> Iterator[tuple[str, int]]:
    """Yield the abbreviations that a text explains, and where."""
    for rule in (EXPLAINED, CLOSING):
        for match in rule.finditer(words):
            yield match["short"], match.start()
    for match in GLOSS.finditer(words):
        # Brackets after an abbreviation may hold anything, but for words that spell it.
        initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", match["long"]))
        if initials == match["short"]:
            yield match["short"], match.start()


def _is_shouted(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > SHOUTED * len(letters)
