"""A finished file held against all conditions of its kind."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from pikepdf import PasswordError, Pdf, PdfError

from galley.errors import ContentError, Diagnostic
from galley.kinds import FileKind
from galley.proofing.faults import said
from galley.proofing.preflight.annotations import check_annotations
from galley.proofing.preflight.archived import check_archived
from galley.proofing.preflight.attachments import check_attachments
from galley.proofing.preflight.boxes import check_boxes
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.fonts import check_fonts
from galley.proofing.preflight.inks import check_inks
from galley.proofing.preflight.intents import check_intents
from galley.proofing.preflight.kinds import guess
from galley.proofing.preflight.labels import check_labels
from galley.proofing.preflight.language import check_language
from galley.proofing.preflight.links import check_links
from galley.proofing.preflight.marked import check_marked
from galley.proofing.preflight.metadata import check_metadata
from galley.proofing.preflight.nesting import check_nesting
from galley.proofing.preflight.opened import Known, OpenedFile
from galley.proofing.preflight.rendering import check_rendering
from galley.proofing.preflight.security import check_security
from galley.proofing.preflight.structure import check_structure

CHECKS: tuple[Callable[[OpenedFile, Findings], None], ...] = (
    check_security,
    check_boxes,
    check_rendering,
    check_labels,
    check_fonts,
    check_inks,
    check_intents,
    check_structure,
    check_nesting,
    check_marked,
    check_language,
    check_metadata,
    check_links,
    check_annotations,
    check_attachments,
    check_archived,
)
"""Each looks at one side of a file, in the order in which their findings are told."""


FAULTS = (
    PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What comes of values that are not what their keys ask for: numbers, names, places."""


def preflight(
    data: bytes, path: str, kind: FileKind | None = None, known: Known | None = None
) -> tuple[FileKind, tuple[Diagnostic, ...]]:
    """Give the kind of a file and all that it fails; what is not told is guessed or not asked.

    ``path`` is what the findings name. Raises `ContentError` where the file cannot be read.
    """
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            file = OpenedFile(data, pdf, known or Known())
            held = kind or guess(file.xmp, len(pdf.pages))
            told = Findings(held, path, file.labels)
            for check in CHECKS:
                check(file, told)
    except PasswordError as error:
        raise _unreadable(path, "the file asks for a password") from error
    except FAULTS as error:
        raise _unreadable(path, f"the file cannot be read: {said(error)}") from error
    return held, tuple(told.found)


def _unreadable(path: str, what: str) -> ContentError:
    hint = "give a PDF that opens without a password and is not damaged"
    return ContentError([Diagnostic("preflight-unreadable", what, hint, path)])
