"""What a part's document says, block by block, as its structure in the PDF shall say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

BLOCKS = frozenset(
    {
        *("article", "aside", "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption"),
        *("figure", "header"),
        *("h1", "h2", "h3", "li", "nav", "ol", "p", "pre", "section", "ul"),
        *("table", "tbody", "td", "th", "thead", "tr"),
    }
)
SILENT = frozenset({"aside", "head", "style", "title"})
"""What is not read out: the copies that pull quotes are, and what is no text."""

BARE = frozenset({"br", "img", "meta", "link"})
UNSEEN = re.compile("[\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{SOFT HYPHEN}]")


@dataclass
class Block:
    """A block's text, and whether it has an address, which may break without a hyphen."""

    text: str = ""
    address: bool = False


@dataclass
class _Open:
    tag: str
    block: Block
    silent: bool


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = [Block()]
        self.open = [_Open("", self.blocks[0], silent=False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = frozenset((given.get("class") or "").split())
        above = self.open[-1]
        if tag == "br":
            above.block.text += " "
        if tag in BARE:
            return
        block = above.block
        if "call" in classes:
            block.text += "{call}"
        if tag in BLOCKS or "note" in classes or "note-paragraph" in classes:
            block = Block()
            self.blocks.append(block)
        if "note" in classes:
            above.block.text = above.block.text.replace("{call}", given.get("data-number") or "")
        block.address |= "address" in classes
        silent = above.silent or (tag in SILENT and "edited" not in classes)
        self.open.append(_Open(tag, block, silent))

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        top = self.open[-1]
        if not top.silent:
            top.block.text += data


def passages(document: str) -> list[Block]:
    """Give the blocks of a document that have text: a note after the block that calls it."""
    reader = _Reader()
    reader.feed(document)
    for block in reader.blocks:
        block.text = words(block.text)
    return [block for block in reader.blocks if block.text]


def words(text: str) -> str:
    """Give a text with one space between words, and without what has no width."""
    return " ".join(UNSEEN.sub("", text).split())


def letters(text: str) -> str:
    """Give a text without any space."""
    return "".join(words(text).split())
