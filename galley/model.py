"""The values that pass between stages: frozen, and documented here once.

What an author or editor writes (`Issue`, `Piece` and what they hold) is declared
as pydantic dataclasses, so that the schema of the files and the value that the
stages read are one thing. What the stages make is plain dataclasses.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass as plain
from dataclasses import field, replace
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.dataclasses import dataclass

from galley.errors import Diagnostic
from galley.fit import Fit
from galley.order import Pagination

CLOSED = ConfigDict(extra="forbid", str_strip_whitespace=True)

Text = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
Count = Annotated[int, Field(ge=1, le=99_999)]


def _whole(text: object) -> object:
    """Read digits as a number: a literal of numbers takes no text."""
    return int(text) if isinstance(text, str) and text.isdecimal() else text


class Kind(StrEnum):
    """What a piece is; it decides the template and the words around it."""

    EDITORIAL = "editorial"
    REPORT = "report"
    ARTICLE = "article"
    COMMENTARY = "commentary"
    REVIEW = "review"
    INTERVIEW = "interview"
    CORRIGENDUM = "corrigendum"


class Edition(StrEnum):
    """Whether an issue holds its pieces' own text or abridgements of them."""

    FULL = "full"
    ABRIDGED = "abridged"


class Side(StrEnum):
    """Where a part may begin: on a right-hand page only, or on whichever is next."""

    RECTO = "recto"
    NEXT = "next"


RESERVED = frozenset(
    {"board", "call", "contents", "cover", "half-title", "imprint", "ruled", "title-page"}
)
"""The names of the parts that every issue has; no piece can have one of them."""


# What is written by hand -------------------------------------------------------


@dataclass(frozen=True, config=CLOSED)
class Person:
    """An author of a piece."""

    name: Text
    prefix: str = ""
    bio: str = ""
    affiliation: str = ""
    orcid: str = ""
    email: str = ""


@dataclass(frozen=True, config=CLOSED)
class Book:
    """The book that a review is of."""

    title: Text
    publisher: Text
    year: Annotated[int, Field(ge=1450, le=2200)]
    pages: Count
    editors: tuple[Text, ...] = ()
    authors: tuple[Text, ...] = ()


@dataclass(frozen=True, config=CLOSED)
class FrontMatter:
    """The keys of a piece's front matter."""

    kind: Kind
    title: Text
    authors: Annotated[tuple[Person, ...], Field(min_length=1)]
    subtitle: str = ""
    short_title: str = ""
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    abstract: str = ""
    keywords: tuple[Text, ...] = ()
    doi: str = ""
    signature: tuple[Text, ...] = ()
    reviewed: Book | None = None


@dataclass(frozen=True, config=CLOSED)
class Issn:
    """The serial's numbers, one for print and one for online, as ``1234-5679``."""

    print: Text
    online: str = ""


@dataclass(frozen=True, config=CLOSED)
class TeamMember:
    """One line of the editorial team."""

    role: Text
    name: Text


@dataclass(frozen=True, config=CLOSED)
class Office:
    """Where the editors are to be found."""

    name: Text
    address: tuple[Text, ...]
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, config=CLOSED)
class Adviser:
    """A member of the board of advisers."""

    name: Text
    roles: Annotated[tuple[Text, ...], Field(min_length=1)]
    degree: str = ""
    title: str = ""


@dataclass(frozen=True, config=CLOSED)
class Call:
    """The call for submissions to a coming issue; ``body`` is Markdown."""

    title: Text
    volume: Count
    number: Count
    season: Text
    year: Count
    theme: Text
    deadline: dt.date
    body: Text


@dataclass(frozen=True, config=CLOSED)
class Limits:
    """The fewest and the most words that a submission may have."""

    min: Count
    max: Count


@dataclass(frozen=True, config=CLOSED)
class Paper:
    """The paper of the inside pages: what makes the spine as thick as it is.

    ``grammage`` is in g/m²; ``bulk`` in cm³/g, so that a leaf is as thick as their product
    in thousandths of a millimetre (ISO 534).
    """

    grammage: Annotated[int, Field(ge=30, le=400)] = 90
    bulk: Annotated[float, Field(ge=0.5, le=3.0)] = 1.25

    def spine(self, pages: int) -> float:
        """How thick a block of so many pages is, millimetres."""
        return pages / 2 * self.grammage * self.bulk / 1000


@dataclass(frozen=True, config=CLOSED)
class Section:
    """A section of the contents; one without a title has no kicker."""

    pieces: tuple[Slug, ...]
    title: str = ""


@dataclass(frozen=True, config=CLOSED)
class Issue:
    """``issue.yaml``: the journal's identity as it stood, and the issue's plan."""

    journal: Text
    volume: Count
    number: Count
    season: Text
    year: Annotated[int, Field(ge=1900, le=2200)]
    date: dt.date
    theme: Text
    issn: Issn
    publisher: Text
    place: Text
    type: Text
    description: Text
    team: tuple[TeamMember, ...]
    office: Office
    printer: Text
    notice: Text
    board: tuple[Adviser, ...]
    call: Call
    contents: Annotated[tuple[Section, ...], Field(min_length=1)]
    cover: Mapping[Slug, Text] = Field(default_factory=dict)
    submission: Mapping[Kind, Limits] = Field(default_factory=dict)
    pagination: Pagination = Pagination.FLOW
    gathering: Annotated[Literal[4, 8, 16, 32], BeforeValidator(_whole)] = 16
    edition: Edition = Edition.FULL
    code: Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9-]*)?$")] = ""
    paper: Paper = Paper()


# What the stages make ----------------------------------------------------------


@plain(frozen=True)
class Place:
    """Where something stands in a file; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1


@plain(frozen=True)
class Comment:
    """What is written for those who work on a file, and not printed.

    ``kind`` is the word before its first colon, in lower case, or empty; ``text`` what
    follows, on one line. It stands from ``place`` to the line ``last``.
    """

    kind: str
    text: str
    place: Place
    last: int

    @classmethod
    def of(cls, inside: str, place: Place, last: int) -> Comment:
        """Read what stands between a comment's marks."""
        words = " ".join(inside.split())
        kind, colon, text = words.partition(":")
        if colon and kind.isalpha():
            return cls(kind.lower(), text.strip(), place, last)
        return cls("", words, place, last)


@plain(frozen=True)
class Piece:
    """A manuscript as read: ``text`` is the Markdown after the front matter.

    ``text_line`` is the file's line on which ``text`` begins. ``places`` holds the
    place of each front-matter value by its path: ``("authors", 0, "bio")``. ``comments``
    are those of the front matter.
    """

    slug: str
    path: str
    front: FrontMatter
    text: str
    text_line: int
    places: Mapping[tuple[str | int, ...], Place]
    comments: tuple[Comment, ...] = ()


@plain(frozen=True)
class Manuscript:
    """An issue as read from its folder, every piece of its contents in order.

    ``diagnostics`` are warnings: what is an error is raised. ``comments`` are those of
    ``issue.yaml``.
    """

    name: str
    folder: str
    issue: Issue
    pieces: tuple[Piece, ...]
    places: Mapping[tuple[str | int, ...], Place]
    diagnostics: tuple[Diagnostic, ...] = ()
    comments: tuple[Comment, ...] = ()


@plain(frozen=True)
class Inline:
    """A line of inline Markdown, as HTML and as the plain text metadata takes."""

    html: str
    plain: str


@plain(frozen=True)
class Note:
    """A numbered note: the piece's own count, its label, and where it is called."""

    number: int
    label: str
    call_id: str
    body_id: str
    place: Place


@plain(frozen=True)
class Heading:
    """A heading of a piece's text; level 1 is an A head, 2 a B head."""

    level: int
    text: str
    id: str
    place: Place


class Setting(StrEnum):
    """What a passage is."""

    TEXT = "text"
    HEADING = "heading"
    CAPTION = "caption"
    CELL = "cell"
    NOTE = "note"
    PULL = "pull"
    VALUE = "value"


@plain(frozen=True)
class Stretch:
    """Some of a passage: from the character ``start`` up to ``end``, counted from 0."""

    start: int
    end: int


@plain(frozen=True)
class Passage:
    """A paragraph, heading, note or value as its author wrote it, but without markup.

    ``text`` has straight quotation marks and hyphens as they are in the file. ``steps``
    give the file's line and column at some of its characters; from one to the next the
    two run side by side, but in a value of YAML, which is all ``fixed`` at its beginning.
    ``italics``, ``addresses`` and ``code`` are stretches of the text; ``straight`` the
    characters that are quotation marks and print straight. ``note`` is the number of the
    note that it is of, else 0.
    """

    setting: Setting
    text: str
    steps: tuple[tuple[int, Place], ...]
    note: int = 0
    italics: tuple[Stretch, ...] = ()
    addresses: tuple[Stretch, ...] = ()
    code: tuple[Stretch, ...] = ()
    straight: tuple[int, ...] = ()
    fixed: bool = False

    def place(self, at: int) -> Place:
        """Where the text's character ``at``, counted from 0, stands in the file."""
        index = bisect_right(self.steps, at, key=lambda step: step[0]) - 1
        begun, place = self.steps[max(index, 0)]
        return place if self.fixed else replace(place, column=place.column + at - begun)


@plain(frozen=True)
class Marked:
    """A piece after markup.

    ``html`` is the text's body; ``lines`` gives the source line of each block id.
    Ids are ``<slug>.block-12``, ``<slug>.note-3``, ``<slug>.call-3``,
    ``<slug>.turn-34``, or ``<slug>.<id>`` where the manuscript gives one. ``passages``
    are the front matter's, then the text's in order, then the notes'; ``comments`` those
    of the front matter and of the text.
    """

    piece: Piece
    title: Inline
    subtitle: Inline
    short_title: Inline
    abstract: Inline
    keywords: tuple[Inline, ...]
    bios: tuple[Inline, ...]
    html: str
    notes: tuple[Note, ...]
    headings: tuple[Heading, ...]
    lines: Mapping[str, int]
    words: int
    diagnostics: tuple[Diagnostic, ...] = ()
    passages: tuple[Passage, ...] = ()
    comments: tuple[Comment, ...] = ()


@plain(frozen=True)
class MarkedIssue:
    """An issue after markup: the prose of ``issue.yaml`` as HTML, and its pieces.

    ``diagnostics`` and ``passages`` are those of that prose; each piece has its own.
    """

    manuscript: Manuscript
    description: Inline
    notice: Inline
    call: str
    pieces: tuple[Marked, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    passages: tuple[Passage, ...] = ()


@plain(frozen=True)
class Leaf:
    """A part before it is composed: its place in the run of pages.

    ``numbered`` is false for the cover, which stands outside the folios. ``piece``
    is empty but for the parts that pieces make.
    """

    name: str
    kind: str
    side: Side
    numbered: bool = True
    piece: str = ""


@plain(frozen=True)
class Span:
    """The folios a part stands on, both included; counted from 1."""

    first: int
    last: int

    @property
    def pages(self) -> int:
        """How many pages the part has."""
        return self.last - self.first + 1


@plain(frozen=True)
class Plan:
    """Where every part stands, in order, and which folios are left blank.

    ``spans`` has an entry for each part; the cover's count its own pages from 1.
    """

    spans: Mapping[str, Span]
    blanks: tuple[int, ...]
    extent: int


@plain(frozen=True)
class Part:
    """A run of pages as one HTML document, ready to be typeset on its own.

    ``first_folio`` numbers its first page; ``None`` for a part without folios.
    ``notes`` are those that must come out of it; ``lines`` gives the source line
    of each id, ``path`` the file those lines are of. ``fit`` is a guess at how its
    printed pages can be made to fit, which spares a search if it holds.
    """

    name: str
    kind: str
    html: str
    first_folio: int | None
    lang: str
    path: str
    notes: tuple[Note, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    fit: Fit | None = None


@plain(frozen=True)
class NotePlace:
    """Where a note came out: pages of the part, counted from 0."""

    number: int
    label: str
    call_page: int
    body_page: int


@plain(frozen=True)
class Area:
    """The type area of a page: points from the upper left corner of its trim."""

    left: float
    top: float
    right: float
    bottom: float


@plain(frozen=True)
class Spot:
    """Where something of a part stands on a page: the box around all of it that is there.

    ``id`` is its id in the document; what is in a piece's opener has the name of its
    class, after the part's name and a full stop. ``tag`` is its element's; ``page`` counts
    from 0; the sides are points from the upper left corner of the trim.
    """

    id: str
    tag: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@plain(frozen=True)
class Grid:
    """The base lines of a page's text, in points: the first's distance from the head, the leading.

    Both are 0 on a page without text.
    """

    first: float
    step: float


@plain(frozen=True)
class TypesetPart:
    """A part's pages: the tagged PDF, and where everything landed.

    ``anchors`` gives the page, counted from 0, on which each id of the part stands;
    ``areas`` the type area of each page, in which its text and notes are to stand.
    ``fit`` tells how its printed pages were made to fit; it is none where nothing turns.
    ``spots`` are its blocks, notes, calls and turns, page by page; ``grids`` has one for
    each page.
    """

    name: str
    pdf: bytes
    pages: int
    anchors: Mapping[str, int]
    notes: tuple[NotePlace, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    fit: Fit | None = None
    areas: tuple[Area, ...] = ()
    spots: tuple[Spot, ...] = ()
    grids: tuple[Grid, ...] = ()


@plain(frozen=True)
class Bookmark:
    """An entry of the outline; ``target`` is a named destination."""

    title: str
    target: str
    children: tuple[Bookmark, ...] = ()


@plain(frozen=True)
class Cited:
    """What a file is cited by: the serial, the issue of it, and the pages.

    ``first`` and ``last`` are folios, 0 where the pages are not known yet; ``season`` is
    how the cover dates the issue, as in "Summer 2022". What is not there is empty.
    """

    journal: str
    issn: str
    eissn: str
    volume: int
    number: int
    season: str
    first: int = 0
    last: int = 0
    doi: str = ""
    publisher: str = ""


@plain(frozen=True)
class Facts:
    """What a bound file says of itself; ``date`` is the publication date."""

    title: str
    authors: tuple[str, ...]
    subject: str
    keywords: tuple[str, ...]
    lang: str
    date: dt.date
    cited: Cited
