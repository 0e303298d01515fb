"""Calls of notes: raised figures of the text, which count upwards without a gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from galley.intake.elements import Note
from galley.intake.inlines import runs_of
from galley.intake.ledger import Ledger
from galley.intake.lines import Block
from galley.intake.runs import Call, Raised, Run, Runs, Words
from galley.intake.signs import RAISED

UNITS = re.compile(r"(?:\b[kcm]?m|\bft|\bin)$")
POWERS = frozenset({("2",), ("3",)})
IN_ORDER = "correct the figure: notes are called once each, in their order"


@dataclass
class Calls:
    """The calls read so far, and the line of each."""

    ledger: Ledger
    lines: dict[int, int] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The last number that was called."""
        return max(self.lines, default=0)

    def numbered(self, block: Block) -> Runs:
        """Return a block's runs, its raised figures read as calls."""
        return tuple(self._read(block))

    def check(self, notes: Iterable[Note]) -> None:
        """Find fault with calls that have no note, and with notes that have no call."""
        numbers = {note.number: note.line for note in notes}
        for number, line in self.lines.items():
            if number not in numbers:
                message = f"note {number} is called, but there is no such note"
                hint = "find its number in the lines that follow, and begin a line with it"
                self.ledger.fault(line, "note-missing", message, hint)
        for number, line in numbers.items():
            if number not in self.lines:
                message = f"note {number} is never called"
                hint = "put its number, raised, where it belongs in the text"
                self.ledger.fault(line, "note-uncalled", message, hint)

    def _read(self, block: Block) -> Iterator[Run]:
        last: Run | None = None
        for run in runs_of(block.text):
            if not isinstance(run, Raised):
                yield run
            elif isinstance(last, Words) and self._is_power(run, last):
                yield Words(run.digits[0].translate(RAISED), last.italic, last.bold)
            else:
                for digits in run.digits:
                    yield from self._calls(digits, block.line)
            last = run

    def _is_power(self, run: Raised, before: Words) -> bool:
        """Tell whether a raised figure makes a unit square or cubic."""
        unit = bool(UNITS.search(before.text)) and run.digits in POWERS
        return unit and int(run.digits[0]) != self.last + 1

    def _calls(self, digits: str, line: int) -> Iterator[Call]:
        """Yield what figures call: one note, or several whose figures stand close."""
        rest = digits
        while rest:
            expected, number = self.last + 1, int(rest)
            if number != expected and rest.startswith(str(expected)):
                number = expected
            if number in self.lines:
                message = f"note {number} is called a second time"
                self.ledger.fault(line, "call-repeated", message, IN_ORDER)
            elif number != expected:
                message = f"note {number} is called where note {expected} should be"
                self.ledger.fault(line, "call-gap", message, IN_ORDER)
            self.lines.setdefault(number, line)
            yield Call(number)
            rest = rest[len(str(number)) :] if rest.startswith(str(number)) else ""


def beginning(runs: Runs, text: str) -> Runs:
    """Return the runs of the first part of a text whose calls have been read."""
    calls = (run for run in runs if isinstance(run, Call))
    made: list[Run] = []
    for run in runs_of(text):
        made += [next(calls) for _ in run.digits] if isinstance(run, Raised) else [run]
    return tuple(made)
