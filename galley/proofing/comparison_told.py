"""A comparison as a table to read, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from galley.proofing.comparison import Comparison, PieceComparison, Span

HEADS = ("piece", "print", "here", "notes", "turns", "pulls", "lost", "added", "changed")


def table(comparison: Comparison) -> str:
    """Give a comparison as a table, a line a piece, and the issue's own lines under it.

    ``notes`` are those on their printed page, ``turns`` the page turns at the printed word,
    ``pulls`` the pull quotes with the print's words, of all; then words.
    """
    rows = [HEADS, *map(_row, comparison.pieces), _sums(comparison)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADS))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([*lines, "", *_issue(comparison)]) + "\n"


def comparison_json(comparison: Comparison) -> bytes:
    """Give a comparison as JSON: UTF-8, indented, ending in a line feed."""
    told = {"whole": comparison.whole, **asdict(comparison)}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
    return "  ".join([row[0].ljust(widths[0]), *cells[1:]]).rstrip()


def _row(piece: PieceComparison) -> tuple[str, ...]:
    counts = piece.notes, piece.turns, piece.pulls, piece.lost, piece.added, piece.changed
    return piece.slug, _span(piece.printed), _span(piece.found), *map(str, counts)


def _sums(comparison: Comparison) -> tuple[str, ...]:
    pieces = comparison.pieces
    counts = (
        comparison.notes,
        comparison.turns,
        comparison.pulls,
        sum(piece.lost for piece in pieces),
        sum(piece.added for piece in pieces),
        sum(piece.changed for piece in pieces),
    )
    return "all", "", "", *map(str, counts)


def _span(span: Span | None) -> str:
    return f"{span[0]}–{span[1]}" if span else "none"


def _issue(comparison: Comparison) -> Iterator[str]:
    contents, (printed, found) = comparison.contents, comparison.extent
    yield f"contents: {contents.right} of {contents.known} numbers"
    extent = "unknown" if printed is None else str(printed)
    yield f"pages: {found}, in print {extent}; {comparison.cover} of the cover"
    blanks = [", ".join(map(str, pages)) or "none" for pages in comparison.blanks]
    yield f"blank between pieces: {blanks[1]}; in print {blanks[0]}"
    yield f"not known of the print: {_unknown(comparison)}"


def _unknown(comparison: Comparison) -> str:
    turns, notes = comparison.turns.unknown, comparison.notes.unknown
    said = [f"the place of {turns} page turns"] if turns else []
    said += [f"the page of {notes} notes"] if notes else []
    return " and ".join(said) or "nothing"
