"""The kinds of finished files; light, for the command line names them."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """What a file is for; it tells which conditions hold for it."""

    SCREEN = "screen"
    PRINT = "print"
    COVER = "cover"
    ARCHIVE = "archive"
    OFFPRINT = "offprint"


class Bound(StrEnum):
    """What an issue can be bound for by itself; that for print has the cover with it."""

    SCREEN = FileKind.SCREEN
    PRINT = FileKind.PRINT
    ARCHIVE = FileKind.ARCHIVE
