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
    Code,
    Inline,
    Line,
    Paragraph,
    Quotation,
    Words,
    shown,
)
from galley.written import Kind

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
    """Return which label a block begins with: that of the abstract or of the keywords."""
    text = shown(block.line) if isinstance(block, Paragraph) else ""
    return next((label for label in (ABSTRACT, KEYWORDS) if label.match(text)), None)


def is_heading(block: Block) -> bool:
    """Tell whether a block is a heading."""
    return isinstance(block, Paragraph) and block.level > 0


def is_long(block: Block) -> bool:
    """Tell whether a block is too long for a line about the author."""
    return isinstance(block, Paragraph) and len(shown(block.line).split()) > 2 * TITLE_WORDS


def is_text(block: Block) -> bool:
    """Tell whether a block is a paragraph or a quotation."""
    return isinstance(block, Quotation) or (isinstance(block, Paragraph) and not block.level)


def is_short(block: Block) -> bool:
    """Tell whether a block may be a title or a line of names."""
    text = shown(block.line).strip() if isinstance(block, Paragraph) else ""
    return 0 < len(text.split()) <= TITLE_WORDS and not text.endswith(".")


def flat(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with those of quotations in their places: the head knows no such."""
    made: list[Block] = []
    for block in blocks:
        made += flat(block.blocks) if isinstance(block, Quotation) else [block]
    return made


def parted(line: Line) -> list[Line]:
    """Part a line at its breaks."""
    made: list[list[Inline]] = [[]]
    for inline in line:
        if isinstance(inline, Break):
            made.append([])
        else:
            made[-1].append(inline)
    return [tuple(part) for part in made]


def items_of(line: Line) -> list[Line]:
    """Part a line of keywords at its semicolons, or else at its commas."""
    sign = ";" if ";" in shown(line) else ","
    made: list[list[Words]] = [[]]
    for inline in line:
        each = Words(inline.text) if isinstance(inline, Code) else inline
        if isinstance(each, Break):
            made.append([])
        if not isinstance(each, Words):
            continue
        first, *others = [replace(each, text=part) for part in each.text.split(sign)]
        made[-1].append(first)
        made += [[other] for other in others]
    found = [list(item) for item in made if shown(item).strip()]
    if found and shown(found[-1]).rstrip().endswith("."):
        last = max(n for n, word in enumerate(found[-1]) if word.text.strip())
        text = found[-1][last].text.rstrip()
        found[-1][last] = replace(found[-1][last], text=text[:-1])
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
