"""Views of the pages before the contents: half title, title page, imprint, board."""

from dataclasses import dataclass

from markupsafe import Markup

from galley.composition.environment import Frame
from galley.model import MarkedIssue
from galley.wording import (
    cover_statement,
    imprint_statement,
    issn_lines,
    split_journal,
    volume_line,
)
from galley.written import Adviser, TeamMember


@dataclass(frozen=True)
class HalfTitle:
    """The half title."""

    frame: Frame
    id: str
    journal: str
    volume: str


@dataclass(frozen=True)
class TitlePage:
    """The title page."""

    frame: Frame
    id: str
    journal_first: str
    journal_rest: str
    volume: str
    theme: str
    statement: str
    publisher: str
    place_and_year: str


@dataclass(frozen=True)
class Imprint:
    """The imprint: who makes the journal, where, and what this edition is."""

    frame: Frame
    id: str
    journal: str
    volume: str
    type: str
    description: Markup
    publisher: str
    team: tuple[TeamMember, ...]
    office: tuple[str, ...]
    printer: str
    issn: tuple[str, ...]
    place_and_year: str
    statement: str


@dataclass(frozen=True)
class BoardLine:
    """A member of the board: name, degree or title, and posts."""

    name: str
    standing: str
    roles: str


@dataclass(frozen=True)
class Board:
    """The notice and the board of advisers."""

    frame: Frame
    id: str
    notice: Markup
    board: tuple[BoardLine, ...]


def half_title(issue: MarkedIssue, frame: Frame, name: str) -> HalfTitle:
    """The view of the half title."""
    facts = issue.manuscript.issue
    volume = volume_line(facts.volume, facts.number, facts.season, facts.year)
    return HalfTitle(frame, name, facts.journal, volume)


def title_page(issue: MarkedIssue, frame: Frame, name: str) -> TitlePage:
    """The view of the title page."""
    facts = issue.manuscript.issue
    first, rest = split_journal(facts.journal)
    return TitlePage(
        frame=frame,
        id=name,
        journal_first=first,
        journal_rest=rest,
        volume=volume_line(facts.volume, facts.number, facts.season, facts.year),
        theme=facts.theme,
        statement=cover_statement(facts),
        publisher=facts.publisher,
        place_and_year=f"{facts.place}, {facts.year}",
    )


def imprint(issue: MarkedIssue, frame: Frame, name: str) -> Imprint:
    """The view of the imprint."""
    facts = issue.manuscript.issue
    office = facts.office
    reach = [f"Tel.: {office.telephone}"] * bool(office.telephone)
    reach += [f"E-mail: {office.email}"] * bool(office.email)
    return Imprint(
        frame=frame,
        id=name,
        journal=facts.journal,
        volume=volume_line(facts.volume, facts.number, facts.season, facts.year),
        type=facts.type,
        description=Markup(issue.description.html),  # noqa: S704 - markup's own
        publisher=facts.publisher,
        team=facts.team,
        office=(office.name, *office.address, *reach),
        printer=facts.printer,
        issn=issn_lines(facts),
        place_and_year=f"{facts.place}, {facts.year}",
        statement=imprint_statement(facts),
    )


def board(issue: MarkedIssue, frame: Frame, name: str) -> Board:
    """The view of the notice and the board."""
    facts = issue.manuscript.issue
    notice = Markup(issue.notice.html)  # noqa: S704 - markup's own
    return Board(frame, name, notice, tuple(board_line(adviser) for adviser in facts.board))


def board_line(adviser: Adviser) -> BoardLine:
    """One member's line."""
    standing = ", ".join(filter(None, (adviser.title, adviser.degree)))
    return BoardLine(adviser.name, standing, "; ".join(adviser.roles))
