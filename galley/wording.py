"""The house's set phrases: volume line, citation line, dates, statements, capitals."""

import datetime as dt
from unicodedata import normalize

from galley.days import MONTHS
from galley.model import Marked, Piece, Span
from galley.written import Edition, Issue, Kind

DOTTED = str.maketrans({"i": "İ", "ı": "I"})
"""Capitals of the Turkic languages that have both an i with a dot and one without."""

PLAIN = str.maketrans({"ə": "e", "ı": "i", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ß": "ss"})
"""What stands in a file's name for small letters that are no plain ones with an accent."""

KIND_WORDS = {
    Kind.REPORT: "report",
    Kind.ARTICLE: "article",
    Kind.COMMENTARY: "commentary",
    Kind.REVIEW: "review",
    Kind.INTERVIEW: "interview",
    Kind.CORRIGENDUM: "corrigendum",
}


def capitals(text: str, lang: str = "en") -> str:
    """The text in capitals, by the rule of its language: i gives İ in Azerbaijani."""
    if lang.partition("-")[0] in {"az", "tr"}:
        text = text.translate(DOTTED)
    return text.upper()


def volume_line(volume: int, number: int, season: str, year: int) -> str:
    """The line that names an issue on cover, title page and contents."""
    return f"Volume {volume} • Issue {number} • {season} {year}"


def spine_line(volume: int, number: int, season: str, year: int) -> str:
    """The line that names an issue on a spine, where room is short."""
    return f"Vol. {volume} • No. {number} • {season} {year}"


def citation(issue: Issue, span: Span) -> str:
    """The citation line of an opener: journal, volume, issue, page range."""
    return f"{issue.journal}, vol. {issue.volume}, no. {issue.number}, {pages(span)}"


def source(issue: Issue, span: Span) -> str:
    """Where a piece stands in the journal, as a citation in full ends."""
    date = f"({issue.season} {issue.year})"
    return f"vol. {issue.volume}, no. {issue.number} {date}, {pages(span)}{edition_mark(issue)}"


def edition_mark(issue: Issue) -> str:
    """What follows the pages of an abridged edition, which are not those of the journal."""
    return " (abridged edition)" if issue.edition is Edition.ABRIDGED else ""


def pages(span: Span) -> str:
    """Folios as a citation has them."""
    return f"p. {span.first}" if span.pages == 1 else f"pp. {span.first}–{span.last}"


def inner_quotes(text: str) -> str:
    """The text with its double quotation marks single, to stand between double ones."""
    return text.replace("“", "‘").replace("”", "’")


def doi_of(issue: Issue, piece: Piece) -> str:
    """A piece's DOI, if it has one. An abridgement has none: it is another text."""
    return "" if issue.edition is Edition.ABRIDGED else piece.front.doi


def issn_lines(issue: Issue) -> tuple[str, ...]:
    """The serial's numbers, each with what it is of."""
    numbers = [f"ISSN (print): {issue.issn.print}"]
    numbers += [f"ISSN (online): {issue.issn.online}"] * bool(issue.issn.online)
    return tuple(numbers)


def file_stem(issue: Issue) -> str:
    """How the files of an issue are called: the journal's letters, volume and number, csp-3-1."""
    code = issue.code or "".join(word[0] for word in issue.journal.split() if word[0].isalpha())
    return f"{ascii_letters(code)}-{issue.volume}-{issue.number}"


def offprint_name(issue: Issue, span: Span, slug: str) -> str:
    """How the file of an offprint is called, csp-3-1-033-jafarova.pdf: so they sort by folio."""
    return f"{file_stem(issue)}-{span.first:03}-{slug}.pdf"


def ascii_letters(text: str) -> str:
    """The text in lower case, without accents and without what no file name should have."""
    plain = normalize("NFKD", text.lower().translate(PLAIN)).encode("ascii", "ignore").decode()
    return "".join(sign for sign in plain if sign.isalnum() or sign == "-") or "issue"


def day(date: dt.date) -> str:
    """A date as running text has it, day first."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def listing(names: tuple[str, ...]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    if len(names) < 2:  # noqa: PLR2004 - two names take an "and"
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def lead(piece: Piece) -> str:
    """What stands before the names of a piece's authors: they have not written a reviewed book."""
    return "Reviewed by " if piece.front.kind is Kind.REVIEW else ""


def byline(piece: Piece) -> str:
    """A piece's authors in a row."""
    return lead(piece) + listing(tuple(author.name for author in piece.front.authors))


def split_journal(journal: str) -> tuple[str, str]:
    """The journal's name in capitals: its first word, and the rest."""
    first, _, rest = capitals(journal).partition(" ")
    return first, rest


HEAD = 88
"""Characters of 8 pt that a running head has room for, on a measure of 121 mm."""


def running_head(marked: Marked) -> str:
    """The right-hand running head: author · short title; without what has no room."""
    names = tuple(author.name for author in marked.piece.front.authors)
    title = marked.short_title.plain or marked.title.plain
    heads = (f"{listing(names)} · {title}", f"{names[0]} et al. · {title}" if names[1:] else title)
    return next((head for head in heads if len(head) <= HEAD), title)


ABRIDGED = "Abridged edition. Every piece is an abridgement"
ANEW = "Written anew for this abridged edition"
ABRIDGEMENT = "An abridgement of the {}, written for this edition"
"""How the statements begin that an edition, or a piece of it, is abridged."""


def cover_statement(issue: Issue) -> str:
    """What an abridged edition says on its cover and title page."""
    if issue.edition is Edition.FULL:
        return ""
    return f"{ABRIDGED} written for this edition and not its author’s text."


def imprint_statement(issue: Issue) -> str:
    """What an abridged edition says in its imprint."""
    if issue.edition is Edition.FULL:
        return ""
    return (
        "This is an abridged edition. The pieces are neutral abridgements written for it "
        "and not their authors’ texts; the Editor’s Note, the notices and the call for "
        "submissions are written anew as well. Names, titles, figures, dates and sources "
        "are those of the issue. The pieces are to be cited from the journal itself."
    )


def opener_statement(issue: Issue, piece: Piece) -> str:
    """What an abridged edition says where a piece begins."""
    if issue.edition is Edition.FULL:
        return ""
    if piece.front.kind is Kind.EDITORIAL:
        return f"{ANEW}; not the editor’s text."
    authors = "authors’" if len(piece.front.authors) > 1 else "author’s"
    if piece.front.kind is Kind.REVIEW:
        authors = authors.replace("author", "reviewer")
    word = KIND_WORDS[piece.front.kind]
    return f"{ABRIDGEMENT.format(word)}; not the {authors} text."


def offprint_statement(issue: Issue, piece: Piece) -> str:
    """What an abridged edition says on an offprint's cover leaf."""
    if issue.edition is Edition.FULL:
        return ""
    return f"{opener_statement(issue, piece)} Please cite the journal itself."
