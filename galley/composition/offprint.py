"""The view of an offprint's cover leaf: what the piece is, and what it is cited by."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from galley.composition.body import html, one_line
from galley.composition.environment import Frame
from galley.model import Marked, MarkedIssue, Span
from galley.prism import doi_address
from galley.wording import (
    byline,
    capitals,
    doi_of,
    inner_quotes,
    issn_lines,
    listing,
    offprint_statement,
    source,
    split_journal,
    volume_line,
)
from galley.written import Edition, Issue, Kind

KICKER = "Offprint"
CITE_AS = "Cite as"
TAKEN_FROM = "Taken from"
"""What stands above the citation; an abridgement is not to be cited."""


@dataclass(frozen=True)
class Citation:
    """A citation, set in one paragraph: ``title`` is in the piece's language, ``lang``.

    ``of`` says before it that the piece is a review.
    """

    label: str
    by: str
    of: str
    title: Markup
    lang: str
    journal: str
    source: str


@dataclass(frozen=True)
class Offprint:
    """The cover leaf; ``doi`` is an address, and empty where there is none."""

    frame: Frame
    journal_first: str
    journal_rest: str
    volume: str
    kicker: str
    title: Markup
    subtitle: Markup
    lang: str
    by: str
    citation: Citation
    doi: str
    publisher: str
    issn: tuple[str, ...]
    statement: str


def leaf_name(piece: str) -> str:
    """The name of the part that a piece's cover leaf is."""
    return f"offprint.{piece}"


def offprint(issue: MarkedIssue, frame: Frame, marked: Marked, span: Span) -> Offprint:
    """The view of a piece's leaf."""
    facts, front = issue.manuscript.issue, marked.piece.front
    first, rest = split_journal(facts.journal)
    return Offprint(
        frame=frame,
        journal_first=first,
        journal_rest=rest,
        volume=volume_line(facts.volume, facts.number, facts.season, facts.year),
        kicker=capitals(KICKER),
        title=html(marked.title),
        subtitle=html(marked.subtitle),
        lang=front.lang,
        by=byline(marked.piece),
        citation=cite(facts, marked, span),
        doi=doi_address(doi_of(facts, marked.piece)),
        publisher=f"{facts.publisher}, {facts.place}",
        issn=issn_lines(facts),
        statement=offprint_statement(facts, marked.piece),
    )


def cite(facts: Issue, marked: Marked, span: Span) -> Citation:
    """What a piece is cited by, in full."""
    front = marked.piece.front
    title = one_line(marked.title)
    if marked.subtitle.html:
        title += Markup(": ") + one_line(marked.subtitle)
    return Citation(
        label=CITE_AS if facts.edition is Edition.FULL else TAKEN_FROM,
        by=listing(tuple(author.name for author in front.authors)),
        of="review of " if front.kind is Kind.REVIEW else "",
        title=Markup(inner_quotes(title)),  # noqa: S704 - markup's own
        lang=front.lang,
        journal=facts.journal,
        source=source(facts, span),
    )
