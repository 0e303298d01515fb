"""A book review's first page, and the book that it is of."""

from __future__ import annotations

import re

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
REVIEWER = re.compile(r"^\**reviewed by\b", re.IGNORECASE)


def read_review(leaf: Leaf, ledger: Ledger) -> tuple[Opener, tuple[Block, ...]]:
    """Return title, reviewer and book, and the blocks of the text.

    The book's title stands for the review's; it and the reviewer are given twice, on the
    first page and overleaf. A fault where the book's data are not found.
    """
    head = inline(" ".join(block.text for block in leaf.blocks[: leaf.titled]))
    rest = leaf.blocks[leaf.titled :]
    reviewer = book = None
    while rest:
        match = BOOK.match(rest[0].text.replace("**", ""))
        if REVIEWER.match(rest[0].text):
            reviewer = rest[0]
        elif match and not book:
            book = match
        else:
            break
        rest = rest[1:]
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


def _book(match: re.Match[str]) -> dict[str, object]:
    names = [name.strip() for name in re.split(r",| and |&", match["names"]) if name.strip()]
    return {
        "title": inline(match["title"]),
        "editors" if match["role"] else "authors": names,
        "publisher": match["publisher"],
        "year": int(match["year"]),
        "pages": int(match["pages"]),
    }
