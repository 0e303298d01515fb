"""A book review's first page, and the book that it is of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from galley.intake.ledger import Ledger
from galley.intake.lines import Block
from galley.intake.openers import bare_name, check_name, inline
from galley.intake.pieces import Author, Leaf, Opener
from galley.intake.signs import DOUBLE

BOOK = re.compile(
    rf"^[{DOUBLE}]?(?P<title>.+?)[{DOUBLE}]?,? (?P<role>edited )?by (?P<names>.+?),"
    r" (?P<publisher>[^,\d]+(?:, [^,\d]+)*), (?P<year>\d{4}), (?P<pages>\d+) ?(?:pp|pages)\.?$",
    re.IGNORECASE,
)
EDITED = re.compile(r"^(?P<role>edited )?by (?P<names>.+)$", re.IGNORECASE)
PUBLISHED = re.compile(
    r"^(?P<publisher>[^,\d]+(?:, [^,\d]+)*), (?P<year>\d{4}), (?P<pages>\d+) ?(?:pp|pages)\.?$",
    re.IGNORECASE,
)
MOST_BLOCKS = 4
REVIEWER = re.compile(r"^\**reviewed by\b", re.IGNORECASE)


def read_review(leaf: Leaf, ledger: Ledger) -> tuple[Opener, tuple[Block, ...]]:
    """Return title, reviewer and book, and the blocks of the text.

    The book's title stands for the review's; it and the reviewer are given twice, on the
    first page and overleaf. A fault where the book's data are not found.
    """
    head = inline(" ".join(block.text for block in leaf.blocks[: leaf.titled]))
    rest = leaf.blocks[leaf.titled :]
    reviewer = None
    book: Mapping[str, str] = {}
    while rest:
        if REVIEWER.match(rest[0].text):
            reviewer, taken = rest[0], 1
        else:
            found, taken = _described(rest) if not book else ({}, 0)
            book = book or found
        if not taken:
            break
        rest = rest[taken:]
    line = leaf.blocks[0].line
    if not book:
        message = f"the book that “{head}” reviews is not described"
        hint = "give its line: title, edited by or by, names, publisher, year, pages"
        ledger.fault(line, "book-missing", message, hint)
        ledger.stop()
        return Opener(head, ()), rest
    name = bare_name(reviewer.text) if reviewer else leaf.entry.author.title()
    check_name(name, leaf.entry, reviewer.line if reviewer else line, ledger)
    return Opener(inline(book["title"]), (Author(name),), book=_book(book)), rest


def _described(blocks: Sequence[Block]) -> tuple[Mapping[str, str], int]:
    """Return what the first blocks say of a book, and how many say it; none if they do not.

    One block says all in one sentence, or each of its lines, or of several blocks', has
    its part: the title, who wrote or edited it, the publisher.
    """
    if match := BOOK.match(blocks[0].text.replace("**", "")):
        return match.groupdict(""), 1
    lines: list[str] = []
    for taken, block in enumerate(blocks[:MOST_BLOCKS], 1):
        lines += [line.text.strip("*") for line in block.lines]
        published = PUBLISHED.match(lines[-1])
        at = next((n for n, text in enumerate(lines) if EDITED.match(text)), 0)
        edited = EDITED.match(" ".join(lines[at:-1]))
        if published and edited and at:
            title = {"title": " ".join(lines[:at])}
            return {**title, **edited.groupdict(""), **published.groupdict("")}, taken
    return {}, 0


def _book(match: Mapping[str, str]) -> dict[str, object]:
    names = [name.strip() for name in re.split(r",| and |&", match["names"]) if name.strip()]
    return {
        "title": inline(match["title"]),
        "editors" if match["role"] else "authors": names,
        "publisher": match["publisher"],
        "year": int(match["year"]),
        "pages": int(match["pages"]),
    }
