"""A process does not grow with what it sets."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from galley.typesetting.engine import Typesetter
from tests.typesetting.conftest import call, part, words

pytestmark = pytest.mark.long

TIMES = 16


def resident() -> float:
    """Give the memory that this process holds, MiB."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) / 256


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_setting_a_part_again_and_again_takes_no_more_memory(typesetter: Typesetter) -> None:
    """With the engine as it comes it takes half a MiB more each time."""
    blocks = [f"<p>{words(90, n)}{call(n, 40)} {words(90, n + 1)}</p>" for n in range(1, 13)]
    given = part(blocks, 12)
    for _ in range(10):
        typesetter.typeset(given)
    before = resident()
    for _ in range(TIMES):
        typesetter.typeset(given)
    assert (resident() - before) / TIMES < 0.2
