"""What a bound file must hold, from the marked-up manuscript and the plan of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from galley.binding.imposition import impose
from galley.composition.body import author_notes, authors, makers
from galley.expectation import (
    Expectation,
    ExpectedDisplay,
    ExpectedNote,
    ExpectedPage,
    ExpectedPiece,
    ExpectedText,
)
from galley.model import Leaf, Marked, MarkedIssue, Part, Place, Plan, TypesetPart
from galley.plaintext import inline, read_html
from galley.written import Kind

COVER = "cover"


def expect(
    issue: MarkedIssue,
    leaves: Sequence[Leaf],
    plan: Plan,
    parts: Mapping[str, TypesetPart],
    said: Iterable[ExpectedPiece | ExpectedDisplay],
) -> Expectation:
    """Say what a file must hold that these leaves are bound into.

    ``leaves`` are those with a span in the plan; ``parts`` are asked for the type areas
    of their pages only; ``said`` is what each leaf must hold, as `expected_piece` and
    `display` tell it.
    """
    areas = {name: part.areas for name, part in parts.items()}
    kinds = {leaf.name: leaf.kind for leaf in leaves}
    pages = tuple(
        ExpectedPage(
            str(page.label),
            page.part,
            areas[page.part][page.page] if page.part else None,
            kinds.get(page.part) == COVER,
        )
        for page in impose(leaves, plan)
    )
    told = tuple(said)
    pieces = (one for one in told if isinstance(one, ExpectedPiece))
    displays = tuple(one for one in told if isinstance(one, ExpectedDisplay))
    bound = {leaf.piece or leaf.name for leaf in leaves}
    path = f"{issue.manuscript.folder}/issue.yaml"
    prose = issue_prose(issue, bound, path)
    return Expectation(path, pages, (*pieces, *prose), displays)


def display(part: Part) -> ExpectedDisplay:
    """Say what a part must hold that is no piece: each text of its document, in order."""
    body = part.html.partition("<body")[2].partition(">")[2].partition("</body>")[0]
    return ExpectedDisplay(part.name, part.path, tuple(read_html(body, {}, 1).body))


def issue_prose(issue: MarkedIssue, bound: set[str], path: str) -> Iterator[ExpectedPiece]:
    """Give the prose of ``issue.yaml``, in the parts that it stands in."""
    places = issue.manuscript.places
    fields = {"imprint": ("description", issue.description), "board": ("notice", issue.notice)}
    for name, (key, prose) in fields.items():
        if name in bound:
            text = inline(prose.html, places.get((key,), Place(path)).line)
            yield ExpectedPiece(name, path, opener=(text,))
    if "call" in bound:
        read = read_html(issue.call, {}, places.get(("call", "body"), Place(path)).line)
        yield ExpectedPiece("call", path, body=tuple(read.body))


def expected_piece(marked: Marked) -> ExpectedPiece:
    """Say what a piece must hold."""
    piece = marked.piece
    lines = {**marked.lines, **{note.body_id: note.place.line for note in marked.notes}}
    read = read_html(marked.html, lines, piece.text_line)
    numbered = tuple(
        ExpectedNote(str(note.number), read.notes[note.body_id], note.place)
        for note in marked.notes
    )
    return ExpectedPiece(
        piece.slug,
        piece.path,
        tuple(opener(marked)),
        tuple(read.body),
        (*(stars(marked)), *numbered),
        (*book(marked), *read.boxes),
        tuple(read.pulls),
    )


def opener(marked: Marked) -> Iterator[ExpectedText]:
    """Give what stands on a piece's first page, and its signature, in order."""
    front, line_of = marked.piece.front, partial(line_in_front, marked)
    yield inline(marked.title.html, line_of("title"))
    if front.kind is Kind.EDITORIAL:
        for row in front.signature:
            yield ExpectedText(row, line_of("signature"))
        return
    yield inline(marked.subtitle.html, line_of("subtitle"))
    for author in front.authors:
        yield ExpectedText(author.name, line_of("authors"))
    for affiliation in dict.fromkeys(author.affiliation for author in front.authors):
        yield ExpectedText(affiliation, line_of("authors"))
    yield inline(marked.abstract.html, line_of("abstract"))
    for keyword in marked.keywords:
        yield inline(keyword.html, line_of("keywords"))


def stars(marked: Marked) -> Iterator[ExpectedNote]:
    """Give the notes on a piece's authors."""
    noted = [author for author in authors(marked) if author.note]
    for note, author in zip(author_notes(marked), noted, strict=False):
        texts = (author.styled, author.bio, *(contact.text for contact in author.contacts))
        yield ExpectedNote(note.label, inline(" ".join(texts), note.place.line), note.place)


def book(marked: Marked) -> Iterator[ExpectedText]:
    """Give what a review tells of its book."""
    found = marked.piece.front.reviewed
    if found is not None:
        line = line_in_front(marked, "reviewed")
        yield ExpectedText(found.title, line)
        yield ExpectedText(makers(marked), line)
        yield ExpectedText(f"{found.publisher}, {found.year}, {found.pages} pages", line)


def line_in_front(marked: Marked, key: str) -> int:
    """Give the line of a value of the front matter."""
    return marked.piece.places.get((key,), Place(marked.piece.path)).line
