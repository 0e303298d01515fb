"""What the issue says of itself, and of the one that it calls for, in more than one place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.model import Passage, Place
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding
from galley.written import Kind

SEASONS = ("Winter", "Spring", "Summer", "Autumn", "Fall")
MONTHS = {"Winter": {12, 1, 2, 3}, "Spring": {3, 4, 5, 6}, "Summer": {6, 7, 8, 9}}
MONTHS |= {"Autumn": {9, 10, 11, 12}, "Fall": {9, 10, 11, 12}}
"""Months in which an issue of a season can come out, the first after it included."""

NUMBERED = re.compile(
    r"\bvol(?:ume|\.)\s*(?P<volume>\d+)\s*[,|]?\s*(?:issue|no\.?|number)\s*(?P<number>\d+)",
    re.IGNORECASE,
)
SEASON = re.compile(rf"\b(?P<season>{'|'.join(SEASONS)})\s+(?P<year>\d{{4}})\b")
ISSN = re.compile(r"\bISSN[^\d]{0,12}(?P<issn>\d{4}-\d{3}[\dX])")


def check(edited: Edited) -> Iterator[Finding]:
    """Yield where the issue's data, its call and its Editor's Note do not agree."""
    yield from _dates(edited)
    own = list(edited.prose)
    for text in edited.texts:
        piece = text.marked.piece
        if piece.whole and piece.front.kind is Kind.EDITORIAL:
            own += text.marked.passages
    for passage in own:
        yield from _said(edited, passage)


def _dates(edited: Edited) -> Iterator[Finding]:
    issue, call = edited.issue, edited.issue.call
    if issue.season in MONTHS and issue.date.month not in MONTHS[issue.season]:
        message = f"the issue is that of {issue.season}, but comes out on {issue.date}"
        yield finding("identity-season", message, "correct one of them", _place(edited, "season"))
    if call.deadline <= issue.date:
        message = f"the call closes on {call.deadline}, before the issue is out, on {issue.date}"
        yield finding(
            "call-closed", message, "correct one of them", _place(edited, "call", "deadline")
        )
    if issue.issn.online and issue.issn.online == issue.issn.print:
        message = "the same ISSN in print and online: each edition has its own"
        yield finding(
            "identity-issn", message, "correct one of them", _place(edited, "issn", "online")
        )


def _said(edited: Edited, passage: Passage) -> Iterator[Finding]:
    issue, call = edited.issue, edited.issue.call
    for match in NUMBERED.finditer(passage.text):
        told = int(match["volume"]), int(match["number"])
        if told not in {(issue.volume, issue.number), (call.volume, call.number)}:
            message = f"volume {told[0]}, number {told[1]}, is neither this issue nor the next"
            yield finding("identity-differs", message, "correct it", passage.place(match.start()))
    for match in SEASON.finditer(passage.text):
        said = match["season"], int(match["year"])
        if said not in {(issue.season, issue.year), (call.season, call.year)}:
            message = f"{match[0]} is neither this issue's season nor the next one's"
            yield finding("identity-differs", message, "correct it", passage.place(match.start()))
    for match in ISSN.finditer(passage.text):
        if match["issn"] not in {issue.issn.print, issue.issn.online}:
            message = f"ISSN {match['issn']} is not that of the issue"
            yield finding("identity-differs", message, "correct it", passage.place(match.start()))


def _place(edited: Edited, *key: str) -> Place:
    manuscript = edited.manuscript
    return manuscript.places.get(key, Place(f"{manuscript.folder}/issue.yaml"))
