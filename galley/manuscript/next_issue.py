"""The next issue's ``issue.yaml``, made of the last one's: what holds on stays as it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

import yaml

from galley.errors import ContentError, Diagnostic, errors
from galley.hints import quoted
from galley.manuscript.consistency import issue_rules
from galley.manuscript.place_holders import TODO
from galley.manuscript.reading import issue_of
from galley.manuscript.sheet import KeyPath, Sheet, Value
from galley.manuscript.yaml_edits import New, set_values
from galley.order import Pagination
from galley.written import Edition, Issue

MONTHS = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 12}
"""The month on whose first day an issue of a season is taken to be published, if none is said."""

DAY = f"{TODO}: the day of publication"
DEADLINE = f"{TODO}: the deadline"


@dataclass(frozen=True)
class Announced:
    """What a new issue is: its place in the row of issues, and what it is about.

    ``date`` is none where it is not known yet; ``editorial`` the name of the piece that
    stands in for the Editor's Note, empty where the last issue has none.
    """

    volume: int
    number: int
    theme: str
    season: str
    year: int
    date: dt.date | None = None
    edition: Edition = Edition.FULL
    editorial: str = ""

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"v{self.volume}i{self.number}"


def next_issue(text: str, path: str, new: Announced, coming: tuple[int, int]) -> tuple[str, Issue]:
    """Return the text of a new issue's ``issue.yaml``, and the issue that it says.

    ``text`` is the last issue's, at ``path`` for messages. Masthead, board, numbers,
    limits and the titles of sections are carried forward with their comments; the cover's
    own wordings are dropped, the sections emptied, and the call is turned to the issue
    ``coming`` after the new one, with place-holders for what it will say. Raises
    `ContentError`: the text's own faults, the new values' or ``issue-edit``.
    """
    found: list[Diagnostic] = []
    sheet, last = issue_of(text, path, found)
    if sheet is None or last is None or errors(found):
        raise ContentError(found)
    values = _values(sheet, last, new, coming)
    if new.edition is not Edition.FULL and "edition" not in sheet.data:
        text = f"{text.rstrip()}\n\nedition: {new.edition}\n"
    try:
        made = set_values(text, values)
    except yaml.YAMLError:
        made = text
    found = []
    again, issue = issue_of(made, path, found)
    found.extend(issue_rules(again, new.name) if again else ())
    expected = _expected(sheet, values, new.edition)
    if again is None or again.data != expected:
        message = "a new issue cannot be made of the text of this file"
        hint = "write call: and contents: as keys on lines of their own, or copy the file by hand"
        raise ContentError([Diagnostic("issue-edit", message, hint, path)])
    if issue is None or errors(found):
        raise ContentError(_of_the_new(found, new))
    return made, issue


def _values(
    sheet: Sheet, last: Issue, new: Announced, coming: tuple[int, int]
) -> Mapping[KeyPath, New]:
    """Return what is another value in the new issue, of the keys that the last one has."""
    day = new.date or dt.date(min(max(new.year, 1), 9999), MONTHS.get(new.season.lower(), 1), 1)
    deadline = day + (last.call.deadline - last.date)
    volume, number = coming
    values: dict[KeyPath, New] = {
        ("volume",): New(str(new.volume)),
        ("number",): New(str(new.number)),
        ("season",): New(new.season),
        ("year",): New(str(new.year)),
        ("date",): New(day.isoformat(), "" if new.date else DAY),
        ("theme",): New(new.theme),
        ("cover",): New(None),
        ("edition",): New(str(new.edition)),
        ("pagination",): New(str(Pagination.FLOW)),
        ("call", "volume"): New(str(volume)),
        ("call", "number"): New(str(number)),
        ("call", "season"): New(f"{TODO} season"),
        ("call", "year"): New(str(new.year + (number == 1))),
        ("call", "theme"): New(f"{TODO}: the theme of the next issue"),
        ("call", "deadline"): New(deadline.isoformat(), DEADLINE),
        ("call", "body"): New(
            f"{TODO}: the text of the call; the last one is that of v{last.volume}i{last.number}."
        ),
    }
    for section, each in enumerate(last.contents):
        kept = (new.editorial,) if new.editorial in each.pieces else ()
        values["contents", section, "pieces"] = New(kept)
    return {at: value for at, value in values.items() if sheet.value(*at) is not None}


def _expected(sheet: Sheet, values: Mapping[KeyPath, New], edition: Edition) -> Mapping[str, Value]:
    """Return what the new text is to say."""
    data = dict(sheet.data)
    if edition is not Edition.FULL:
        data["edition"] = str(edition)
    for at, new in values.items():
        data = _with(data, at, new.read)
    return data


def _with(data: Mapping[str, Value], at: KeyPath, value: Value) -> dict[str, Value]:
    """Return a mapping with another value at a path."""

    def inside(old: Value, rest: KeyPath) -> Value:
        if not rest:
            return value
        if isinstance(old, list) and isinstance(rest[0], int):
            here = rest[0]
            return [*old[:here], inside(old[here], rest[1:]), *old[here + 1 :]]
        if isinstance(old, dict) and isinstance(rest[0], str):
            return {**old, rest[0]: inside(old[rest[0]], rest[1:])}
        return old

    return {**data, str(at[0]): inside(data[str(at[0])], at[1:])}


def _of_the_new(found: list[Diagnostic], new: Announced) -> list[Diagnostic]:
    """Say of each fault that it is one of the new issue, not of the file that it is made of."""
    lead = f"{quoted(new.name)} cannot be made"
    return [replace(each, message=f"{lead}: {each.message}") for each in found]
