"""What kinds of file a condition is asked of, and how one is told by what it says of itself."""

from __future__ import annotations

from galley.kinds import FileKind
from galley.proofing.preflight.xmp import PDFA, PDFX, Xmp

ALL = frozenset(FileKind)
PRINTED = frozenset({FileKind.PRINT, FileKind.COVER})
ARCHIVED = frozenset({FileKind.ARCHIVE})
TAGGED = ALL - PRINTED


def guess(xmp: Xmp, pages: int) -> FileKind:
    """Tell the kind of a file by its identifiers; one without any is for the screen.

    A sheet alone among files for the printer is a cover.
    """
    if xmp.text(PDFX, "GTS_PDFXVersion"):
        return FileKind.COVER if pages == 1 else FileKind.PRINT
    return FileKind.ARCHIVE if xmp.text(PDFA, "part") else FileKind.SCREEN
