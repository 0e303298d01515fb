"""A contents list whose entries begin with their pages: title, then author, under a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from galley.intake.lines import Block
from galley.intake.pieces import Entry
from galley.intake.signs import squash

LEADING = re.compile(r"^(?P<folio>\d{1,3})(?:\s*\t\s*|\s+(?=\D))(?P<text>\S.*)$")
NAMED = re.compile(r"^(?:edited|reviewed)?\s*by\s", re.IGNORECASE)
REVIEWED = re.compile(r"^.*?reviewed by\s+", re.IGNORECASE)
CALL = "callforsubmissions"
LONGEST = 8
"""Lines that an entry may have: beyond them the first piece has begun."""


@dataclass
class Item:
    """An entry as it is gathered: its lines, each with the block that it stands in."""

    folio: int
    section: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)

    def entry(self) -> tuple[Entry, int]:
        """Read the entry; return it with the block in which it ends."""
        end = self.lines[-1][0]
        if squash(self.section).startswith(CALL):
            return Entry(self.section, "", self.folio, "", self.line), end
        title, named = self._parted()
        author = REVIEWED.sub("", " ".join(named))
        return Entry(" ".join(title), author, self.folio, self.section, self.line), end

    def _parted(self) -> tuple[list[str], list[str]]:
        """Part the title's lines from the author's: their own block, or the last line."""
        texts = [text for _, text in self.lines]
        blocks = [block for block, _ in self.lines]
        cut = blocks.index(blocks[-1]) or max(len(texts) - 1, 1)
        while cut > 1 and NAMED.match(texts[cut - 1]):
            cut -= 1
        return texts[:cut], texts[cut:]


def led_entries(blocks: Sequence[Block], start: int) -> Iterator[tuple[Entry, int]]:
    """Yield each entry and the block it ends in.

    Sections are lines in capitals. The list ends where its first piece begins, by its
    title, or where an entry has too many lines for one.
    """
    items: list[Item] = []
    section = ""
    closed = True
    for i in range(start, len(blocks)):
        if items and squash(blocks[i].text) == squash(items[0].entry()[0].title):
            break
        for line in blocks[i].lines:
            text = line.text.replace("**", "").strip()
            match = LEADING.match(text)
            if match and int(match["folio"]) > (items[-1].folio if items else 0):
                lines = [(i, match["text"].strip())]
                items.append(Item(int(match["folio"]), section, line.number, lines))
                closed = False
            elif text.isupper():
                section = f"{section} {text}" if closed and items else text
                closed = True
            elif not closed:
                items[-1].lines.append((i, text))
        if items and len(items[-1].lines) > LONGEST:
            break
    yield from (item.entry() for item in items)
