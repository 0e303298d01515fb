"""Faults of a finished file, gathered as they are found."""

from __future__ import annotations

from dataclasses import dataclass, field

from galley.errors import Diagnostic
from galley.expectation import ExpectedPiece, ExpectedText
from galley.model import Place
from galley.proofing.checks.letters import bare
from galley.proofing.faults import cut

REPORT = "the file is not written; report it with the piece"


@dataclass
class Findings:
    """The faults of a file whose pages have these labels."""

    labels: tuple[str, ...]
    found: list[Diagnostic] = field(default_factory=list)

    def tell(self, code: str, place: Place, what: str, hint: str = REPORT) -> None:
        """Note a fault, with the place in the source that it is to be looked for."""
        self.found.append(Diagnostic(code, what, hint, place.path, place.line, place.column))

    def page(self, page: int) -> str:
        """Say which page is meant, counted from 0."""
        return f"page {self.labels[page]}" if page < len(self.labels) else "no page"


def quoted(text: str) -> str:
    """Give words as a message quotes them: on one line, and a long text without its middle."""
    return f"“{cut(' '.join(text.split()))}”"


def line_of(piece: ExpectedPiece, words: str) -> int:
    """Give the source line of the block in which some words stand; 1 where there is none."""
    letters = bare(words)
    notes = (note.text for note in piece.notes)
    blocks: tuple[ExpectedText, ...]
    blocks = (*piece.body, *notes, *piece.boxes, *piece.pulls, *piece.opener)
    return next((text.line for text in blocks if letters and letters in bare(text.text)), 1)
