"""Views of the contents and the pieces."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from galley.composition.environment import LANG, Frame, foreign
from galley.model import Inline, Marked, MarkedIssue, Note, Place, Span
from galley.prism import doi_address
from galley.wording import (
    byline,
    capitals,
    citation,
    doi_of,
    lead,
    listing,
    opener_statement,
    volume_line,
)
from galley.written import Kind, Person

CONTENTS_MEASURE = 58
"""Characters in a line of a title in the contents, 111 mm at 12 pt."""

CONTENTS_LINES = 35
"""Lines of the contents' first page, below its heading."""

STARS = "*"
"""The mark of an author's note; the second author's has two."""


@dataclass(frozen=True)
class Entry:
    """A line of the contents; ``target`` is the destination it leads to.

    ``lang`` is the title's language, where it is not the house's.
    """

    folio: int
    title: Markup
    by: tuple[str, ...]
    target: str
    lang: str

    @property
    def lines(self) -> int:
        """About how many lines the entry takes, with the one before it."""
        return 1 + -(-len(self.title.striptags()) // CONTENTS_MEASURE) + len(self.by)


@dataclass(frozen=True)
class ContentsSection:
    """A section of the contents; with ``turned`` it begins the list's second page.

    One that a page turn cuts is one for its reader: ``whole`` is the name of both halves.
    """

    kicker: str
    entries: tuple[Entry, ...]
    whole: str
    turned: bool = False

    @property
    def lines(self) -> int:
        """About how many lines the section takes."""
        return 2 + sum(entry.lines for entry in self.entries)


@dataclass(frozen=True)
class Contents:
    """The contents list."""

    frame: Frame
    id: str
    volume: str
    sections: tuple[ContentsSection, ...]


@dataclass(frozen=True)
class Contact:
    """An address in an author's note."""

    href: str
    text: str


@dataclass(frozen=True)
class AuthorNote:
    """Where an author's note is called and stands, and its mark."""

    call_id: str
    body_id: str
    label: str


@dataclass(frozen=True)
class Author:
    """An author under a title; ``note`` is `None` where there is nothing to note."""

    name: str
    styled: str
    bio: Markup
    contacts: tuple[Contact, ...]
    note: AuthorNote | None


@dataclass(frozen=True)
class Editorial:
    """The Editor's Note; ``house`` is as in an opener."""

    frame: Frame
    id: str
    title: Markup
    house: str
    statement: str
    text: Markup
    signature: tuple[str, ...]


@dataclass(frozen=True)
class Opener:
    """A piece's first page; ``lead`` stands before the authors' names.

    ``house`` is the language of what the house adds, where the piece is in another.
    """

    house: str
    kicker: str
    citation: str
    title: Markup
    subtitle: Markup
    lead: str
    authors: tuple[Author, ...]
    affiliations: tuple[str, ...]
    abstract: Markup
    keywords: tuple[Markup, ...]
    doi: str
    statement: str


@dataclass(frozen=True)
class Article:
    """An article, report, commentary, interview or corrigendum."""

    frame: Frame
    id: str
    opener: Opener
    text: Markup


@dataclass(frozen=True)
class Review:
    """A book review."""

    frame: Frame
    id: str
    opener: Opener
    book_title: str
    book_makers: str
    book_data: str
    text: Markup


def html(text: Inline) -> Markup:
    """Inline text as the template takes it."""
    return Markup(text.html)  # noqa: S704 - markup's own


def one_line(text: Inline) -> Markup:
    """A title without the line breaks that are its opener's."""
    return Markup(" ".join(text.html.replace("<br>", " ").split()))  # noqa: S704 - markup's own


def contents(issue: MarkedIssue, frame: Frame, name: str, spans: dict[str, Span]) -> Contents:
    """The view of the contents: every piece, and the call, at its first folio."""
    facts = issue.manuscript.issue
    pieces = {marked.piece.slug: marked for marked in issue.pieces}
    sections = [
        ContentsSection(
            capitals(section.title),
            tuple(entry(pieces[slug], spans[slug].first) for slug in section.pieces),
            f"{name}.section-{number}",
        )
        for number, section in enumerate(facts.contents, 1)
        if section.pieces
    ]
    call = facts.call
    sections.append(
        ContentsSection(
            capitals(f"{call.title} ({call.season} {call.year})"),
            (Entry(spans["call"].first, Markup.escape(call.theme), (), "call", ""),),
            f"{name}.section-call",
        )
    )
    volume = volume_line(facts.volume, facts.number, facts.season, facts.year)
    return Contents(frame, name, volume, balanced(sections))


def balanced(sections: list[ContentsSection]) -> tuple[ContentsSection, ...]:
    """A list that is too long for one page, turned where its two pages are most alike.

    A section of several pieces may be turned inside: what is left of it goes on
    without its kicker. Where nothing that could come first fits a page, pages turn
    where they are full.
    """
    if sum(section.lines for section in sections) <= CONTENTS_LINES:
        return tuple(sections)
    turnings = []
    for index, section in enumerate(sections):
        for cut in range(len(section.entries)):
            kept = replace(section, entries=section.entries[:cut])
            rest = replace(section, entries=section.entries[cut:], turned=True)
            first = [*sections[:index], *[kept] * bool(cut)]
            second = [replace(rest, kicker="") if cut else rest, *sections[index + 1 :]]
            length = sum(s.lines for s in first)
            if first and length <= CONTENTS_LINES:
                turnings.append((abs(length - sum(s.lines for s in second)), first + second))
    best = min(turnings, key=lambda turning: turning[0], default=(0, sections))
    return tuple(best[1])


def entry(marked: Marked, folio: int) -> Entry:
    """A piece's line in the contents."""
    front = marked.piece.front
    by: tuple[str, ...] = (byline(marked.piece),)
    if front.kind is Kind.EDITORIAL:
        by = ()
    elif front.kind is Kind.REVIEW and front.reviewed:
        by = (makers(marked), *by)
    title = one_line(marked.title)
    if marked.subtitle.html:
        title += Markup(": ") + one_line(marked.subtitle)
    return Entry(folio, title, by, marked.piece.slug, foreign(front.lang))


def makers(marked: Marked) -> str:
    """Who made the reviewed book."""
    book = marked.piece.front.reviewed
    if book is None:
        return ""
    return f"Edited by {listing(book.editors)}" if book.editors else f"By {listing(book.authors)}"


def authors(marked: Marked) -> tuple[Author, ...]:
    """The authors as an opener shows them, each with a mark of one star more."""
    slug, made, stars = marked.piece.slug, [], ""
    for number, (person, bio) in enumerate(
        zip(marked.piece.front.authors, marked.bios, strict=True), 1
    ):
        note = None
        if bio.html or person.orcid or person.email:
            stars += STARS
            note = AuthorNote(f"{slug}.author-call-{number}", f"{slug}.author-{number}", stars)
        styled = " ".join(filter(None, (person.prefix, person.name)))
        made.append(Author(person.name, styled, html(bio), contacts(person), note))
    return tuple(made)


def contacts(person: Person) -> tuple[Contact, ...]:
    """The addresses that an author gives."""
    orcid = f"https://orcid.org/{person.orcid}"
    return (
        *[Contact(orcid, orcid)] * bool(person.orcid),
        *[Contact(f"mailto:{person.email}", person.email)] * bool(person.email),
    )


def author_notes(marked: Marked) -> tuple[Note, ...]:
    """The authors' notes, to be counted like the numbered ones; their number is 0."""
    piece = marked.piece
    if piece.front.kind is Kind.EDITORIAL:
        return ()
    return tuple(
        Note(
            0,
            author.note.label,
            author.note.call_id,
            author.note.body_id,
            piece.places.get(("authors", index, "bio"), Place(piece.path)),
        )
        for index, author in enumerate(authors(marked))
        if author.note
    )


def editorial(issue: MarkedIssue, frame: Frame, marked: Marked) -> Editorial:
    """The view of the Editor's Note."""
    piece = marked.piece
    return Editorial(
        frame=frame,
        id=piece.slug,
        title=html(marked.title),
        house=LANG if foreign(piece.front.lang) else "",
        statement=opener_statement(issue.manuscript.issue, piece),
        text=Markup(marked.html),  # noqa: S704 - markup's own
        signature=piece.front.signature,
    )


def affiliations(people: tuple[Person, ...]) -> tuple[str, ...]:
    """The houses of a piece's authors, each once; where they are of several, with whose it is."""
    houses: dict[str, list[str]] = {}
    for person in people:
        houses.setdefault(person.affiliation, []).append(person.name)
    if len(houses) == 1:
        return tuple(filter(None, houses))
    return tuple(f"{', '.join(names)}: {house}" for house, names in houses.items() if house)


def opener(issue: MarkedIssue, marked: Marked, span: Span) -> Opener:
    """The view of a piece's first page."""
    piece, facts = marked.piece, issue.manuscript.issue
    return Opener(
        house=LANG if foreign(piece.front.lang) else "",
        kicker=capitals(section_of(issue, piece.slug)),
        citation=citation(facts, span),
        title=html(marked.title),
        subtitle=html(marked.subtitle),
        lead=lead(piece),
        authors=authors(marked),
        affiliations=affiliations(piece.front.authors),
        abstract=html(marked.abstract),
        keywords=tuple(html(keyword) for keyword in marked.keywords),
        doi=doi_address(doi_of(facts, piece)),
        statement=opener_statement(facts, piece),
    )


def article(issue: MarkedIssue, frame: Frame, marked: Marked, span: Span) -> Article:
    """The view of an article and its like."""
    text = Markup(marked.html)  # noqa: S704 - markup's own
    return Article(frame, marked.piece.slug, opener(issue, marked, span), text)


def review(issue: MarkedIssue, frame: Frame, marked: Marked, span: Span) -> Review:
    """The view of a book review; the manuscript stage sees to it that there is a book."""
    book = marked.piece.front.reviewed
    if book is None:
        raise ValueError(f"{marked.piece.path} is a review of no book")
    return Review(
        frame=frame,
        id=marked.piece.slug,
        opener=opener(issue, marked, span),
        book_title=book.title,
        book_makers=makers(marked),
        book_data=f"{book.publisher}, {book.year}, {book.pages} pages",
        text=Markup(marked.html),  # noqa: S704 - markup's own
    )


def section_of(issue: MarkedIssue, slug: str) -> str:
    """The title of the section that a piece stands in."""
    sections = issue.manuscript.issue.contents
    return next(section.title for section in sections if slug in section.pieces)
