"""Dates of citations: published, looked at and printed, in that order."""

from __future__ import annotations

from collections.abc import Iterator

from galley.proofing.rules.citation import Citation
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding

HINT = "look the date up; a slip of the year is the commonest"


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each date that lies after the issue's, or after the day of access."""
    for text in edited.texts:
        for source in text.full:
            yield from _check(source, edited)


def _check(source: Citation, edited: Edited) -> Iterator[Finding]:
    printed, known = edited.issue.date, False
    for what, date in (("published", source.published), ("accessed", source.accessed)):
        if date and date.first > printed:
            message = f"{what} {date.words}, after the issue, which is of {printed}"
            place = source.passage.place(date.start)
            yield finding("dated-after-issue", message, HINT, place)
            known = True
    published, accessed = source.published, source.accessed
    if not known and published and accessed and published.first > accessed.last:
        message = f"accessed {accessed.words}, before it was published, {published.words}"
        place = source.passage.place(accessed.start)
        yield finding("accessed-before-published", message, HINT, place)
