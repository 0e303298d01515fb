"""The house's one form of what notes say over and over."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from galley.hints import quoted
from galley.model import Passage
from galley.proofing.rules.citation import IBID, OPCIT
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, edit_of, finding
from galley.proofing.rules.masking import ADDRESS, plain_text

MONTHS = "|".join(name for name in calendar.month_name if name)
ACCESSED = re.compile(rf"\(accessed: (?:{MONTHS}) [1-9]\d?, \d{{4}}\)")
OPENING = re.compile(
    r"\(?(?:last )?accessed(?: (?:at|on))?:?\s*(?=[\w(][^()]{0,20}\d{4})"
    r"|\((?=[A-Z][a-z]+ \d+, \d{4}\))",
    re.IGNORECASE,
)
BEFORE = re.compile(rf"(?P<words>\bavailable(?: +at)?\b *:? *|,? )(?=<?{ADDRESS})", re.IGNORECASE)
LEADING = re.compile(
    r"(?:^|[\s(])(?:see(?: also)?|visit|(?<!accessed )(?<!accessible )(?<!retrieved )(?:at|on))"
    r"(?: (?:the|its|their|this))?(?: (?:web)?(?:site|page|address|blog))?:?$",
    re.IGNORECASE,
)
"""Words that lead to an address as part of a sentence: see also, at the page."""

PAGES = re.compile(
    r"(?<![\w.])(?P<sign>pp?\.)(?P<space>[  ]?)(?P<first>\d+)(?P<range>[-–—]{1,3}\d+)?"
)


def check(edited: Edited) -> Iterator[Finding]:
    """Yield what stands in another form than the house's in the notes of all pieces."""
    for text in edited.texts:
        for passage in text.notes:
            yield from _ibid(passage)
            yield from _opcit(passage)
            yield from _available(passage)
            yield from _accessed(passage)
            yield from _pages(passage)


def _in_italics(passage: Passage, start: int, end: int) -> bool:
    return any(each.start <= start and end <= each.end for each in passage.italics)


def _ibid(passage: Passage) -> Iterator[Finding]:
    for match in IBID.finditer(passage.text):
        letters = match[0].removesuffix(".")
        first = not passage.text[: match.start()].strip()
        right = letters == ("Ibid" if first else "ibid") or (letters == "Ibid" and not first)
        spelt = right and passage.text.startswith(".", match.start() + len(letters))
        if not spelt or not _in_italics(passage, match.start(), match.start() + len(letters)):
            message = f"{quoted(match[0])} is not in the house's form"
            yield finding("form-ibid", message, "write *Ibid.*", passage.place(match.start()))


def _opcit(passage: Passage) -> Iterator[Finding]:
    for match in OPCIT.finditer(passage.text):
        place, spelt = passage.place(match.start()), match[0] == "op. cit."
        if not spelt or not _in_italics(passage, match.start(), match.end() - 1):
            closed = match[0] == "op.cit."
            edit = edit_of(passage, match.start(), "op.cit.", "op. cit.") if closed else None
            message = f"{quoted(match[0])} is not in the house's form"
            yield finding("form-opcit", message, "write *op. cit.*", place, edit)


def _available(passage: Passage) -> Iterator[Finding]:
    plain = plain_text(passage)
    if not passage.italics and "“" not in plain and '"' not in plain:
        return
    for match in BEFORE.finditer(plain):
        words = match["words"]
        led = LEADING.search(plain[: match.start()]) and not words.strip()
        if words != "available at: " and not led:
            said = words.strip(" ,")
            message = f"{quoted(said)} before an address" if said else "nothing before an address"
            place = passage.place(match.start() + len(words) - len(words.lstrip(" ,")))
            yield finding("form-available", message, "write available at: and the address", place)


def _accessed(passage: Passage) -> Iterator[Finding]:
    plain = plain_text(passage)
    right = {match.start() for match in ACCESSED.finditer(plain)}
    for match in OPENING.finditer(plain) if ADDRESS in plain or "accessed" in plain else ():
        late = ADDRESS in plain[: match.start()] or "accessed" in match[0].lower()
        if match.start() not in right and late:
            words = plain[match.start() :].split(")")[0]
            message = f"{quoted(words)} is not in the house's form"
            hint = "write (accessed: June 1, 2022)"
            yield finding("form-accessed", message, hint, passage.place(match.start()))


def _pages(passage: Passage) -> Iterator[Finding]:
    for match in PAGES.finditer(plain_text(passage)):
        sign = "pp." if match["range"] else "p."
        place = passage.place(match.start())
        if match["sign"] != sign and (match["range"] or not _several(passage, match.end())):
            message = f"{quoted(match[0])}: {match['sign']} stands before {_what(match)}"
            yield finding("form-pages", message, f"write {sign}", place)
        elif not match["space"]:
            message = f"{quoted(match[0])} has no space before the number"
            edit = edit_of(passage, match.start(), match["sign"], f"{match['sign']} ")
            yield finding("form-pages", message, f"write {match['sign']} and a space", place, edit)


def _what(match: re.Match[str]) -> str:
    return "several pages" if match["range"] else "one page"


def _several(passage: Passage, end: int) -> bool:
    """Whether more page numbers follow one: pp. 174, 185."""
    return bool(re.match(r"(?:,| and| &| f)\s*(?:\d|f)", passage.text[end : end + 6]))
