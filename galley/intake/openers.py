"""What stands on a piece's first page: title, authors, abstract, keywords, author's note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from galley.intake.inlines import runs_of
from galley.intake.ledger import Ledger
from galley.intake.lines import Block
from galley.intake.markdown import markdown
from galley.intake.pieces import Author, Entry, Leaf, Opener
from galley.intake.signs import squash

STAR = r"(?:\^?\{\*+\}|[*†‡]+)"
STARRED = re.compile(rf"^(?P<name>.*?\S)\s*\^?{STAR}$")
NOTE = re.compile(r"^(?:\^?\{\*+\}\s*|[*†‡]+\s+)(?=\S)")
KEYWORDS = re.compile(r"^\**key\s?words\**\s*:\**\s*", re.IGNORECASE)
ABSTRACT = re.compile(r"^\**abstract\**\s*[:.]\**\s*", re.IGNORECASE)
PREFIX = re.compile(r"^(?:(?:Dr|Prof|Professor|Amb|Ambassador|Mr|Mrs|Ms|Lt|Col|Gen)\b\.?\s+)+")
LONGEST_NAME = 120  # characters
SAME_NAME = 0.75


def read_article(leaf: Leaf, ledger: Ledger) -> tuple[Opener, tuple[Block, ...]]:
    """Return what an article's first page holds, and the blocks of its text."""
    title = inline(" ".join(block.text for block in leaf.blocks[: leaf.titled]))
    rest = leaf.blocks[leaf.titled :]
    names: list[Block] = []
    while rest and len(names) < len(rest) and STARRED.match(rest[0].text):
        names.append(rest[0])
        rest = rest[1:]
    if not names and rest and len(rest[0].text) <= LONGEST_NAME:
        names, rest = [rest[0]], rest[1:]
    abstract: list[str] = []
    keywords: tuple[str, ...] = ()
    notes: list[Block] = []
    while rest:
        text = rest[0].text
        if NOTE.match(text) and len(notes) < max(1, len(names)):
            notes.append(rest[0])
        elif not keywords and (match := KEYWORDS.match(text)):
            keywords = listed(text[match.end() :])
        elif not keywords and not notes:
            abstract.append(inline(ABSTRACT.sub("", text)))
        else:
            break
        rest = rest[1:]
    if not keywords:
        line = leaf.blocks[0].line
        message = f"“{title}” has no line that begins with Keywords"
        ledger.fault(line, "keywords-missing", message, "give its keywords after the abstract")
        ledger.stop()
    authors = tuple(_author(block, notes, leaf.entry, ledger) for block in names)
    return Opener(title, authors, " ".join(abstract), keywords), rest


def inline(text: str) -> str:
    """Return a text of the source as inline Markdown."""
    return markdown(runs_of(text))


def listed(text: str) -> tuple[str, ...]:
    """Return the items of a list in one line."""
    return tuple(filter(None, (inline(item.strip(" .")) for item in re.split("[,;]", text))))


def bare_name(text: str) -> str:
    """Return a name without its star, its emphasis and the words before it."""
    match = STARRED.match(text.strip())
    name = (match["name"] if match else text).strip("* ")
    return re.sub(r"^(?:by|reviewed by)\s+", "", name, flags=re.IGNORECASE).strip("* ")


def check_name(name: str, entry: Entry, line: int, ledger: Ledger) -> None:
    """Doubt a name that the contents spell differently."""
    if entry.author and squash(entry.author) != squash(name):
        what = f"the contents call {name} “{entry.author}”"
        ledger.doubt(line, "name-differs", what, f"“{name}”, as over the piece")


def _author(block: Block, notes: Sequence[Block], entry: Entry, ledger: Ledger) -> Author:
    name = bare_name(block.text)
    check_name(name, entry, block.line, ledger)
    for note in notes:
        text = NOTE.sub("", note.text).replace("**", "")
        prefix = PREFIX.match(text)
        rest = text[prefix.end() :] if prefix else text
        styled = " ".join(rest.split()[: len(name.split())]).rstrip(",")
        alike = SequenceMatcher(None, squash(styled), squash(name)).ratio()
        if alike > SAME_NAME:
            if squash(styled) != squash(name):
                what = f"the author's note has “{styled}”, the title “{name}”"
                ledger.doubt(note.line, "name-differs", what, f"“{name}” is taken")
            bio = inline(rest[len(styled) :].lstrip())
            return Author(name, prefix[0].strip() if prefix else "", bio)
    if notes:
        what = f"no author's note begins with “{name}”"
        ledger.doubt(notes[0].line, "author-note", what, "the whole note is taken")
        return Author(name, "", inline(NOTE.sub("", notes[0].text)))
    return Author(name)
