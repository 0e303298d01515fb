"""Every hostile case through the whole pipeline: ``make test-hostile``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bound import Bound
from tests.hostile.case import Case
from tests.hostile.corpus import CASES
from tests.hostile.runner import MEBIBYTES, SECONDS, run


@pytest.mark.hostile
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_ends_in_pages_or_in_diagnostics(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    end = run(tmp_path)
    assert end.kind == ("diagnostics" if case.whole else "pages"), end.shown
    assert set(end.codes) == case.whole
    assert end.seconds < SECONDS
    assert end.mebibytes < MEBIBYTES
    assert end.opened == ()
    assert end.connections == ()
    pdf = tmp_path / "build" / "v3i1" / "v3i1.pdf"
    assert pdf.exists() == (end.kind == "pages")
    assert end.kind != "pages" or len(Bound(pdf.read_bytes())) % 4 == 0
