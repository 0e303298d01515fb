"""What came of the benchmark: a row an engine, and this project's own cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.bench.measuring import Measurement, medians
from tools.bench.notes import missing, page_count, text_of

OURS = "galley"
"""The key of this project's own row."""


@dataclass
class Row:
    """One engine: its runs, and what its PDF holds. ``failure`` says why there are no figures."""

    key: str
    title: str
    version: str = ""
    remark: str = ""
    command: str = ""
    runs: list[Measurement] = field(default_factory=list)
    failure: str = ""
    absent: bool = False
    pages: int = 0
    size: int = 0
    lost: int = 0

    @property
    def figures(self) -> Measurement | None:
        """The medians, where the engine came to its end each time."""
        return medians(self.runs) if self.runs and not self.failure else None

    def read(self, pdf: Path, notes: tuple[str, ...]) -> None:
        """Take down what the engine's PDF holds."""
        self.pages, self.size = page_count(pdf), pdf.stat().st_size
        self.lost = missing(notes, text_of(pdf))


@dataclass
class Results:
    """All that was measured in one run of the benchmark.

    ``machine`` and ``content`` describe what it was measured on; ``notes`` is how many
    there are. ``cases`` are this project's, by name; ``command`` is what measures it again.
    """

    machine: Mapping[str, str]
    content: str
    date: str
    rounds: int
    notes: int
    rows: dict[str, Row] = field(default_factory=dict)
    cases: dict[str, list[Measurement]] = field(default_factory=dict)
    command: str = "make bench"

    def wall(self, key: str) -> float | None:
        """The seconds of an engine; nothing where it has none."""
        row = self.rows.get(key)
        return row.figures.wall if row and row.figures else None

    def case(self, name: str) -> Measurement | None:
        """The medians of a case; nothing where it was not measured."""
        runs = self.cases.get(name)
        return medians(runs) if runs else None
