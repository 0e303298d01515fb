"""What a preflight finds, gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from galley.errors import Diagnostic
from galley.kinds import FileKind
from galley.proofing.preflight.conditions import CONDITIONS


@dataclass
class Findings:
    """The findings of a file of a kind, whose pages have these labels."""

    kind: FileKind
    path: str
    labels: tuple[str, ...]
    found: dict[Diagnostic, None] = field(default_factory=dict)

    def tell(self, code: str, what: str, page: int | None = None) -> None:
        """Note that a condition fails, if it is asked of this kind; a finding once.

        ``page`` counts from 0. The message names the page, the object and the number.
        """
        row = CONDITIONS[code]
        if self.kind in row.kinds:
            where = f"page {self.labels[page]}: " if page is not None else ""
            said = f"{where}{what} ({row.number})"
            self.found.setdefault(Diagnostic(code, said, row.hint, self.path))

    def asks(self, code: str) -> bool:
        """Tell whether a condition is asked of this kind."""
        return self.kind in CONDITIONS[code].kinds
