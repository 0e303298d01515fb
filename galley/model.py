"""The values that pass between stages: frozen, and documented here once.

What an author or editor writes (`galley.written.Issue` and its sisters) is read by means
that a process which sets parts can do without; so it is declared apart.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from galley.errors import Diagnostic
from galley.fit import Fit

if TYPE_CHECKING:
    from galley.written import FrontMatter, Issue


class Side(StrEnum):
    """Where a part may begin: on a right-hand page only, or on whichever is next."""

    RECTO = "recto"
    NEXT = "next"


RESERVED = frozenset(
    {"board", "call", "contents", "cover", "half-title", "imprint", "ruled", "title-page"}
)
"""The names of the parts that every issue has; no piece can have one of them."""


@dataclass(frozen=True)
class Place:
    """Where something stands in a file; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Piece:
    """A manuscript as read: ``text`` is the Markdown after the front matter.

    ``text_line`` is the file's line on which ``text`` begins. ``places`` holds the
    place of each front-matter value by its path: ``("authors", 0, "bio")``. ``comments``
    are those of the front matter. A piece that is not ``whole`` has a stand-in for front
    matter at fault: nothing is known of its kind or its authors.
    """

    slug: str
    path: str
    front: FrontMatter
    text: str
    text_line: int
    places: Mapping[tuple[str | int, ...], Place]
    comments: tuple[Comment, ...] = ()
    whole: bool = True


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Inline:
    """A line of inline Markdown, as HTML and as the plain text metadata takes."""

    html: str
    plain: str


@dataclass(frozen=True)
class Note:
    """A numbered note: the piece's own count, its label, and where it is called."""

    number: int
    label: str
    call_id: str
    body_id: str
    place: Place


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Stretch:
    """Some of a passage: from the character ``start`` up to ``end``, counted from 0."""

    start: int
    end: int


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Picture:
    """A figure's file that is made of pixels, how many across and down, and where it is called."""

    name: str
    width: int
    height: int
    place: Place


@dataclass(frozen=True)
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
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Span:
    """The folios a part stands on, both included; counted from 1."""

    first: int
    last: int

    @property
    def pages(self) -> int:
        """How many pages the part has."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class Plan:
    """Where every part stands, in order, and which folios are left blank.

    ``spans`` has an entry for each part; the cover's count its own pages from 1.
    """

    spans: Mapping[str, Span]
    blanks: tuple[int, ...]
    extent: int


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class NotePlace:
    """Where a note came out: pages of the part, counted from 0."""

    number: int
    label: str
    call_page: int
    body_page: int


@dataclass(frozen=True)
class Area:
    """The type area of a page: points from the upper left corner of its trim."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Grid:
    """The base lines of a page's text, in points: the first's distance from the head, the leading.

    Both are 0 on a page without text.
    """

    first: float
    step: float


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline; ``target`` is a named destination."""

    title: str
    target: str
    children: tuple[Bookmark, ...] = ()


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Facts:
    """What a bound file says of itself; ``date`` is the publication date."""

    title: str
    authors: tuple[str, ...]
    subject: str
    keywords: tuple[str, ...]
    lang: str
    date: dt.date
    cited: Cited
