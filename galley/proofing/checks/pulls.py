"""No pull quote cut: each stands once, whole, on one page, within its type area."""

from __future__ import annotations

from collections.abc import Iterator

from galley.expectation import ExpectedPage, ExpectedPiece, ExpectedText
from galley.model import Place
from galley.proofing.checks.findings import Findings, quoted
from galley.proofing.checks.found import FoundFile, FoundPiece
from galley.proofing.checks.letters import bare, found_letters
from galley.proofing.checks.pages import TOLERANCE, area_box
from galley.proofing.structure_text import Run

CODE = "proof-pull"


def check_pulls(
    piece: ExpectedPiece,
    found: FoundPiece,
    file: FoundFile,
    pages: tuple[ExpectedPage, ...],
    told: Findings,
) -> None:
    """Check the pull quotes of a piece: copies of its sentences, and those edited."""
    own = [number for number, page in enumerate(pages) if page.part == piece.name]
    for text in dict.fromkeys(piece.pulls):
        wanted = sum(bare(other.text) == bare(text.text) for other in piece.pulls)
        places = [(page, runs) for page in own for runs in standing(file, page, text)]
        if len(places) != wanted:
            _tell(piece, text, f"stands whole {len(places)} times, not {wanted}", told)
        for page, runs in places:
            area = area_box(file.pdf.pages[page], pages[page].area)
            if any(run.box and run.box.beyond(area) > TOLERANCE for run in runs):
                _tell(piece, text, f"stands out of the text block of {told.page(page)}", told)
    _check_boxes(piece, found, told)


def standing(file: FoundFile, page: int, text: ExpectedText) -> Iterator[tuple[Run, ...]]:
    """Give the runs of a page that are a pull quote, once for each time that it stands there."""
    runs = file.texts[page].artifacts
    letters = [bare(run.text) for run in runs]
    wanted = bare(text.text)
    for first in range(len(runs)):
        said = ""
        for last in range(first, len(runs)):
            said += letters[last]
            if not wanted.startswith(said):
                break
            if said == wanted:
                yield runs[first : last + 1]
                break


def _check_boxes(piece: ExpectedPiece, found: FoundPiece, told: Findings) -> None:
    """Check that what is set apart is not cut; its words are checked with the others."""
    set_apart, at = found_letters(found.boxes), 0
    for text in piece.boxes:
        letters = bare(text.text)
        place = set_apart.letters.find(letters, at)
        if place >= 0 and len(pages := set_apart.between(place, place + len(letters))) > 1:
            cuts = " and ".join(told.page(page) for page in sorted(pages))
            _tell(piece, text, f"is cut: it stands on {cuts}", told)
        at = max(place, at)


def _tell(piece: ExpectedPiece, text: ExpectedText, what: str, told: Findings) -> None:
    place = Place(piece.path, text.line)
    told.tell(CODE, place, f"{piece.name}: the pull quote {quoted(text.text)} {what}")
