"""A cluster sets the parts as this machine does, from what is sent to it."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from galley import executors
from galley.errors import MachineError

from .conftest import Shop

distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")
pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.long]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start a cluster of two processes on this machine; give its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        with distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address=None,
            host="127.0.0.1",
            worker_dashboard_address=None,
        ) as cluster:
            yield cluster.scheduler_address.replace("tcp://", "dask://")


def test_the_same_bytes_on_a_cluster(shop: Shop, issue_bytes: bytes, address: str) -> None:
    shop.order = replace(shop.order, executor=address)
    assert shop.issue() == issue_bytes
    lock = shop.folios.read_bytes()
    assert shop.issue() == issue_bytes
    assert max(Counter(shop.set_parts).values()) == 1
    assert shop.folios.read_bytes() == lock


def test_a_figure_goes_along(shop: Shop, address: str) -> None:
    (shop.folder / "figures").mkdir()
    (shop.folder / "figures" / "chart.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"/>', encoding="utf-8"
    )
    with (shop.folder / "mist.md").open("a", encoding="utf-8") as file:
        file.write("\n![A chart.](figures/chart.svg)\n")
    here = shop.issue()
    shop.order = replace(shop.order, executor=address)
    assert shop.issue() == here


def test_faults_come_back_from_a_cluster(shop: Shop, address: str) -> None:
    with (shop.folder / "mist.md").open("a", encoding="utf-8") as file:
        file.write("\n![Ships](figures/ships.svg)\n")
    (shop.folder / "figures").mkdir()
    (shop.folder / "figures" / "ships.svg").write_text("no drawing", encoding="utf-8")
    here = shop.faults(shop.press().issue)
    shop.order = replace(shop.order, executor=address)
    assert shop.faults(shop.press().issue) == here


def test_a_cluster_that_does_not_answer_is_told(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "PATIENCE", 1)
    shop.order = replace(shop.order, executor="dask://127.0.0.1:9")
    with pytest.raises(MachineError, match="no Dask scheduler answers"):
        shop.press().issue()
