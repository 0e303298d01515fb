"""What kinds of file there are, and how one is told by what it says of itself."""

from __future__ import annotations

from enum import StrEnum

from galley.proofing.preflight.xmp import PDFA, PDFX, Xmp


class FileKind(StrEnum):
    """What a file is for; it tells which conditions hold."""

    SCREEN = "screen"
    PRINT = "print"
    COVER = "cover"
    ARCHIVE = "archive"
    OFFPRINT = "offprint"


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
