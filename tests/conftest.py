"""What all tests share: the switch that saves goldens, and the journal's issue, built once."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from galley import guard
from galley.composition import Composer, leaves
from galley.digests import TEMPLATES
from galley.guard import MEBIBYTE, resident
from galley.manuscript import read_issue
from galley.markup import mark_issue
from galley.model import MarkedIssue, Plan, Span
from galley.order import Made, Order, Pagination
from galley.press import Press

from .bound import Bound
from .running import run

__all__ = ["run"]

ROOT = Path(__file__).resolve().parents[1]

FRESH = 300 * MEBIBYTE
"""Bytes that a process may have in memory which has just built an issue."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Let the guard count what a test takes, not what thousands before it left behind."""
    left = max(resident() - FRESH, 0)
    guard.resident = lambda: resident() - left


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch."""
    parser.addoption("--save-goldens", action="store_true", help="save what comes out as goldens")


@pytest.fixture(scope="session")
def save_goldens(pytestconfig: pytest.Config) -> bool:
    """Tell whether goldens are to be saved and not compared."""
    return bool(pytestconfig.getoption("--save-goldens"))


@dataclass(frozen=True)
class Built:
    """An issue built from a copy of its folder, and everything to compare it with."""

    order: Order
    folder: Path
    made: Made

    @cached_property
    def marked(self) -> MarkedIssue:
        """The issue's pieces as markup gave them to composition."""
        return mark_issue(read_issue(self.folder), figures=self.folder / "figures")

    @cached_property
    def bound(self) -> Bound:
        """The bound file, opened."""
        return Bound(self.made.pdf.read_bytes())

    @cached_property
    def report(self) -> dict[str, Any]:
        """What report.json tells."""
        told = json.loads(self.made.pdf.with_name("report.json").read_bytes())
        assert isinstance(told, dict)
        return told

    @cached_property
    def documents(self) -> dict[str, str]:
        """The HTML of each part at its folios, by name, in the order of the leaves."""
        composer = Composer(TEMPLATES, self.marked, Pagination.FLOW)
        spans = {
            part["name"]: Span(part["first_folio"] or 1, part["last_folio"] or part["pages"])
            for part in self.report["parts"]
        }
        plan = Plan(spans, (), self.report["extent"])
        sheets = leaves(self.marked.manuscript)
        return {leaf.name: composer.compose(leaf, plan).html for leaf in sheets}


@pytest.fixture(scope="session")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the issue that the repository holds, away from the repository."""
    base = tmp_path_factory.mktemp("journal")
    folder = base / "content" / "v3i1"
    shutil.copytree(ROOT / "content" / "v3i1", folder)
    order = Order(content=base / "content", out=base / "build", cache=100)
    return Built(order, folder, Press(order).issue())
