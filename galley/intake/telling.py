"""A rebuilt piece → what the report tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from galley.intake.pieces import Part, Rebuilt
from galley.intake.report import PieceReport
from galley.intake.runs import Call, Open, Run, Turn, Wrap, shown


def told(piece: Rebuilt) -> PieceReport:
    """Count what a piece holds."""
    runs = list(_runs(piece))
    spans = [run for run in runs if isinstance(run, Open) and run.wrap is Wrap.PULL]
    placed = sum(bool(span.name) for span in spans)
    parts = [paragraph.part for paragraph in piece.body]
    return PieceReport(
        slug=piece.slug,
        kind=piece.leaf.kind,
        title=piece.opener.title,
        line=piece.leaf.blocks[0].line,
        first_folio=piece.leaf.entry.folio,
        last_folio=piece.last_folio,
        words=len(_words(piece).split()),
        notes=sum(isinstance(run, Call) for run in runs),
        headings=parts.count(Part.HEADING),
        tables=parts.count(Part.TABLE),
        marked=len(spans) - placed,
        placed=placed,
        blocks=len(piece.origins) - len(spans),
        turns=tuple(run.folio for run in runs if isinstance(run, Turn)),
        unknown=piece.unknown,
    )


def _runs(piece: Rebuilt) -> Iterator[Run]:
    for paragraph in piece.body:
        yield from paragraph.runs


def _words(piece: Rebuilt) -> str:
    texts = [shown(paragraph.runs) for paragraph in piece.body if not paragraph.pull]
    texts += [" ".join(cell for row in p.rows for cell in row) for p in piece.body]
    texts += [shown(paragraph) for note in piece.notes for paragraph in note.paragraphs]
    return " ".join(texts)
