"""``check --pdf``: a finished file held against what its kind claims, and its manuscript."""

from __future__ import annotations

import re
from pathlib import Path

from galley.digests import STYLES
from galley.errors import ContentError, Diagnostic, MachineError
from galley.files import failure
from galley.kinds import FileKind
from galley.manuscript import read_issue
from galley.markup import mark_issue
from galley.model import Facts, MarkedIssue
from galley.outline import article_facts, issue_facts
from galley.proofing.preflight.opened import Known
from galley.proofing.preflight.preflight import preflight

TRIM = re.compile(r"--trim-(?:width|height):\s*([\d.]+)mm")


def preflight_file(
    pdf: Path, kind: FileKind | None = None, known: Known | None = None
) -> tuple[FileKind, tuple[Diagnostic, ...]]:
    """Give the kind of a file and all that it fails; see `galley.proofing.preflight`.

    Raises `ContentError` where the file cannot be made out, `MachineError` where the disk
    refuses.
    """
    try:
        data = pdf.read_bytes()
    except OSError as error:
        raise failure(f"cannot read {pdf}", error) from error
    return preflight(data, str(pdf), kind, known)


def known_of(folder: Path, piece: str = "") -> Known:
    """Give what the file of an issue, or of one piece of it, is to say.

    The citation of a piece depends on its pages, and is not among it. Raises
    `ContentError` where the manuscript is at fault or has no such piece.
    """
    issue = mark_issue(read_issue(folder), figures=folder / "figures")
    facts = _piece_facts(issue, piece) if piece else issue_facts(issue)
    return Known(facts, trim())


def trim() -> tuple[float, float]:
    """Give width and height of the journal's pages, millimetres, from its styles."""
    found = TRIM.findall((STYLES / "tokens.css").read_text(encoding="utf-8"))
    try:
        width, height = (float(length) for length in found)
    except ValueError as error:
        message = "styles/tokens.css does not say how large the pages are"
        hint = "write --trim-width and --trim-height in mm"
        raise MachineError(message, hint) from error
    return width, height


def _piece_facts(issue: MarkedIssue, piece: str) -> Facts:
    for marked in issue.pieces:
        if marked.piece.slug == piece:
            return article_facts(issue, marked, None)
    names = ", ".join(marked.piece.slug for marked in issue.pieces)
    message, hint = f"the issue has no piece {piece}", f"its pieces are {names}"
    raise ContentError([Diagnostic("piece-unknown", message, hint, issue.manuscript.folder)])
