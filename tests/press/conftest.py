"""A made-up issue in a working folder of its own, and a press to build it with."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from galley.errors import ContentError, Diagnostic
from galley.order import Made, Order, Pagination
from galley.press import Press
from tests.bound import Bound
from tests.made_up import spoil, write_issue


@dataclass
class Shop:
    """A working folder with the made-up issue; ``set_parts`` are those the last press set."""

    base: Path
    order: Order
    set_parts: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """The issue's folder."""
        return self.order.content / "v3i1"

    @property
    def folios(self) -> Path:
        """The lock."""
        return self.folder / "folios.yaml"

    @property
    def pdf(self) -> Path:
        """The issue's file."""
        return self.order.out / "v3i1" / "v3i1.pdf"

    @property
    def report(self) -> dict[str, Any]:
        """What report.json tells."""
        told = json.loads(self.pdf.with_name("report.json").read_bytes())
        assert isinstance(told, dict)
        return told

    def first_folio(self, slug: str) -> int:
        """Give the folio on which a piece began in the last build of the issue."""
        (row,) = (row for row in self.report["pieces"] if row["name"] == slug)
        return int(row["first_folio"])

    def press(self, *, strict: bool = False, pagination: Pagination | None = None) -> Press:
        """Give a press that notes what it sets."""
        self.set_parts.clear()
        order = replace(self.order, strict=strict, pagination=pagination)
        return Press(order, lambda name, _done, _total: self.set_parts.append(name))

    def issue(self) -> bytes:
        """Build the issue; give the bytes."""
        return self.press().issue().pdf.read_bytes()

    def article(self, slug: str) -> bytes:
        """Build an article; give the bytes."""
        return self.press().article(slug).pdf.read_bytes()

    def faults(self, build: Callable[[], Made]) -> tuple[Diagnostic, ...]:
        """Give what a build that must fail reports."""
        with pytest.raises(ContentError) as raised:
            build()
        return raised.value.diagnostics

    def spoil(self, name: str, old: str, new: str) -> None:
        """Replace one place of a file of the issue by something else."""
        spoil(self.folder / name, old, new)


def shop_in(base: Path) -> Shop:
    """Write the made-up issue into a folder."""
    write_issue(base / "content")
    return Shop(base, Order(content=base / "content", out=base / "build"))


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Give the made-up issue, not built yet; its folder is the working folder."""
    monkeypatch.chdir(tmp_path)
    write_issue(tmp_path / "content")
    return Shop(tmp_path, Order())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Give the made-up issue, built once, not to be changed."""
    shop = shop_in(tmp_path_factory.mktemp("built"))
    shop.issue()
    return shop


@pytest.fixture(scope="session")
def issue_bytes(built: Shop) -> bytes:
    """Give the made-up issue's file as any build of it must make it."""
    return built.pdf.read_bytes()


@pytest.fixture(scope="session")
def bound(issue_bytes: bytes) -> Bound:
    """Open the made-up issue's file."""
    return Bound(issue_bytes)
