"""Previews of the made-up issue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from galley.order import Order
from tests.made_up import write_issue

from .running import Served, running


def order_in(base: Path) -> Order:
    """Write the made-up issue into a folder, and order it."""
    write_issue(base / "content")
    return Order(content=base / "content", out=base / "build", jobs=2, cache=64)


@pytest.fixture(scope="package")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a preview, whole, of an issue that is not to be changed."""
    with running(order_in(tmp_path_factory.mktemp("shared"))) as served:
        served.current()
        yield served


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Give a preview, whole, of an issue of its own."""
    with running(order_in(tmp_path)) as served:
        served.current()
        yield served
