"""The contents list: what the issue holds, in order, and on which page each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from galley.intake.led_contents import CALL, LEADING, LONGEST, REVIEWED, led_entries
from galley.intake.ledger import Ledger
from galley.intake.lines import Block, Line
from galley.intake.pieces import Entry
from galley.intake.signs import DOUBLE, squash

HEADS = frozenset({"tableofcontents", "contents"})
FOLIO = re.compile(r"^(?:(?P<text>.*?)[\s.…·|]+)?(?P<folio>\d{1,3})[\s|]*$")
RULE = re.compile(r"[-|:=+\s]*")
VOLUME = re.compile(r"volume\s+\d", re.IGNORECASE)
QUOTE = re.compile(f"[{DOUBLE}]")
QUOTED = re.compile(rf"{QUOTE.pattern}(?P<title>.*){QUOTE.pattern}(?P<rest>.*)", re.DOTALL)
EDITED = re.compile(rf"^(?P<title>.*?){QUOTE.pattern}\s*\(?(?P<by>edited by .*)$", re.IGNORECASE)


@dataclass(frozen=True)
class Contents:
    """The contents list; ``start`` and ``end`` are the blocks it takes up.

    ``call`` is the entry of the call for submissions, if there is one.
    """

    entries: tuple[Entry, ...]
    call: Entry | None
    start: int
    end: int


def read_contents(blocks: Sequence[Block], ledger: Ledger) -> Contents:
    """Read the contents list. Raises `ContentError` where there is none, or it is empty."""
    start = next((i for i, b in enumerate(blocks) if squash(b.text) in HEADS), None)
    if start is None:
        message = "this is not the text of a printed issue: it has no contents list"
        hint = "give the text of the whole issue, with the page that is headed Contents"
        raise ledger.refusal(1, "print-unlike", message, hint)
    entries = list(_listed(blocks, start + 1))
    calls = [entry for entry, _ in entries if _is_call(entry.title)]
    pieces = tuple(entry for entry, _ in entries if entry not in calls)
    if not pieces:
        message = "the contents list has no line that ends in a page number"
        hint = "give each piece's title, author and first page"
        raise ledger.refusal(blocks[start].line, "contents-empty", message, hint)
    return Contents(pieces, calls[0] if calls else None, start, entries[-1][1] + 1)


def _listed(blocks: Sequence[Block], start: int) -> Iterator[tuple[Entry, int]]:
    """Read entries as the first shows them: its page after the title, or before."""
    lines = (line.text.replace("**", "") for block in blocks[start:] for line in block.lines)
    for text in lines:
        if LEADING.match(text):
            return led_entries(blocks, start)
        if FOLIO.match(text):
            break
    return _entries(blocks, start)


def _is_call(text: str) -> bool:
    return squash(text).startswith(CALL)


def _entries(blocks: Sequence[Block], start: int) -> Iterator[tuple[Entry, int]]:
    """Yield each entry and the block it ends in; pages go up, so a year is no page."""
    gathered: list[Line] = []
    section, last = "", 0
    for i in range(start, len(blocks)):
        for line in blocks[i].lines:
            text = line.text.replace("**", "").strip()
            match = FOLIO.match(text)
            if match and last < int(match["folio"]) and (match["text"] or gathered):
                last = int(match["folio"])
                gathered.append(Line(line.number, match["text"] or "", line.page))
                entry = _entry([line for line in gathered if line.text], last, section)
                section = entry.section or section
                yield entry, i
                gathered = []
            elif not RULE.fullmatch(text) and (last or not VOLUME.match(text)):
                gathered.append(Line(line.number, text, line.page))
        if last and len(gathered) > LONGEST:
            return


def _entry(lines: Sequence[Line], folio: int, section: str) -> Entry:
    """Read an entry: a section's name, if one begins; the title in quotes; the author.

    Without quotes the title stands alone, or in all lines but the author's, the last.
    """
    first = next((n for n, line in enumerate(lines) if QUOTE.match(line.text)), None)
    line = lines[first or 0]
    if _is_call(lines[0].text):
        return Entry(lines[0].text, "", folio, "", line.number)
    if first is None:
        author = lines[-1].text if len(lines) > 1 else ""
        title = " ".join(line.text for line in lines[: -1 if author else None])
        return Entry(title, author, folio, "", line.number)
    section = " ".join(line.text for line in lines[:first]) or section
    whole = " ".join(line.text for line in lines[first:])
    match = QUOTED.match(whole)
    title, rest = (match["title"], match["rest"]) if match else (whole, "")
    if edited := EDITED.match(title):
        title, rest = edited["title"], f"{edited['by']} {rest}"
    return Entry(title.strip(), REVIEWED.sub("", rest).strip(), folio, section, line.number)
