"""The view of the cover: its four pages, and the columns of pieces on its front."""

from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from galley.composition.ean import data_address
from galley.composition.environment import Frame, foreign
from galley.identifiers import ean13
from galley.model import Marked, MarkedIssue
from galley.wording import byline, capitals, cover_statement, split_journal, volume_line
from galley.written import Issue, Kind

MEASURE = 38
"""Characters in a line of a cover column, 59 mm at 9 pt: to balance the columns by."""

LINES = 25
"""Lines of 11.25 pt that a cover column has room for under a field of 100 mm."""


@dataclass(frozen=True)
class CoverEntry:
    """A piece on the cover: its title, as HTML, its authors, and a language not the house's."""

    title: Markup
    by: str
    lines: int
    lang: str


@dataclass(frozen=True)
class CoverGroup:
    """A section on the cover; without a kicker it goes on from the column before.

    What goes on is one list for its reader: ``whole`` is the name of both halves.
    """

    kicker: str
    entries: tuple[CoverEntry, ...]
    whole: str

    @property
    def lines(self) -> int:
        """The lines the group takes in its column, spaces counted."""
        return 2 * bool(self.kicker) + sum(entry.lines + 2 for entry in self.entries)


@dataclass(frozen=True)
class Cover:
    """The cover's four pages."""

    frame: Frame
    id: str
    journal_first: str
    journal_rest: str
    volume: str
    theme: str
    highlight: tuple[CoverGroup, ...]
    first_column: tuple[CoverGroup, ...]
    second_column: tuple[CoverGroup, ...]
    dense: bool
    statement: str
    issn: str
    ean: str
    add_on: str
    barcode: str


def cover(issue: MarkedIssue, frame: Frame, name: str) -> Cover:
    """The view of the cover."""
    facts = issue.manuscript.issue
    first, rest = split_journal(facts.journal)
    highlight, others = cover_groups(issue, name)
    left, right = balance(others)
    digits = ean13(facts.issn.print)
    add_on = f"{facts.number:02}"[-2:]
    return Cover(
        frame=frame,
        id=name,
        journal_first=first,
        journal_rest=rest,
        volume=volume_line(facts.volume, facts.number, facts.season, facts.year),
        theme=facts.theme,
        highlight=highlight,
        first_column=left,
        second_column=right,
        dense=max(map(length, (left, right))) > LINES,
        statement=cover_statement(facts),
        issn=facts.issn.print,
        ean=digits,
        add_on=add_on,
        barcode=data_address(digits, add_on),
    )


def cover_groups(
    issue: MarkedIssue, name: str
) -> tuple[tuple[CoverGroup, ...], tuple[CoverGroup, ...]]:
    """The cover's sections: those of a report, for the field, and the others."""
    pieces = {marked.piece.slug: marked for marked in issue.pieces}
    highlight: list[CoverGroup] = []
    others: list[CoverGroup] = []
    for number, section in enumerate(issue.manuscript.issue.contents, 1):
        shown = [pieces[slug] for slug in section.pieces]
        shown = [marked for marked in shown if stands_on_cover(issue.manuscript.issue, marked)]
        if not shown:
            continue
        entries = tuple(cover_entry(issue.manuscript.issue, marked) for marked in shown)
        group = CoverGroup(capitals(section.title), entries, f"{name}.section-{number}")
        reports = any(marked.piece.front.kind is Kind.REPORT for marked in shown)
        (highlight if reports else others).append(group)
    return tuple(highlight), tuple(others)


def stands_on_cover(issue: Issue, marked: Marked) -> bool:
    """Whether a piece does: no editorial, nor one whose title there is empty."""
    piece = marked.piece
    return piece.front.kind is not Kind.EDITORIAL and issue.cover.get(piece.slug) != ""


def cover_entry(issue: Issue, marked: Marked) -> CoverEntry:
    """A piece's lines on the cover: its title, or the override that the issue gives."""
    piece = marked.piece
    by = byline(piece)
    lang = foreign(piece.front.lang)
    if override := issue.cover.get(piece.slug, ""):
        lines = override.splitlines()
        title = Markup("<br>").join(escape(line) for line in lines)
        return CoverEntry(title, by, len(lines), lang)
    count = -(-len(marked.title.plain) // MEASURE)
    return CoverEntry(Markup(marked.title.html), by, count, lang)  # noqa: S704 - markup's own


def balance(
    groups: tuple[CoverGroup, ...],
) -> tuple[tuple[CoverGroup, ...], tuple[CoverGroup, ...]]:
    """Two columns as near to one length as the entries allow, the first the longer of two ways."""
    entries = sum(len(group.entries) for group in groups)
    return min((columns(groups, cut) for cut in range(entries + 1)), key=unevenness)


def unevenness(
    pair: tuple[tuple[CoverGroup, ...], tuple[CoverGroup, ...]],
) -> tuple[int, int]:
    """How much two columns differ, in lines; of those that differ as much the fuller first."""
    left, right = map(length, pair)
    return abs(left - right), -left


def length(column: tuple[CoverGroup, ...]) -> int:
    """How many lines a column takes."""
    return sum(group.lines for group in column)


def columns(
    groups: tuple[CoverGroup, ...], cut: int
) -> tuple[tuple[CoverGroup, ...], tuple[CoverGroup, ...]]:
    """The groups before and from the ``cut``-th entry; a group cut in two goes on bare."""
    left, right = [], []
    for group in groups:
        here = min(max(cut, 0), len(group.entries))
        cut -= len(group.entries)
        if here:
            left.append(replace(group, entries=group.entries[:here]))
        if here < len(group.entries):
            kicker = "" if here else group.kicker
            right.append(replace(group, kicker=kicker, entries=group.entries[here:]))
    return tuple(left), tuple(right)
