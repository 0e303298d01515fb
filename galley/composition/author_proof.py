"""Views of the author's proof: what stands in its margins, and the list of queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from galley.composition.environment import Frame
from galley.model import Area
from galley.order import Pagination

EVERY = 5
"""Every so many lines are numbered."""

GAP = 11.0
"""Points between the text and a line's number, in the outer margin."""

QUERY_GAP = 27.0
"""Points between the text and a query's number: beyond the line's."""


@dataclass(frozen=True)
class AskedQuery:
    """A query as it is listed: its number, what it asks, and where that stands."""

    number: int
    text: str
    folio: int
    line: int
    note: int = 0

    @property
    def where(self) -> str:
        """Its page and line; a note is named with the line that it is called on."""
        note = f", note {self.note}" if self.note else ""
        return f"p. {self.folio}, line {self.line}{note}"


@dataclass(frozen=True)
class ProofPage:
    """A page of a proof: its folio and type area, its lines and the queries on them.

    ``height`` is the page's, points; ``lines`` gives the number of each line and where it
    stands, points from the page's foot; ``queries`` the numbers of queries by that place.
    """

    folio: int
    height: float
    area: Area
    lines: tuple[tuple[int, float], ...]
    queries: tuple[tuple[float, tuple[int, ...]], ...]


@dataclass(frozen=True)
class ProofSheet:
    """All that a proof says beside its piece: ``day`` in words, ``name`` as v3i1/quays."""

    path: str
    name: str
    title: str
    by: str
    citation: str
    day: str
    pages: tuple[ProofPage, ...]
    queries: tuple[AskedQuery, ...]


@dataclass(frozen=True)
class Beside:
    """A mark in the margin: ``left`` and ``width`` of its box, and its foot, points."""

    text: str
    left: float
    width: float
    foot: float
    kind: str
    recto: bool


@dataclass(frozen=True)
class MarkedPage:
    """A page's marks; ``left`` and ``width`` are those of its type area, points."""

    left: float
    width: float
    beside: tuple[Beside, ...]


@dataclass(frozen=True)
class ProofMarks:
    """The layer over a piece's pages."""

    frame: Frame
    id: str
    name: str
    day: str
    pages: tuple[MarkedPage, ...]


@dataclass(frozen=True)
class QueryList:
    """The list of queries."""

    frame: Frame
    id: str
    title: str
    by: str
    citation: str
    day: str
    queries: tuple[AskedQuery, ...]


def proof_marks(sheet: ProofSheet) -> ProofMarks:
    """The view of what stands in the margins."""
    pages = tuple(
        MarkedPage(page.area.left, page.area.right - page.area.left, tuple(_beside(page)))
        for page in sheet.pages
    )
    return ProofMarks(_frame(sheet), "proof-marks", sheet.name, sheet.day, pages)


def query_list(sheet: ProofSheet) -> QueryList:
    """The view of the list of queries."""
    return QueryList(
        _frame(sheet),
        "queries",
        sheet.title,
        sheet.by,
        sheet.citation,
        sheet.day,
        sheet.queries,
    )


def _beside(page: ProofPage) -> Iterator[Beside]:
    for number, base in page.lines:
        if number % EVERY == 0:
            yield _placed(page, str(number), GAP, base, "line-number")
    for base, numbers in page.queries:
        text = ", ".join(f"Q{number}" for number in numbers)
        yield _placed(page, text, QUERY_GAP, base, "query-number")


def _placed(page: ProofPage, text: str, gap: float, base: float, kind: str) -> Beside:
    """Place a mark in the outer margin, as far from the text as the gap."""
    recto = page.folio % 2 == 1
    left = page.area.right + gap if recto else 0.0
    width = page.area.left - gap
    return Beside(text, left, width, page.height - base, kind, recto)


def _frame(sheet: ProofSheet) -> Frame:
    return Frame("en", sheet.title, None, verso=False, pagination=Pagination.FLOW)
