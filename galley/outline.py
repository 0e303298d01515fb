"""What a bound file shows and says of itself: bookmarks and facts."""

from galley.model import Bookmark, Cited, Facts, Heading, Marked, MarkedIssue, Span
from galley.wording import citation, doi_of, edition_mark, volume_line
from galley.written import Issue


def issue_bookmarks(issue: MarkedIssue) -> tuple[Bookmark, ...]:
    """The outline of an issue: front matter, sections with their pieces, the call."""
    pieces = {marked.piece.slug: marked for marked in issue.pieces}
    made = [
        Bookmark("Title page", "title-page"),
        Bookmark("Imprint", "imprint"),
        Bookmark("Notice and Board of Advisers", "board"),
        Bookmark("Contents", "contents"),
    ]
    for section in issue.manuscript.issue.contents:
        inside = tuple(piece_bookmark(pieces[slug]) for slug in section.pieces)
        if section.title and inside:
            made.append(Bookmark(section.title, section.pieces[0], inside))
        else:
            made.extend(inside)
    made.append(Bookmark(issue.manuscript.issue.call.title, "call"))
    return tuple(made)


def article_bookmarks(marked: Marked) -> tuple[Bookmark, ...]:
    """The outline of one piece's own file."""
    return (piece_bookmark(marked),)


def piece_bookmark(marked: Marked) -> Bookmark:
    """A piece's bookmark, with its headings below."""
    return Bookmark(marked.title.plain, marked.piece.slug, nested(marked.headings))


def nested(headings: tuple[Heading, ...]) -> tuple[Bookmark, ...]:
    """Headings as bookmarks, B heads below their A head."""
    made: list[Bookmark] = []
    for heading in headings:
        mark = Bookmark(heading.text, heading.id)
        if heading.level > 1 and made:
            above = made[-1]
            made[-1] = Bookmark(above.title, above.target, (*above.children, mark))
        else:
            made.append(mark)
    return tuple(made)


def issue_facts(issue: MarkedIssue, extent: int = 0) -> Facts:
    """What the issue's file says of itself; ``extent`` is its last folio, if that is known."""
    facts = issue.manuscript.issue
    volume = volume_line(facts.volume, facts.number, facts.season, facts.year)
    authors = (a.name for m in issue.pieces for a in m.piece.front.authors)
    keywords = (k.plain for m in issue.pieces for k in m.keywords)
    return Facts(
        title=f"{facts.journal}, {volume.replace(' • ', ', ')}: {facts.theme}",
        authors=tuple(dict.fromkeys(authors)),
        subject=facts.theme,
        keywords=tuple(dict.fromkeys(keywords)),
        lang="en",
        date=facts.date,
        cited=cited(facts, Span(1, extent) if extent else None),
    )


def article_facts(issue: MarkedIssue, marked: Marked, span: Span | None) -> Facts:
    """What one piece's file says of itself; without its pages, no citation."""
    facts, front = issue.manuscript.issue, marked.piece.front
    return Facts(
        title=marked.title.plain,
        authors=tuple(author.name for author in front.authors),
        subject=f"{citation(facts, span)}{edition_mark(facts)}" if span else "",
        keywords=tuple(keyword.plain for keyword in marked.keywords),
        lang=front.lang,
        date=facts.date,
        cited=cited(facts, span, doi_of(facts, marked.piece)),
    )


def cited(issue: Issue, span: Span | None, doi: str = "") -> Cited:
    """What a file of the issue is cited by."""
    return Cited(
        journal=issue.journal,
        issn=issue.issn.print,
        eissn=issue.issn.online,
        volume=issue.volume,
        number=issue.number,
        season=f"{issue.season} {issue.year}",
        first=span.first if span else 0,
        last=span.last if span else 0,
        doi=doi,
        publisher=issue.publisher,
    )
