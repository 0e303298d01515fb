"""What stands before a manuscript's text: title, authors, abstract and keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from galley.intake.word.names import Author
from galley.intake.word.text import (
    Block,
    Break,
    Call,
    Line,
    Paragraph,
    Quotation,
    Words,
    shown,
)
from galley.model import Kind

ABSTRACT = re.compile(r"\s*abstract\b\s*(?:[:.–—-]+\s*|(?=\s*$)|(?=[A-Z]))", re.IGNORECASE)
KEYWORDS = re.compile(r"\s*key\s?-?words?\b\s*(?:[:.–—-]+\s*|(?=\s*$))", re.IGNORECASE)
KINDS = {
    **{str(kind): str(kind) for kind in Kind},
    "book review": "review",
    "research article": "article",
    "correction": "corrigendum",
    "editor's note": "editorial",
    "editor’s note": "editorial",
}
"""What a line over the title may say, and the kind that it names."""

REACH = 40
"""Blocks from the file's head among which an abstract or keywords are looked for."""

TITLE_WORDS = 30


@dataclass
class Front:
    """What was found.

    ``calls`` are those of notes that cannot stand there; ``bios`` are the notes that tell of
    an author, by their keys, and the paragraphs that call them.
    """

    title: Line = ()
    subtitle: Line = ()
    authors: list[Author] = field(default_factory=list)
    abstract: Line = ()
    keywords: list[Line] = field(default_factory=list)
    kind: str = ""
    calls: list[Call] = field(default_factory=list)
    bios: list[tuple[Author, str, int]] = field(default_factory=list)


def label_of(block: Block) -> re.Pattern[str] | None:
    text = shown(block.line) if isinstance(block, Paragraph) else ""
    return next((label for label in (ABSTRACT, KEYWORDS) if label.match(text)), None)


def is_heading(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.level > 0


def is_text(block: Block) -> bool:
    return isinstance(block, Quotation) or (isinstance(block, Paragraph) and not block.level)


def is_short(block: Block) -> bool:
    text = shown(block.line).strip() if isinstance(block, Paragraph) else ""
    return 0 < len(text.split()) <= TITLE_WORDS and not text.endswith(".")


def flat(blocks: Sequence[Block]) -> list[Block]:
    made: list[Block] = []
    for block in blocks:
        made += flat(block.blocks) if isinstance(block, Quotation) else [block]
    return made


def parted(line: Line) -> list[Line]:
    made: list[list[object]] = [[]]
    for inline in line:
        if isinstance(inline, Break):
            made.append([])
        else:
            made[-1].append(inline)
    return [tuple(part) for part in made]  # type: ignore[arg-type]


def items_of(line: Line) -> list[Line]:
    """Part a line of keywords at its semicolons, or else at its commas."""
    sign = ";" if ";" in shown(line) else ","
    made: list[list[Words]] = [[]]
    for inline in line:
        for n, part in enumerate(inline.text.split(sign) if isinstance(inline, Words) else ()):
            if n:
                made.append([])
            if isinstance(inline, Words) and part:
                made[-1].append(replace(inline, text=part))
    found = [list(item) for item in made if shown(item).strip()]
    if found and found[-1][-1].text.rstrip().endswith("."):
        last = found[-1][-1]
        found[-1][-1] = replace(last, text=last.text.rstrip()[:-1])
    return [tuple(item) for item in found]


def unslanted(line: Line) -> Line:
    """Take the style off a line that is wholly in it."""
    words = [e for e in line if isinstance(e, Words) and e.text.strip()]
    italic, bold = (all(getattr(w, k) for w in words) for k in ("italic", "bold"))
    return tuple(
        replace(e, italic=e.italic and not italic, bold=e.bold and not bold)
        if isinstance(e, Words)
        else e
        for e in line
    )
