"""What a piece says, block by block, however its file is written: to compare two by."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from galley.intake.signs import level
from galley.model import Marked

BLOCKS = frozenset({"h2", "h3", "p", "caption", "th", "td"})
LISTS = frozenset({"ul", "ol", "blockquote", "table"})
UNSEEN = re.compile("[\N{ZERO WIDTH SPACE}\N{WORD JOINER}]")


@dataclass
class Said:
    """A piece's blocks, notes and pull quotes.

    A block is what it is, with the lists around it, and its text; `[3]` stands where note 3
    is called. ``sources`` are the marked sentences of pull quotes, ``edited`` those pull
    quotes that have words of their own.
    """

    blocks: list[tuple[str, str]] = field(default_factory=list)
    notes: dict[int, list[str]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)


def said(piece: Marked) -> Said:
    """Return what a piece says: marks of emphasis and page turns aside."""
    reader = _Reader()
    reader.feed(piece.html)
    found = reader.said
    found.blocks = [(kind, _plain(text)) for kind, text in found.blocks if text.strip()]
    found.notes = {n: [_plain(text) for text in note if text] for n, note in found.notes.items()}
    found.sources = [_plain(text) for text in found.sources]
    found.edited = [_plain(text) for text in found.edited]
    return found


def _plain(text: str) -> str:
    """Return a text with its spaces and its signs as any reading may have them."""
    return re.sub(r" (?=\[\d)", "", level(UNSEEN.sub("", text)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said = Said()
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        name = given.get("class", "").rpartition(" ")[2]
        if tag in {"br", "img"}:
            self.handle_data(" ")
            return
        if name == "note":
            number = int(given["data-number"])
            self.handle_data(f"[{number}]")
            self.said.notes[number] = [""]
        elif name == "note-paragraph":
            self.said.notes[max(self.said.notes)].append("")
        elif name == "pull-source":
            self.said.sources.append("")
        elif name == "edited":
            self.said.edited.append("")
        elif tag in BLOCKS and not self._is_in("aside", "note"):
            above = [tag for tag, _ in self.open if tag in LISTS]
            # What heads a row is known by the columns' alignment, which the print does not tell.
            own = "td" if given.get("scope") == "row" else tag
            kind = name if name == "attribution" else " ".join([*above, own])
            self.said.blocks.append((kind, ""))
        self.open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._is_in("note-number"):
            return
        if self._is_in("note"):
            self.said.notes[max(self.said.notes)][-1] += data
        elif self._is_in("edited"):
            self.said.edited[-1] += data
        elif self._is_in("aside"):
            return
        elif self.said.blocks:
            kind, text = self.said.blocks[-1]
            self.said.blocks[-1] = (kind, text + data)
            if self._is_in("pull-source"):
                self.said.sources[-1] += re.sub(r"\[\d+\]", "", data)

    def _is_in(self, *names: str) -> bool:
        return any(tag in names or name in names for tag, name in self.open)
