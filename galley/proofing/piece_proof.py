"""One piece of a file measured against the print's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from galley.errors import Diagnostic
from galley.printed import PrintedIssue, PrintedPiece
from galley.proofing.alignment import Alignment, Difference
from galley.proofing.comparison import Count, PieceComparison, Span
from galley.proofing.faults import Faults, cut
from galley.proofing.note_proof import prove_notes
from galley.proofing.set_piece import SetPiece, set_piece
from galley.proofing.streams import bare
from galley.proofing.volume import Volume
from galley.proofing.word_proof import note_differences, opener_differences, text_beside


@dataclass(frozen=True)
class PieceProof:
    """A piece's line in the table, and what differs."""

    told: PieceComparison
    faults: tuple[Diagnostic, ...]


def prove(record: PrintedIssue, piece: PrintedPiece, volume: Volume) -> PieceProof:
    """Measure a piece. One that the file has not is lost with all its words and notes."""
    faults = Faults(record.source, piece.slug)
    found = set_piece(volume, piece.slug)
    span = _prove_folios(piece, found, volume, faults)
    there = found or SetPiece(piece.slug)
    text = text_beside(piece, there)
    words = [
        *opener_differences(piece, there),
        *text.differences,
        *note_differences(piece, there),
    ]
    told = PieceComparison(
        slug=piece.slug,
        printed=(piece.first_folio, piece.last_folio),
        found=span,
        notes=prove_notes(piece, there, volume, faults),
        turns=_prove_turns(piece, text, volume, faults),
        pulls=_prove_pulls(piece, there, volume, faults),
        lost=sum(difference.lost for difference in words),
        added=sum(difference.added for difference in words),
        changed=sum(difference.changed for difference in words),
    )
    _tell(words, volume, faults)
    return PieceProof(told, tuple(sorted(faults.found, key=lambda fault: fault.place)))


def _prove_folios(
    piece: PrintedPiece, found: SetPiece | None, volume: Volume, faults: Faults
) -> Span | None:
    if found is None:
        hint = "look whether the issue's contents list it, and by this name"
        faults.tell("compare-piece", piece.line, "the file has no such piece", hint)
        return None
    first, last = found.pages
    span = volume.folio(first), volume.folio(last)
    printed = piece.first_folio, piece.last_folio
    for how, one, other in zip(("begins", "ends"), printed, span, strict=True):
        if one != other:
            what = f"it {how} on page {one} in print, here on {other}"
            hint = "look at the page turns, and at the pieces before it"
            faults.tell("compare-folio", piece.line, what, hint)
    return span


def _prove_turns(piece: PrintedPiece, text: Alignment, volume: Volume, faults: Faults) -> Count:
    """Count the known turns at which the page begins with the print's very character."""
    sizes = [0, *accumulate(len(bare(passage.text)) for passage in piece.body)]
    right = 0
    for turn in piece.turns:
        before = "".join(passage.text[: turn.offset] for passage in piece.body[turn.passage :][:1])
        at = sizes[turn.passage] + len(bare(before))
        begins = text.found.begins(volume.page(turn.folio))
        if begins is not None and text.across(at) == begins:
            right += 1
            continue
        here = "nowhere" if begins is None else f"with “{text.found.told(begins)}”"
        said = f"page {turn.folio} begins with “{text.printed.told(at)}” in print"
        hint = "look at the page turn in the manuscript, and at what the page has to hold"
        faults.tell("compare-turn", turn.line, f"{said}, here {here}", hint)
    return Count(right, len(piece.turns), piece.unknown)


def _prove_pulls(piece: PrintedPiece, found: SetPiece, volume: Volume, faults: Faults) -> Count:
    """Count the pull quotes that stand on one of the piece's pages with their words.

    What is set apart in the text and is none of them is a fault too.
    """
    shown = [bare(passage.text) for passage in found.boxes]
    if found.body:
        first, last = found.pages
        shown += [bare(text) for text in volume.artifacts[first : last + 1]]
    right = 0
    for pull in piece.pulls:
        if any(bare(pull.text) in text for text in shown):
            right += 1
            continue
        what = f"the pull quote “{cut(pull.text)}” is not there with these words"
        hint = "compare it with the sentence that is marked"
        faults.tell("compare-pull", pull.line, what, hint)
    for box in found.boxes:
        if not any(bare(box.text) in bare(pull.text) for pull in piece.pulls):
            what = f"“{cut(box.text)}” is set apart, and is no pull quote of the print"
            faults.tell("compare-pull", piece.line, what, "compare it with the print's")
    return Count(right, len(piece.pulls))


def _tell(words: Iterable[Difference], volume: Volume, faults: Faults) -> None:
    for difference in words:
        printed, found = cut(" ".join(difference.printed)), cut(" ".join(difference.found))
        if not found:
            said = f"“{printed}” is lost"
        else:
            said = f"“{printed}” is “{found}”" if printed else f"“{found}” is added"
        what = f"page {volume.folio(difference.page)}: {said}"
        hint = "put back what the print has, or see whether it was read rightly"
        faults.tell("compare-word", difference.line, what, hint)
