"""What can be wrong, and where. Imports nothing of ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, where it stands, and what to do about it.

    ``path`` is as the reader would type it; ``line`` and ``column`` count from 1.
    ``code`` is stable: words joined by hyphens, documented in ``docs/messages.md``.
    """

    code: str
    message: str
    hint: str
    path: str
    line: int = 1
    column: int = 1
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """The order in which a run's diagnostics are shown, the same in every run."""
        return self.path, self.line, self.column, self.code, self.message

    def __str__(self) -> str:
        """One line: path, line, column, severity, code, message and hint."""
        where = f"{self.path}:{self.line}:{self.column}"
        return f"{where}: {self.severity} [{self.code}] {self.message}; {self.hint}"


class ContentError(Exception):
    """The content cannot be typeset; carries every diagnostic of the run."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the diagnostics in the order in which a reader meets them."""
        self.diagnostics = tuple(sorted(set(diagnostics), key=lambda d: d.place))
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Diagnostic, ...]]]:
        """Cross a process boundary whole."""
        return type(self), (self.diagnostics,)


class MachineError(Exception):
    """The machine failed, not the content: no Pango, a full disk, a read-only folder."""

    def __init__(self, message: str, hint: str) -> None:
        """Say what failed and what would mend it."""
        self.message = message
        self.hint = hint
        super().__init__(f"{message}; {hint}")

    def __reduce__(self) -> tuple[type[MachineError], tuple[str, str]]:
        """Cross a process boundary whole."""
        return type(self), (self.message, self.hint)


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those of the diagnostics that stop a build."""
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR)


def diagnostic_of(row: Mapping[str, Any]) -> Diagnostic:
    """Give the diagnostic of a row of plain values, as `dataclasses.asdict` makes it.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` where they are of none.
    """
    return Diagnostic(**{**row, "severity": Severity(row["severity"])})
