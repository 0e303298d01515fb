"""A build that is killed leaves the last PDF or the next, and nothing that grows."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.faults.shop import NEW, OLD, Yard

pytestmark = pytest.mark.long

SIGNALLED = -signal.SIGKILL


def before(owner: object, name: str, call: int) -> Callable[[], None]:
    """Give a harm: this process dies at a call of a function, the first or a later one."""

    def harm() -> None:
        plain, calls = getattr(owner, name), iter(range(1, 100))

        def deadly(*arguments: object) -> object:
            if next(calls) == call:
                os.kill(os.getpid(), signal.SIGKILL)
            return plain(*arguments)

        setattr(owner, name, deadly)

    return harm


MOMENTS = [
    *(("fsync", os, call) for call in range(1, 5)),
    ("replace", Path, 1),
    ("replace", Path, 2),
]


@pytest.mark.parametrize(("name", "owner", "call"), MOMENTS)
def test_killed_while_it_writes(
    yard: Yard, bytes_of: Mapping[str, bytes], name: str, owner: object, call: int
) -> None:
    """Once for the proof's verdict, for the PDF, for the report, and for the lock."""
    assert yard.run(before(owner, name, call)) == SIGNALLED
    assert yard.pdf.read_bytes() == bytes_of[OLD if call <= 2 else NEW]
    assert len(yard.litter()) == 1
    assert yard.run() == 0
    assert yard.pdf.read_bytes() == bytes_of[NEW]
    assert yard.litter() == set()


def test_killed_half_way_through_its_bytes(yard: Yard, bytes_of: Mapping[str, bytes]) -> None:
    """A file cut short under the name that files have before they are whole is no harm."""
    beside = yard.pdf.with_name(f".{yard.pdf.name}.new")
    beside.write_bytes(bytes_of[NEW][:1000])
    assert yard.run() == 0
    assert yard.pdf.read_bytes() == bytes_of[NEW]
    assert yard.litter() == set()


def test_killed_at_random_moments(yard: Yard, bytes_of: Mapping[str, bytes]) -> None:
    choose = random.Random(7)
    for _ in range(8):
        assert yard.run(kill_after=choose.uniform(0, 0.8)) in {SIGNALLED, 0}
        assert yard.pdf.read_bytes() in bytes_of.values()
        assert len(yard.litter()) <= 1
        assert len(yard.temporary()) <= 1
    assert yard.run() == 0
    assert yard.pdf.read_bytes() == bytes_of[NEW]
    assert yard.litter() == set()
