"""Marked-up text as its reader shall see it: blocks of words, notes and pull quotes apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from galley.expectation import ExpectedText

TABLE = frozenset({"caption", "table", "td", "th", "tr"})
LIST = frozenset({"dd", "dl", "dt", "li", "ol", "ul"})
TEXT = frozenset(
    {"aside", "blockquote", "figcaption", "figure", "h1", "h2", "h3", "hr", "p", "pre"}
)
BLOCKS = TABLE | LIST | TEXT
"""Elements at whose ends a block of words ends."""

VOID = frozenset({"br", "hr", "img"})
NUMBER, PARAGRAPH, NOTE, PULL, EDITED = "note-number", "note-paragraph", "note", "pull", "edited"


@dataclass
class MarkedText:
    """The texts of a piece; ``notes`` go by the ids of their bodies."""

    body: list[ExpectedText] = field(default_factory=list)
    boxes: list[ExpectedText] = field(default_factory=list)
    pulls: list[ExpectedText] = field(default_factory=list)
    notes: dict[str, ExpectedText] = field(default_factory=dict)


def read_html(html: str, lines: Mapping[str, int], line: int) -> MarkedText:
    """Read the HTML that markup gives; ``line`` is where what has no line of its own stands.

    A pull quote and a note are one text each, however many paragraphs they have.
    """
    reader = _Reader(lines, line)
    reader.feed(html)
    reader.close()
    reader.end()
    return reader.found


def inline(html: str, line: int) -> ExpectedText:
    """Read a line of inline HTML."""
    return next(iter(read_html(html, {}, line).body), ExpectedText("", line))


@dataclass
class _Gathered:
    line: int
    text: list[str] = field(default_factory=list)
    folios: list[tuple[int, str]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def made(self) -> ExpectedText:
        return ExpectedText("".join(self.text), self.line, tuple(self.folios))


@dataclass
class _Element:
    tag: str
    names: frozenset[str]
    id: str
    line: int


class _Reader(HTMLParser):
    """Reads the elements one by one; a note in a block is gathered beside it."""

    def __init__(self, lines: Mapping[str, int], line: int) -> None:
        super().__init__()
        self.found = MarkedText()
        self.lines = lines
        self.open = [_Element("", frozenset(), "", line)]
        self.block = _Gathered(line)
        self.note: _Gathered | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        values = {key: value or "" for key, value in attrs}
        element = _Element(tag, frozenset(values.get("class", "").split()), values.get("id", ""), 0)
        element.line = self.lines.get(element.id, self.open[-1].line)
        if tag == "br" or PARAGRAPH in element.names:
            self.here.add(" ")
        elif NOTE in element.names:
            self.note = _Gathered(element.line)
        elif {"reference", "page"} <= element.names:
            self.here.folios.append((self.here.length, values["href"].removeprefix("#")))
        elif tag in BLOCKS and not self.within(PULL):
            self.end()
            self.block.line = element.line
        elif tag in BLOCKS:
            self.here.add(" ")
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element that is closed as it is opened."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        element = self.open[-1]
        if self.note is not None and NOTE in element.names:
            self.found.notes[element.id] = self.note.made()
            self.note = None
        elif tag in BLOCKS and (tag == "aside" or not self.within(PULL)):
            self.end()
        self.open.pop()
        self.block.line = self.block.line if self.block.text else self.open[-1].line

    def handle_data(self, data: str) -> None:
        """Take in text, but for a note's number, which is its label."""
        if not self.within(NUMBER):
            self.here.add(data)

    @property
    def here(self) -> _Gathered:
        """What text is gathered in."""
        return self.block if self.note is None else self.note

    def within(self, name: str) -> _Element | None:
        """Give the element of a class that is open, the outermost of them."""
        return next((element for element in self.open if name in element.names), None)

    def end(self) -> None:
        """End a block: it belongs to the text, a pull quote, or a box of its own."""
        made = self.block.made()
        pull = self.within(PULL)
        if made.text.strip() or made.folios:
            if pull is None:
                self.found.body.append(made)
            else:
                (self.found.boxes if EDITED in pull.names else self.found.pulls).append(made)
        self.block = _Gathered(self.open[-1].line)
