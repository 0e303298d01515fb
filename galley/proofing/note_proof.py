"""The notes of a piece: each printed and called once, on its printed page."""

from __future__ import annotations

from collections import Counter

from galley.printed import PrintedNote, PrintedPiece
from galley.proofing.comparison import Count
from galley.proofing.faults import Faults
from galley.proofing.set_piece import SetPiece
from galley.proofing.volume import Volume


def prove_notes(piece: PrintedPiece, found: SetPiece, volume: Volume, faults: Faults) -> Count:
    """Count the notes whose call and first character stand on the printed page.

    A note whose printed page cannot be known is counted apart.
    """
    _prove_once(piece, found, faults)
    bodies = {note.label: volume.folio(note.page) for note in found.notes}
    calls = {label: volume.folio(page) for label, page in found.calls}
    right = unknown = 0
    for note in piece.notes:
        pages = {bodies.get(str(note.number)), calls.get(str(note.number))}
        if note.folio is None:
            unknown += 1
        elif pages == {note.folio}:
            right += 1
        else:
            _tell_elsewhere(note, {page for page in pages if page}, faults)
    return Count(right, len(piece.notes) - unknown, unknown)


def _tell_elsewhere(note: PrintedNote, pages: set[int], faults: Faults) -> None:
    there = " and ".join(map(str, sorted(pages))) or "nowhere"
    what = f"note {note.number} is on page {note.folio} in print, here on {there}"
    faults.tell("compare-note", note.line, what, "look at the page turn next to its call")


def _prove_once(piece: PrintedPiece, found: SetPiece, faults: Faults) -> None:
    """Find notes that are not printed once, or not called once."""
    lines = {str(note.number): note.line for note in piece.notes}
    bodies = Counter(note.label for note in found.notes)
    calls = Counter(label for label, _ in found.calls if label.isdecimal())
    for number in sorted({*lines, *bodies, *calls}, key=int):
        wanted = int(number in lines)
        for done, count in (("printed", bodies[number]), ("called", calls[number])):
            if count != wanted:
                what = f"note {number} is {done} {_times(count)}, in print {_times(wanted)}"
                line = lines.get(number, piece.line)
                faults.tell("compare-note-count", line, what, "look for its number in the piece")


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
