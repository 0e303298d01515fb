"""Before a byte is read, the age of files tells whether there is all but surely something to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from galley.errors import ContentError
from galley.order import Order
from galley.stamp import outdated


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """An issue of one file and its lock, and a PDF that is younger than the file only."""
    folder, pdf = tmp_path / "content" / "v1i1", tmp_path / "out" / "v1i1" / "v1i1.pdf"
    for path, age in ((folder / "issue.yaml", 30), (pdf, 20), (folder / "folios.yaml", 10)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    return Order(content=tmp_path / "content", issue="v1i1", out=tmp_path / "out")


def test_a_file_older_than_the_pdf_may_be_as_it_was(order: Order) -> None:
    assert not outdated(order)


@pytest.mark.parametrize("name", ["issue.yaml", "figures/one.svg"])
def test_a_file_younger_than_the_pdf_outdates_it(order: Order, name: str) -> None:
    path = order.content / "v1i1" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"new")
    assert outdated(order)


def test_without_a_pdf_there_is_something_to_do(order: Order) -> None:
    (order.out / "v1i1" / "v1i1.pdf").unlink()
    assert outdated(order)


def test_there_must_be_such_an_issue(order: Order, tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        outdated(Order(content=tmp_path / "none", issue="v1i1", out=order.out))
