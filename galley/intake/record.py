"""A whole issue as read → what a set issue is measured by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from galley.intake.elements import Note
from galley.intake.inlines import runs_of
from galley.intake.lines import Block as Read
from galley.intake.pieces import Paragraph, Part, Rebuilt
from galley.intake.runs import Turn, shown
from galley.intake.whole import Whole, ledger_of, read_whole
from galley.printed import (
    Block,
    PrintedEntry,
    PrintedIssue,
    PrintedNote,
    PrintedPassage,
    PrintedPiece,
    PrintedTurn,
)

STARS = re.compile(r"\^?\{\*+\}|(?<=\w)[*†‡]+$|^[*†‡]+\s+")
"""The mark of an author's note, at its call or before its text."""


def read_print(source: Path, overrides: Path | None = None) -> PrintedIssue:
    """Read the text of a printed issue, to measure a set one against.

    ``overrides`` is the file of decisions; unless given, the one beside the source, if it
    is there. Raises `ContentError` with lines of the source or of the overrides, and
    `MachineError` where a file cannot be read.
    """
    ledger = ledger_of(source, overrides)
    whole = read_whole(source, ledger)
    ledger.stop()
    call = whole.contents.call
    entries = (*whole.contents.entries, *([call] if call else ()))
    return PrintedIssue(
        source=str(source),
        volume=whole.masthead.volume,
        number=whole.masthead.number,
        pieces=tuple(map(_piece, whole.pieces)),
        contents=tuple(PrintedEntry(entry.title, entry.folio, entry.line) for entry in entries),
        extent=_extent(whole),
    )


def _extent(whole: Whole) -> int | None:
    """Return the last folio: the call takes one page, and ruled pages follow it."""
    call = whole.contents.call
    return call.folio + whole.ruled if call else None


def _piece(piece: Rebuilt) -> PrintedPiece:
    pages = [paragraph for paragraph in piece.body if paragraph.part is not Part.PULL]
    body: list[PrintedPassage] = []
    turns: list[PrintedTurn] = []
    for paragraph in pages:
        turns += _turns(paragraph, len(body))
        body += _passages(paragraph)
    return PrintedPiece(
        slug=piece.slug,
        kind=piece.leaf.kind,
        title=shown(runs_of(piece.opener.title)),
        line=piece.leaf.blocks[0].line,
        first_folio=piece.leaf.entry.folio,
        last_folio=piece.last_folio,
        opener=tuple(map(_head, piece.head)),
        body=tuple(body),
        pulls=tuple(
            PrintedPassage(Block.TEXT, shown(pull.runs), pull.block.line) for pull in piece.pulls
        ),
        notes=tuple(_note(note, piece.note_folios[note.number]) for note in piece.notes),
        turns=tuple(turns),
        unknown=piece.unknown,
    )


def _head(block: Read) -> PrintedPassage:
    bare = STARS.sub("", block.text.strip())
    return PrintedPassage(Block.TEXT, shown(runs_of(bare)), block.line)


def _note(note: Note, folio: int | None) -> PrintedNote:
    text = " ".join(shown(paragraph) for paragraph in note.paragraphs)
    return PrintedNote(note.number, text, folio, note.line)


def _passages(paragraph: Paragraph) -> Iterator[PrintedPassage]:
    if paragraph.part is Part.TABLE:
        cells = (cell for row in paragraph.rows for cell in row)
        yield from (PrintedPassage(Block.CELL, cell, paragraph.line) for cell in cells)
    elif paragraph.part is not Part.TURN:
        text = " ".join(filter(None, (paragraph.label, shown(paragraph.runs))))
        yield PrintedPassage(Block(paragraph.part.value), text, paragraph.line)
        if paragraph.attribution:
            yield PrintedPassage(Block.TEXT, shown(paragraph.attribution), paragraph.line)


def _turns(paragraph: Paragraph, place: int) -> Iterator[PrintedTurn]:
    """Yield the turns in a block, or between two: these are at the head of the second."""
    for n, run in enumerate(paragraph.runs):
        if isinstance(run, Turn):
            offset = len(shown(paragraph.runs[:n]))
            yield PrintedTurn(run.folio, place, offset, run.line)
