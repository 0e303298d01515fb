"""What of a piece differs from the print, gathered as it is found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from galley.errors import Diagnostic

LONGEST = 80  # characters of a quoted passage


@dataclass
class Faults:
    """The faults of a piece; ``source`` is the reading of the print, of which they have lines."""

    source: str
    slug: str
    found: list[Diagnostic] = field(default_factory=list)

    def tell(self, code: str, line: int, what: str, hint: str) -> None:
        """Note a fault."""
        message = f"{self.slug}: {what}"
        self.found.append(Diagnostic(code, message, hint, self.source, line))


def said(error: Exception) -> str:
    """Give what a reader of PDFs says of a file, without its own name for the bytes."""
    return re.sub(r"^stream <[^>]*>: ", "", str(error))


def cut(text: str) -> str:
    """Give a passage as a message quotes it: a long one without its middle."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
