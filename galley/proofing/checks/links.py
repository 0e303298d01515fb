"""Every link leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from galley.expectation import Expectation, ExpectedPiece
from galley.model import Place
from galley.proofing.checks.findings import Findings, line_of
from galley.proofing.checks.found import FoundFile

CODE = "proof-link"
UNBOUND = "galley:"
"""An address that binding should have made a link into the file."""


def check_links(expected: Expectation, file: FoundFile, told: Findings) -> None:
    """Check the links on every page, and the entries of the outline."""
    pieces = {piece.name: piece for piece in expected.pieces}
    for number, page in enumerate(file.pdf.pages):
        part = expected.pages[number].part if number < len(expected.pages) else ""
        piece = pieces.get(part, ExpectedPiece(part, expected.path))
        for annotation in page.obj.get("/Annots", Array()):
            if annotation.get("/Subtype") == Name.Link and (lost := _lost(annotation, file)):
                what = f"{piece.name}: a link on {told.page(number)} leads to {lost}"
                told.tell(CODE, Place(piece.path, line_of(piece, lost)), what)
    for title, target in _outline(file.pdf):
        if target not in file.labels:
            what = f"the bookmark “{title}” leads to “{target}”, which is nowhere"
            told.tell(CODE, Place(expected.path), what)


def _lost(annotation: Object, file: FoundFile) -> str:
    """Say where a link leads that leads nowhere; nothing of one that is sound."""
    action = annotation.get("/A", Dictionary())
    target = annotation.get("/Dest", action.get("/D"))
    if isinstance(target, String):
        return "" if str(target) in file.labels else f"“{target}”, which is nowhere"
    if target is not None:
        pages = {page.obj.objgen for page in file.pdf.pages}
        return "" if target[0].objgen in pages else "a page that is not in the file"
    address = str(action.get("/URI", ""))
    return "" if address and not address.startswith(UNBOUND) else f"“{address}”"


def _outline(pdf: Pdf) -> Iterator[tuple[str, str]]:
    with pdf.open_outline() as outline:
        yield from _entries(outline.root)


def _entries(items: list[OutlineItem]) -> Iterator[tuple[str, str]]:
    for item in items:
        yield item.title, str(item.destination)
        yield from _entries(item.children)
