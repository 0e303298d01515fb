"""Lines → blocks: what stands between blank lines, items and rows of a table apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from galley.intake.ledger import Ledger
from galley.intake.lines import Block, Line, Reading, Shape
from galley.intake.notes import ends_as_note
from galley.intake.signs import FIGURES, finished, is_attribution
from galley.intake.wraps import Vocabulary, join_lines

BULLET = re.compile(r"[-•·▪●◦][ ]+(?=.*\w)")
NUMBERED = re.compile(r"(?:(?:\^?\{(\d{1,3})\}|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))[ ]*|(\d{1,3})[ ]+)(?=\S)")
CALLED = re.compile(r"(?:\s*(?:\^?\{[\d ,]+\}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+))+$")
RULE = re.compile(r"[-|:=+\s]{2,}")


def blocks_of(reading: Reading, words: Vocabulary, ledger: Ledger) -> tuple[Block, ...]:
    """Divide a reading into blocks."""
    made: list[Block] = []
    for (blank, _), group in groupby(reading.lines, lambda line: (not line.text, line.page)):
        if not blank:
            made += _divided(tuple(group), words, ledger)
    return tuple(made)


def note_number(text: str) -> int:
    """Return the number that a text begins with as a note does; 0 if it does not."""
    match = NUMBERED.match(text)
    return int(next(filter(None, match.groups())).translate(FIGURES)) if match else 0


def _divided(lines: tuple[Line, ...], words: Vocabulary, ledger: Ledger) -> Iterator[Block]:
    if all("\t" in line.text for line in lines):
        kept = tuple(line for line in lines if not RULE.fullmatch(line.text))
        yield Block(kept or lines, " ".join(line.text for line in kept), Shape.ROWS)
        return
    for part in _parts(lines):
        bullet = BULLET.match(part[0].text)
        if bullet:
            first = Line(part[0].number, part[0].text[bullet.end() :], part[0].page)
            text = join_lines((first, *part[1:]), words, ledger)
            yield Block(tuple(part), text, Shape.ITEM)
        else:
            yield Block(tuple(part), join_lines(part, words, ledger))


def _is_complete(text: str, more: str) -> bool:
    """Tell whether a note's line ends it, and the next is that of a paragraph of its own."""
    return ends_as_note(text) and text.endswith(")") and more[:1].isupper()


def _is_quoted(text: str, more: str) -> bool:
    """Tell whether a line ends a quotation, and the next says whose it is."""
    return is_attribution(more) and finished(CALLED.sub("", text))


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Divide lines where an item, a note, a note's paragraph or an attribution begins."""
    part: list[Line] = []
    listed = False
    number = note_number(lines[0].text)
    for line in lines:
        item = bool(BULLET.match(line.text))
        begins = item and (listed or not part or part[-1].text.endswith((":", ";")))
        begins_note = number and note_number(line.text) == number + 1
        before = part[-1].text if part else ""
        ends = _is_quoted(before, line.text) or (number and _is_complete(before, line.text))
        if part and (begins or begins_note or ends):
            yield part
            part = []
        number += bool(begins_note)
        listed = listed or begins
        part.append(line)
    if part:
        yield part
