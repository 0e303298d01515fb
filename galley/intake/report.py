"""What an import tells of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Doubt:
    """Something that the reading leaves open: its line, what it is, what was decided.

    ``code`` is stable: words joined by hyphens.
    """

    line: int
    code: str
    what: str
    decision: str


@dataclass(frozen=True)
class PieceReport:
    """One piece: its folios in print and what was found in it.

    ``marked``, ``placed`` and ``blocks`` count its pull quotes: spans of the text that
    are copied beside their paragraph, spans whose copy has a place of its own, and blocks
    with words of their own. ``turns`` are the folios of the page turns that are marked,
    ``unknown`` counts those that are not. ``words`` counts text and notes.
    """

    slug: str
    kind: str
    title: str
    line: int
    first_folio: int
    last_folio: int
    words: int
    notes: int
    headings: int
    tables: int
    marked: int
    placed: int
    blocks: int
    turns: tuple[int, ...]
    unknown: int

    @property
    def pulls(self) -> int:
        """How many pull quotes it has."""
        return self.marked + self.placed + self.blocks


@dataclass(frozen=True)
class ImportReport:
    """An import: where from, where to, its pieces in order, and its doubts by line."""

    source: str
    folder: str
    volume: int
    number: int
    pieces: tuple[PieceReport, ...]
    doubts: tuple[Doubt, ...]

    @property
    def notes(self) -> int:
        """How many numbered notes the issue has."""
        return sum(piece.notes for piece in self.pieces)

    @property
    def pulls(self) -> int:
        """How many pull quotes the issue has."""
        return sum(piece.pulls for piece in self.pieces)

    @property
    def known(self) -> int:
        """How many printed page turns are marked."""
        return sum(len(piece.turns) for piece in self.pieces)

    @property
    def unknown(self) -> int:
        """How many printed page turns are not."""
        return sum(piece.unknown for piece in self.pieces)


def report_json(report: ImportReport) -> bytes:
    """Return a report as JSON: UTF-8, indented, ending in a line feed."""
    sums = {key: getattr(report, key) for key in ("notes", "pulls", "known", "unknown")}
    told = {**asdict(report), "sums": {"pieces": len(report.pieces), **sums}}
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"
