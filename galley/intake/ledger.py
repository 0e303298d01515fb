"""What an import has to tell: doubts and faults, each with its line; and what settles them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from galley.errors import ContentError, Diagnostic
from galley.intake.report import Doubt


@dataclass
class Ledger:
    """Kept open through an import; every step writes into it.

    ``decisions`` are the overrides, by the line of the source that they are for.
    """

    path: str
    decisions: Mapping[int, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def doubt(self, line: int, code: str, what: str, decision: str) -> None:
        """Note what is not certain, and what was done."""
        self.doubts.append(Doubt(line, code, what, decision))

    def fault(self, line: int, code: str, message: str, hint: str) -> None:
        """Note what keeps the source from being imported."""
        self.faults.append(Diagnostic(code, message, hint, self.path, line))

    def refusal(self, line: int, code: str, message: str, hint: str) -> ContentError:
        """Return the error of a fault after which nothing more can be found."""
        self.fault(line, code, message, hint)
        return ContentError(self.faults)

    def settled(self, line: int, *choices: str) -> str:
        """Return the override for a line if it is one of these, or begins with one; else ""."""
        decision = self.decisions.get(line, "")
        if any(decision == choice or decision.startswith(f"{choice} ") for choice in choices):
            self.used.add(line)
            return decision
        return ""

    def stop(self) -> None:
        """Raise `ContentError` if there are faults."""
        if self.faults:
            raise ContentError(self.faults)
