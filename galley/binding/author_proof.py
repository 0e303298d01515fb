"""The author's proof: a piece's own pages, marked in their margins, and its queries after them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pikepdf import (
    Dictionary,
    Name,
    Page,
    Pdf,
    Stream,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from galley.binding.claims import Claims
from galley.binding.imposition import impose
from galley.binding.join import joined
from galley.binding.metadata import write_metadata
from galley.model import Bookmark, Facts, Leaf, Plan, Side, Span, TypesetPart

QUERIES = Leaf("queries", "queries", Side.NEXT)
LABEL = "Query "
"""What stands before the number of a page of queries, where a viewer shows it."""

FORM = "/Margin"
TAGGING = frozenset({"BDC", "BMC", "DP", "EMC", "MP"})
"""Operators of marked content, which the layer has none of: it is outside the structure."""


def bind_author_proof(
    piece: tuple[Leaf, TypesetPart, Span],
    marks: TypesetPart,
    queries: TypesetPart,
    facts: Facts,
    bookmarks: Sequence[Bookmark],
) -> bytes:
    """Bind a piece at its folios, and after it the queries, whose pages have no folios.

    Each page of ``marks`` is laid over the piece's page of the same number. Raises as
    `bind_article` does.
    """
    leaf, part, span = piece
    after = Span(span.last + 1, span.last + queries.pages)
    plan = Plan({leaf.name: span, QUERIES.name: after}, (), after.last)
    imposed = impose([leaf, QUERIES], plan)
    with (
        joined([(leaf, part), (QUERIES, queries)], imposed, bookmarks) as made,
        Pdf.open(BytesIO(marks.pdf)) as over,
    ):
        volume = made.volume
        write_metadata(volume, facts, Claims.ACCESSIBLE)
        for number, (page, mark) in enumerate(zip(volume.pages, over.pages, strict=False), 1):
            _lay_over(volume, page, over, mark, f"{FORM}{number}")
        volume.Root.PageLabels.Nums.append(span.pages)
        volume.Root.PageLabels.Nums.append(Dictionary(S=Name.D, St=1, P=String(LABEL)))
        return made.saved()


def _lay_over(volume: Pdf, page: Page, over: Pdf, mark: Page, name: str) -> None:
    """Draw a page's content on another of the same size, as an artifact.

    Sources: ISO 32000-2, 8.10 (form XObjects) and 14.8.2.2 (artifacts).
    """
    drawn = [each for each in parse_content_stream(mark) if str(each.operator) not in TAGGING]
    form = Stream(over, unparse_content_stream(drawn))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox, form.Resources = mark.mediabox, mark.obj.Resources
    if "/XObject" not in page.obj.Resources:
        page.obj.Resources.XObject = Dictionary()
    page.obj.Resources.XObject[name] = volume.copy_foreign(over.make_indirect(form))
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ\n/Artifact BMC\nq {name} Do Q\nEMC\n".encode())
