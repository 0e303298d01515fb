"""An issue's folder, looked over by the first two stages: all that is wrong is told at once."""

from pathlib import Path

from galley.errors import ContentError, Diagnostic
from galley.manuscript import Survey
from galley.markup import Marking, mark_anew, mark_issue
from galley.model import MarkedIssue


def look_over(
    seen: Survey, figures: Path, mark: Marking = mark_anew
) -> tuple[MarkedIssue | None, tuple[Diagnostic, ...]]:
    """Mark up all of a folder that can be: a fault of one file or stage hides no other.

    ``mark`` marks up a piece, or knows how it came out before.
    """
    marked, found = None, set(seen.diagnostics)
    try:
        if seen.manuscript:
            marked = mark_issue(seen.manuscript, figures=figures, mark=mark)
            found.update(marked.diagnostics, *(m.diagnostics for m in marked.pieces))
    except ContentError as error:
        found.update(error.diagnostics)
    for piece in () if seen.manuscript else seen.pieces:
        try:
            found.update(mark(piece, figures).diagnostics)
        except ContentError as error:
            found.update(error.diagnostics)
    return marked, tuple(sorted(found, key=lambda d: d.place))
