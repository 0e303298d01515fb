"""An issue that was built once, and what it will be."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.faults.shop import NEW, OLD, Yard


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Yard:
    """Build the issue with the old text; it is only copied from."""
    if not hasattr(os, "fork"):
        pytest.skip("this system forks no processes")
    yard = Yard(tmp_path_factory.mktemp("yard"))
    yard.build(OLD)
    return yard


@pytest.fixture(scope="session")
def bytes_of(first: Yard, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Give the issue's PDF with the old text and with the new."""
    other = Yard(tmp_path_factory.mktemp("other"))
    return {OLD: first.pdf.read_bytes(), NEW: other.build(NEW)}


@pytest.fixture
def yard(tmp_path: Path, first: Yard) -> Yard:
    """Give the issue, built with the old text; the new one is waiting."""
    shutil.copytree(first.base, tmp_path, dirs_exist_ok=True)
    made = Yard(tmp_path)
    made.write(NEW)
    return made
