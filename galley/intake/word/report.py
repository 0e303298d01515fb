"""What an import of a Word file tells of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from galley.intake.word.doubts import WordDoubt


@dataclass(frozen=True)
class WordReport:
    """An import: where from, where to, what was found, and its doubts by paragraph.

    ``words`` counts those of the text and its notes, ``figures`` are the files' names.
    """

    source: str
    target: str
    kind: str
    section: str
    words: int
    notes: int
    headings: int
    tables: int
    figures: tuple[str, ...]
    doubts: tuple[WordDoubt, ...]

    def json(self) -> bytes:
        """Return the report as JSON: UTF-8, indented, ending in a line feed."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2).encode() + b"\n"
