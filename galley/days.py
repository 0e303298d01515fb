"""Days as they are written by hand: 2022-07-01."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from galley.hints import quoted

WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
FORM = "write year, month and day as 2022-07-01"

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(text: str) -> dt.date | None:
    """Return the date that a text of the form ``2022-07-01`` gives, ``None`` for any other."""
    try:
        return dt.date.fromisoformat(text) if WRITTEN.fullmatch(text) else None
    except ValueError:
        return None


def no_day(text: str) -> tuple[str, str]:
    """Say why a text is no day, and what to do: message and hint."""
    message, written = f"expected a date, found {quoted(text)}", WRITTEN.fullmatch(text)
    year, month, _ = map(int, written.groups()) if written else (0, 0, 0)
    if not year:
        return message, FORM
    if not 1 <= month <= len(MONTHS):
        return f"{message}: there is no month {month}", "correct the month, from 01 to 12"
    last = monthrange(year, month)[1]
    return f"{message}: {MONTHS[month - 1]} {year} has {last} days", "correct the day"
