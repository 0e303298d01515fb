"""Views of the pages after the pieces: the call for submissions, the ruled pages."""

from dataclasses import dataclass

from markupsafe import Markup

from galley.composition.environment import Frame
from galley.model import MarkedIssue
from galley.wording import day, volume_line

RULES = 18
"""Rules on a ruled page: as many as 27 pt apart find room under its heading."""


@dataclass(frozen=True)
class CallPage:
    """The call for submissions."""

    frame: Frame
    id: str
    title: str
    journal: str
    volume: str
    theme: str
    deadline: str
    text: Markup


@dataclass(frozen=True)
class Ruled:
    """Ruled pages for the reader's notes."""

    frame: Frame
    id: str
    pages: int
    rules: int


def call_page(issue: MarkedIssue, frame: Frame, name: str) -> CallPage:
    """The view of the call."""
    facts = issue.manuscript.issue
    call = facts.call
    return CallPage(
        frame=frame,
        id=name,
        title=call.title,
        journal=facts.journal,
        volume=volume_line(call.volume, call.number, call.season, call.year),
        theme=call.theme,
        deadline=day(call.deadline),
        text=Markup(issue.call),  # noqa: S704 - markup's own
    )


def ruled(frame: Frame, name: str, pages: int) -> Ruled:
    """The view of the ruled pages."""
    return Ruled(frame, name, pages, RULES)
