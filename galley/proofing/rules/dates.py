"""Dates as notes give them: a day, a month or a year."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
SHORT = {name[:3]: n for name, n in MONTHS.items()} | {"sept": MONTHS["september"]}
MONTH = rf"(?P<month>{'|'.join(MONTHS)}|{'|'.join(sorted(SHORT, key=len, reverse=True))})\b\.?"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)\b"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
FORMS = (
    re.compile(rf"\b{MONTH},?\s+{DAY},?\s+{YEAR}", re.IGNORECASE),
    re.compile(rf"\b{DAY}\s+{MONTH},?\s+{YEAR}", re.IGNORECASE),
    re.compile(rf"\b{MONTH},?\s+{YEAR}", re.IGNORECASE),
    re.compile(rf"(?<![\w/.-]){YEAR}(?![/-]\d)"),
)
"""From the most exact to the least."""


@dataclass(frozen=True)
class Date:
    """The first and the last day that a date can mean; where it stands, and its words."""

    first: dt.date
    last: dt.date
    start: int
    words: str


def dates(text: str) -> Iterator[Date]:
    """Yield the dates of a text, exact ones first; none is a part of another."""
    taken: list[tuple[int, int]] = []
    for form in FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken):
                continue
            date = _date(match)
            if date:
                taken.append((start, end))
                yield date


def _date(match: re.Match[str]) -> Date | None:
    parts = match.groupdict()
    year, name = int(parts["year"]), (parts.get("month") or "").lower()
    month = MONTHS.get(name) or SHORT.get(name)
    try:
        if not month:
            days = dt.date(year, 1, 1), dt.date(year, 12, 31)
        elif parts.get("day"):
            days = (dt.date(year, month, int(parts["day"])),) * 2
        else:
            last = calendar.monthrange(year, month)[1]
            days = dt.date(year, month, 1), dt.date(year, month, last)
    except ValueError:
        return None
    return Date(*days, match.start(), match[0])
