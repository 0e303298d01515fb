"""The document of one part, from the view of its kind and the template of that name."""

from pathlib import Path

from galley.composition import body, closing, front
from galley.composition.author_proof import ProofSheet, proof_marks, query_list
from galley.composition.cover import cover
from galley.composition.environment import LANG, Frame, Templates
from galley.composition.offprint import leaf_name, offprint
from galley.composition.wrap import COVER_SHEET, cover_sheet
from galley.model import Leaf, Marked, MarkedIssue, Part, Plan, Span
from galley.order import Pagination
from galley.wording import running_head
from galley.written import Kind

OPENING = {
    "cover": cover,
    "half-title": front.half_title,
    "title-page": front.title_page,
    "imprint": front.imprint,
    "board": front.board,
    "call": closing.call_page,
}
"""Views that need nothing but the issue."""

HEADS = {"contents": "Contents"}
"""Right-hand running heads of parts that are no pieces."""


class Composer:
    """Composes the parts of one issue."""

    def __init__(
        self, templates: Path | Templates, issue: MarkedIssue, pagination: Pagination
    ) -> None:
        """Take the templates or their folder, the issue after markup, and how its pages turn."""
        self._pagination = pagination
        self._templates = Templates(templates) if isinstance(templates, Path) else templates
        self._issue = issue
        self._pieces = {marked.piece.slug: marked for marked in issue.pieces}

    def compose(self, leaf: Leaf, plan: Plan) -> Part:
        """The part of a leaf, at the folios that the plan gives it."""
        marked = self._pieces.get(leaf.piece)
        span = plan.spans[leaf.name]
        first = span.first if leaf.numbered else None
        return Part(
            name=leaf.name,
            kind=leaf.kind,
            html=self._templates.render(leaf.kind, self._view(leaf, plan, marked)),
            first_folio=first,
            lang=marked.piece.front.lang if marked else LANG,
            path=marked.piece.path if marked else f"{self._issue.manuscript.folder}/issue.yaml",
            notes=(*body.author_notes(marked), *marked.notes) if marked else (),
            lines=marked.lines if marked else {},
        )

    def cover_sheet(self, extent: int) -> Part:
        """The cover as the printer's one sheet, around so many pages."""
        name, frame = COVER_SHEET, self._bare(self._issue.manuscript.issue.journal)
        html = self._templates.render(name, cover_sheet(self._issue, frame, name, extent))
        path = f"{self._issue.manuscript.folder}/issue.yaml"
        return Part(name, name, html, None, frame.lang, path)

    def author_proof(self, sheet: ProofSheet) -> tuple[Part, Part]:
        """The parts that make a piece's pages the author's proof: its margins, its queries."""
        views = {"proof-marks": proof_marks(sheet), "queries": query_list(sheet)}
        marks, queries = (
            Part(kind, kind, self._templates.render(kind, view), None, LANG, sheet.path)
            for kind, view in views.items()
        )
        return marks, queries

    def offprint_leaf(self, leaf: Leaf, span: Span) -> Part:
        """The part that stands before a piece's own pages, on ``span``, in its offprint."""
        marked = self._pieces[leaf.piece]
        frame = self._bare(marked.title.plain)
        html = self._templates.render("offprint", offprint(self._issue, frame, marked, span))
        name = leaf_name(leaf.piece)
        return Part(name, "offprint", html, None, frame.lang, marked.piece.path)

    def _view(self, leaf: Leaf, plan: Plan, marked: Marked | None) -> object:
        """The finished object that the leaf's template gets."""
        span, frame = plan.spans[leaf.name], self._frame(leaf, plan, marked)
        if leaf.kind in OPENING:
            return OPENING[leaf.kind](self._issue, frame, leaf.name)
        if leaf.kind == "contents":
            return body.contents(self._issue, frame, leaf.name, dict(plan.spans))
        if leaf.kind == "ruled":
            return closing.ruled(frame, leaf.name, span.pages)
        if marked is None:
            raise ValueError(f"{leaf.name} is the leaf of no piece")
        if leaf.kind == "editorial":
            return body.editorial(self._issue, frame, marked)
        view = body.review if leaf.kind == "review" else body.article
        return view(self._issue, frame, marked, span)

    def _bare(self, title: str) -> Frame:
        """What stands around a part that has no folios: nothing but its title and language."""
        return Frame(LANG, title, None, verso=False, pagination=self._pagination)

    def _frame(self, leaf: Leaf, plan: Plan, marked: Marked | None) -> Frame:
        """What stands around the part's body."""
        facts = self._issue.manuscript.issue
        span = plan.spans[leaf.name]
        right = HEADS.get(leaf.kind, "")
        title = facts.journal
        if marked:
            title = marked.title.plain
            right = running_head(marked)
            if marked.piece.front.kind is Kind.EDITORIAL:
                right = title
        return Frame(
            lang=marked.piece.front.lang if marked else LANG,
            title=title,
            first_folio=span.first if leaf.numbered else None,
            pagination=self._pagination,
            verso=leaf.numbered and span.first % 2 == 0,
            head_left=facts.journal,
            head_right=right,
        )
