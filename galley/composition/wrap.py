"""The view of the cover sheet: back, spine and front as one piece, for the printer."""

from dataclasses import dataclass

from galley.composition.cover import Cover, cover
from galley.composition.environment import Frame
from galley.model import MarkedIssue
from galley.wording import spine_line
from galley.written import Issue

COVER_SHEET = "cover-sheet"
"""The name of the part that the sheet is, and of its kind."""

FOLD = 1.0
"""What a spine's text leaves to either fold, mm: binders fold within a millimetre."""

LEAST, LARGEST = 2.5, 4.2
"""The sizes of a spine's text, mm: from 7 pt, or white letters fill up with ink, to 12 pt."""

LETTERS = 300.0
"""The letters of a spine times their size, mm, that its length has room for."""

BETWEEN = 6
"""The letters that would stand between the journal's name and the volume line."""


@dataclass(frozen=True)
class Spine:
    """The spine: how thick it is, and its text; both measures are in mm.

    ``size`` is the text's, 0 where the spine is too thin for any.
    """

    thickness: float
    size: float
    volume: str


@dataclass(frozen=True)
class CoverSheet:
    """The cover as it is printed on the outside."""

    frame: Frame
    id: str
    cover: Cover
    spine: Spine


def cover_sheet(issue: MarkedIssue, frame: Frame, name: str, extent: int) -> CoverSheet:
    """The view of the sheet around so many pages."""
    return CoverSheet(frame, name, cover(issue, frame, name), spine(issue.manuscript.issue, extent))


def spine(facts: Issue, extent: int) -> Spine:
    """The spine of so many pages, its text as large as thickness and length allow."""
    thickness = facts.paper.spine(extent)
    volume = spine_line(facts.volume, facts.number, facts.season, facts.year)
    room = LETTERS / (len(facts.journal) + BETWEEN + len(volume))
    size = min(thickness - 2 * FOLD, room, LARGEST)
    return Spine(round(thickness, 3), round(size, 3) if size >= LEAST else 0.0, volume)
