"""From Markdown to HTML: a piece, an issue, and the values of their front matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it.token import Token

from galley.errors import ContentError, Diagnostic, errors
from galley.guard import guarded
from galley.limits import limits
from galley.markup.language import Language, language
from galley.markup.parser import parser
from galley.markup.plain import count, plain
from galley.markup.rules.places import PROSE, TITLE, VALUE
from galley.markup.sheet import Sheet
from galley.markup.source import LINE_END, FileText, Value
from galley.model import Inline, Manuscript, Marked, MarkedIssue, Passage, Piece, Place

Key = tuple[str | int, ...]
Marking = Callable[[Piece, Path | None], Marked]
"""Marks up a piece, given the folder of figures; what is wrong is in its diagnostics."""


def mark_piece(piece: Piece, *, figures: Path | None) -> Marked:
    """Mark up a piece; ``figures`` is the issue's folder of figures, if it has one.

    ``words`` counts the running text with its headings, lists, quotations, tables,
    captions and notes: what a journal's limits count. Title, abstract, keywords and
    pull quotes are not in it.

    Raises ContentError with all of the piece's diagnostics if one is an error.
    """
    marked = mark_anew(piece, figures)
    if errors(marked.diagnostics):
        raise ContentError(marked.diagnostics)
    return marked


def mark_issue(
    manuscript: Manuscript, *, figures: Path | None, mark: Marking | None = None
) -> MarkedIssue:
    """Mark up the pieces of an issue and the prose of its ``issue.yaml``.

    ``mark`` may know pieces from before. Raises ContentError with the diagnostics of all
    of them if one is an error.
    """
    marked, found = mark_all(manuscript, figures=figures, mark=mark)
    if errors(found):
        raise ContentError(found)
    return marked


def mark_all(
    manuscript: Manuscript, *, figures: Path | None, mark: Marking | None = None
) -> tuple[MarkedIssue, tuple[Diagnostic, ...]]:
    """Mark up an issue as `mark_issue` does, as far as it goes; tell what is wrong with it.

    A piece that takes too much is left out.
    """
    pieces, refused = mark_each(manuscript.pieces, figures, mark or mark_anew)
    issue = manuscript.issue
    otherwise = Place(f"{manuscript.folder}/issue.yaml")
    yaml = Values(language("en"), manuscript.places, otherwise, figures)
    marked = MarkedIssue(
        manuscript=manuscript,
        description=yaml.line("the description", issue.description, "description"),
        notice=yaml.line("the notice", issue.notice, "notice"),
        call=yaml.blocks("the call for submissions", issue.call.body, "call", "body"),
        pieces=pieces,
        diagnostics=tuple(yaml.diagnostics),
        passages=tuple(yaml.passages),
    )
    own = (d for piece in pieces for d in piece.diagnostics)
    return marked, (*marked.diagnostics, *own, *refused)


def mark_each(
    pieces: Iterable[Piece], figures: Path | None, mark: Marking
) -> tuple[tuple[Marked, ...], tuple[Diagnostic, ...]]:
    """Mark up all pieces that can be; tell why the others could not."""
    marked: list[Marked] = []
    refused: list[Diagnostic] = []
    for piece in pieces:
        try:
            marked.append(mark(piece, figures))
        except ContentError as error:
            refused += error.diagnostics
    return tuple(marked), tuple(refused)


@dataclass
class Values:
    """The values of one YAML file: where they stand, and what is wrong with them."""

    language: Language
    places: Mapping[Key, Place]
    otherwise: Place
    figures: Path | None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def title(self, setting: str, text: str, *key: str | int) -> Inline:
        """Mark up what a list of contents may show; the line breaks in it are kept."""
        tokens, sheet = self._parsed(setting, TITLE, text, key)
        for token in tokens:
            token.type = "hardbreak" if token.type == "softbreak" else token.type
        return self._inline(tokens, sheet)

    def line(self, setting: str, text: str, *key: str | int) -> Inline:
        """Mark up a paragraph without its element."""
        return self._inline(*self._parsed(setting, VALUE, text, key))

    def blocks(self, setting: str, text: str, *key: str | int) -> str:
        """Mark up paragraphs, lists and headings; their ids begin with ``key[0]``."""
        sheet = self._sheet(setting, PROSE, key)
        md, env = parser(self.language), {"sheet": sheet}
        return str(md.renderer.render(md.parse(text, env), md.options, env))

    def _parsed(
        self, setting: str, refused: frozenset[str], text: str, key: Key
    ) -> tuple[list[Token], Sheet]:
        sheet = self._sheet(setting, refused, key)
        (line,) = parser(self.language).parseInline(text.strip(), {"sheet": sheet})
        return line.children or [], sheet

    def _inline(self, tokens: list[Token], sheet: Sheet) -> Inline:
        md = parser(self.language)
        html = md.renderer.render(tokens, md.options, {"sheet": sheet})
        return Inline(str(html), plain(tokens))

    def _sheet(self, setting: str, refused: frozenset[str], key: Key) -> Sheet:
        return Sheet(
            slug=str(key[0]),
            language=self.language,
            source=Value(self.places.get(key, self.otherwise)),
            setting=setting,
            refused=refused,
            figures=self.figures,
            diagnostics=self.diagnostics,
            passages=self.passages,
        )


class Marks:
    """Pieces as they were marked up last, so that one that is the same is not marked up again.

    For one folder of figures, and only while nothing in it changes.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[str, Marked] = {}

    def __call__(self, piece: Piece, figures: Path | None) -> Marked:
        """Give a piece marked up; the one of its name may be remembered."""
        kept = self._kept.get(piece.slug)
        if kept is None or kept.piece is not piece:
            kept = self._kept[piece.slug] = mark_anew(piece, figures)
        return kept

    def forget(self) -> None:
        """Remember nothing, since the figures may be others."""
        self._kept.clear()


def mark_anew(piece: Piece, figures: Path | None) -> Marked:
    """Mark up a piece, sound or not. Raises ContentError where it takes too much for it."""
    with guarded(piece.slug, piece.path, limits()):
        return _unguarded(piece, figures)


def _unguarded(piece: Piece, figures: Path | None) -> Marked:
    front = piece.front
    spoken = language(front.lang)
    values = Values(spoken, piece.places, Place(piece.path), figures)
    text = LINE_END.sub("\n", piece.text)
    source = FileText(piece.path, text, piece.text_line)
    sheet = Sheet(piece.slug, spoken, source, figures=figures)
    md, env = parser(spoken), {"sheet": sheet}
    tokens = md.parse(text, env)
    return Marked(
        piece=piece,
        title=values.title("the title", front.title, "title"),
        subtitle=values.title("the subtitle", front.subtitle, "subtitle"),
        short_title=values.title("the short title", front.short_title, "short_title"),
        abstract=values.line("the abstract", front.abstract, "abstract"),
        keywords=tuple(
            values.title("a keyword", word, "keywords", n) for n, word in enumerate(front.keywords)
        ),
        bios=tuple(
            values.line("a biography", author.bio, "authors", n, "bio")
            for n, author in enumerate(front.authors)
        ),
        html=str(md.renderer.render(tokens, md.options, env)),
        notes=tuple(sheet.notes),
        headings=tuple(sheet.headings),
        lines=sheet.lines,
        words=_words(sheet, tokens),
        diagnostics=tuple(
            sorted(set(sheet.diagnostics + values.diagnostics), key=lambda d: d.place)
        ),
        passages=(*values.passages, *sheet.passages),
        comments=(*piece.comments, *sheet.comments),
        pictures=tuple(sheet.pictures),
    )


def _words(sheet: Sheet, tokens: list[Token]) -> int:
    texts, beside = [], 0
    for token in tokens:
        beside += token.nesting * token.type.startswith("pull_")
        if token.type == "inline" and not beside:
            texts.append(token)
    texts += [t for body in sheet.bodies.values() for t in body if t.type == "inline"]
    return sum(count(plain(t.children or ())) for t in texts)
