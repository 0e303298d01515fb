"""An issue's folder, looked over by the first two stages: all that is wrong is told at once."""

from dataclasses import dataclass
from pathlib import Path

from galley.errors import Diagnostic
from galley.manuscript import Survey
from galley.markup import Marking, mark_all, mark_anew, mark_each
from galley.model import Marked, MarkedIssue


@dataclass(frozen=True)
class Looked:
    """What came of a folder; it is sound where no diagnostic is an error.

    ``marked`` is ``None`` where ``issue.yaml`` is at fault. ``pieces`` are all that could be
    marked up, with their errors.
    """

    marked: MarkedIssue | None
    pieces: tuple[Marked, ...]
    diagnostics: tuple[Diagnostic, ...]


def look_over(seen: Survey, figures: Path, mark: Marking = mark_anew) -> Looked:
    """Mark up all of a folder that can be: a fault of one file or stage hides no other.

    ``mark`` marks up a piece, or knows how it came out before.
    """
    marked = None
    if seen.manuscript:
        marked, found = mark_all(seen.manuscript, figures=figures, mark=mark)
        pieces = marked.pieces
    else:
        pieces, refused = mark_each(seen.pieces, figures, mark)
        found = (*(d for piece in pieces for d in piece.diagnostics), *refused)
    told = {*seen.diagnostics, *found}
    return Looked(marked, pieces, tuple(sorted(told, key=lambda d: d.place)))
