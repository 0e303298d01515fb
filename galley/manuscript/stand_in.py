"""What stands in for front matter that is at fault, so that markup can look at the piece."""

from __future__ import annotations

from galley.identifiers import LANGUAGE
from galley.manuscript.sheet import Sheet
from galley.written import FrontMatter, Kind, Person

NOTHING = "–"
"""What stands for a text that is missing: it has nothing in it to report."""


def stand_in(sheet: Sheet | None) -> FrontMatter:
    """Return front matter with all prose that the sheet has, each value at its own place."""
    if not sheet:
        return FrontMatter(Kind.ARTICLE, NOTHING, (Person(NOTHING),))
    lang = sheet.text("lang")
    return FrontMatter(
        kind=Kind.ARTICLE,
        title=sheet.text("title") or NOTHING,
        authors=tuple(
            Person(NOTHING, bio=sheet.text("authors", number, "bio"))
            for number in range(_items(sheet, "authors") or 1)
        ),
        subtitle=sheet.text("subtitle"),
        lang=lang if LANGUAGE.fullmatch(lang) else "en",
        abstract=sheet.text("abstract"),
        keywords=tuple(
            sheet.text("keywords", number) or NOTHING for number in range(_items(sheet, "keywords"))
        ),
    )


def _items(sheet: Sheet, key: str) -> int:
    """Return how many items a list has, none where there is no list."""
    value = sheet.value(key)
    return len(value) if isinstance(value, list) else 0
