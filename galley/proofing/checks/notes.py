"""Every note once, in order, and on the page of its call."""

from __future__ import annotations

from itertools import pairwise

from galley.expectation import ExpectedNote, ExpectedPiece
from galley.model import Place
from galley.proofing.checks.findings import Findings
from galley.proofing.checks.found import FoundPiece

CODE = "proof-note"


def check_notes(piece: ExpectedPiece, found: FoundPiece, told: Findings) -> None:
    """Check the notes of a piece."""
    _check_order(piece, found, told)
    for note in piece.notes:
        calls = [page for label, page in found.calls if label == note.label]
        bodies = [body for body in found.notes if body.label == note.label]
        if len(calls) != 1 or len(bodies) != 1:
            what = f"is called {len(calls)} times and stands {len(bodies)} times"
            _tell(piece, note, what, told)
            continue
        if bodies[0].pages != {calls[0]}:
            pages = " and ".join(told.page(page) for page in sorted(bodies[0].pages))
            what = f"is called on {told.page(calls[0])} and stands on {pages or 'no page'}"
            _tell(piece, note, what, told)


def _check_order(piece: ExpectedPiece, found: FoundPiece, told: Findings) -> None:
    """Check that calls come in order, and bodies too, in the text and down each page."""
    labels = [note.label for note in piece.notes]
    extra = {body.label for body in found.notes} - set(labels)
    places = {label: place for place, label in enumerate(labels)}
    for what, order in (
        ("call", [label for label, _ in found.calls]),
        ("body", [body.label for body in found.notes]),
    ):
        known = [label for label in order if label in places]
        for before, after in pairwise(known):
            if places[before] > places[after]:
                _tell(piece, piece.notes[places[after]], f"has its {what} after {before}'s", told)
    for label in sorted(extra):
        what = f"{piece.name}: a note “{label}” stands in the file that the piece has not"
        told.tell(CODE, Place(piece.path), what)
    _check_pages(piece, found, told)


def _check_pages(piece: ExpectedPiece, found: FoundPiece, told: Findings) -> None:
    """Check that the notes of a page stand under one another."""
    notes = {note.label: note for note in piece.notes}
    for before, after in pairwise(found.notes):
        first, second = before.passages[0], after.passages[0]
        if first.page() == second.page() and first.top <= second.top and after.label in notes:
            what = f"stands above {before.label} on {told.page(second.page())}"
            _tell(piece, notes[after.label], what, told)


def _tell(piece: ExpectedPiece, note: ExpectedNote, what: str, told: Findings) -> None:
    told.tell(CODE, note.place, f"{piece.name}: note {note.label} {what}")
