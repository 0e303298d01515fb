"""What the tests of composition share: the made issue's composer."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.composition import Composer
from galley.order import Pagination

from .made import WHOLE

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.fixture(scope="session")
def composer() -> Composer:
    """Compose the parts of the made issue."""
    return Composer(TEMPLATES, WHOLE, Pagination.FLOW)
