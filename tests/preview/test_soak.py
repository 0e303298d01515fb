"""A short soak; the long one is run by make soak-preview."""

from __future__ import annotations

from pathlib import Path

import pytest

from .soak import soak

pytestmark = pytest.mark.long


def test_no_edit_of_twenty_is_lost(tmp_path: Path) -> None:
    sizes = soak(tmp_path, 20, 4)
    assert len(sizes) == 20
    assert min(sizes) > 0
