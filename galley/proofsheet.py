"""``proof``: a piece's own pages for its author to read, with line numbers and queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from pikepdf import Pdf

from galley.binding.author_proof import bind_author_proof
from galley.composition import AskedQuery, Composer, ProofPage, ProofSheet
from galley.digests import TEMPLATES
from galley.errors import ContentError
from galley.files import write_atomically
from galley.kept import unpack
from galley.model import Part, TypesetPart
from galley.order import Made, Pagination
from galley.outline import article_bookmarks, article_facts
from galley.press import BoundArticle, Press
from galley.proofing.queries import Query, queries
from galley.proofing.set_lines import SetBlock, set_blocks
from galley.wording import citation, day, listing
from galley.workers import Workers

FOLDER = "author-proofs"


def author_proof(press: Press, slug: str, today: dt.date) -> Made:
    """Make the author's proof of a piece, dated ``today``: ``author-proofs/<slug>.pdf``.

    Its pages are those of the piece in the issue. Raises as `Press.article` does.
    """
    one = press.bound_article(slug)
    with Pdf.open(BytesIO(one.pdf)) as pdf:
        blocks = set_blocks(pdf)
        heights = tuple(float(page.mediabox[3]) for page in pdf.pages)
    found = (each.diagnostic for each in press.findings(one.job.marked))
    asked = queries(one.marked, [*one.job.diagnostics, *found], blocks)
    sheet = _sheet(one, blocks, heights, asked, today)
    composer = Composer(TEMPLATES, one.job.marked, Pagination.FLOW)
    marks, listed = _set(press, one, composer.author_proof(sheet))
    facts = article_facts(one.job.marked, one.marked, one.span)
    facts = replace(facts, title=f"{facts.title} (author’s proof, {day(today)})", date=today)
    piece = one.leaf, one.settled.parts[one.leaf.name], one.span
    pdf_bytes = bind_author_proof(piece, marks, listed, facts, article_bookmarks(one.marked))
    target = one.target.parents[1] / FOLDER / one.target.name
    write_atomically(target, pdf_bytes)
    return press.made_of(one, target, one.span.pages + listed.pages)


def _sheet(
    one: BoundArticle,
    blocks: Sequence[SetBlock],
    heights: Sequence[float],
    asked: Sequence[Query],
    today: dt.date,
) -> ProofSheet:
    """Gather what the proof says beside its piece."""
    manuscript = one.job.marked.manuscript
    areas = one.settled.parts[one.leaf.name].areas
    lines = {(line.page, line.number): line.base for block in blocks for line in block.lines}
    pages = tuple(
        ProofPage(
            one.span.first + page,
            height,
            areas[page],
            tuple((number, base) for (at, number), base in lines.items() if at == page and number),
            tuple(_on(page, asked)),
        )
        for page, height in enumerate(heights)
    )
    return ProofSheet(
        path=one.marked.piece.path,
        name=f"{manuscript.name}/{one.marked.piece.slug}",
        title=one.marked.title.plain,
        by=listing(tuple(author.name for author in one.marked.piece.front.authors)),
        citation=citation(manuscript.issue, one.span),
        day=day(today),
        pages=pages,
        queries=tuple(
            AskedQuery(number, each.text, one.span.first + each.page, each.line, each.note)
            for number, each in enumerate(asked, 1)
        ),
    )


def _on(page: int, asked: Sequence[Query]) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield the places on a page that have queries, and their numbers."""
    numbers: dict[float, tuple[int, ...]] = {}
    for number, query in enumerate(asked, 1):
        if query.page == page:
            numbers[query.base] = (*numbers.get(query.base, ()), number)
    yield from numbers.items()


def _set(press: Press, one: BoundArticle, parts: Sequence[Part]) -> Iterator[TypesetPart]:
    """Set the parts of the proof's own, in their order."""
    with Workers(press.order.jobs, press.order.executor) as workers:
        came = {
            part.name: outcome
            for part, outcome in workers.set(one.job.bench, parts, lambda _: True)
        }
    for part in parts:
        outcome = came[part.name]
        if isinstance(outcome, ContentError):
            raise outcome
        yield unpack(outcome.packed)
