"""A made-up print, imported and built once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from galley.errors import Diagnostic
from galley.printed import PrintedIssue
from galley.proofing.comparing import compare
from galley.proofing.comparison import Comparison

from .finished import Finished, finish
from .small_print import Imported, imported


@dataclass(frozen=True)
class Proof:
    """The print and the file that was made of its import."""

    made: Imported
    pdf: bytes

    @property
    def record(self) -> PrintedIssue:
        """What is known of the print."""
        return self.made.record

    def against(self, record: PrintedIssue) -> Comparison:
        """Measure the file against another print."""
        return compare(record, self.pdf, "small.pdf")


@pytest.fixture(scope="session")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """Import and build the made-up print."""
    made = imported(tmp_path_factory.mktemp("print"))
    return Proof(made, made.build().read_bytes())


def told(faults: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    """Give the codes and messages of what falls short."""
    return [(fault.code, fault.message) for fault in faults]


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """Build a made-up issue with all that a proof looks at."""
    return finish(tmp_path_factory.mktemp("finished"))


@pytest.fixture(scope="session")
def finished_article(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """Build one article of it."""
    return finish(tmp_path_factory.mktemp("article"), "quays")
