"""What a file claims to be, by the identifiers in its metadata."""

from enum import StrEnum


class Claims(StrEnum):
    """The standards that a file says it keeps."""

    ACCESSIBLE = "PDF/UA-1"
    ARCHIVED = "PDF/A-3a and PDF/UA-1"
    PRINTED = "PDF/X-4"
