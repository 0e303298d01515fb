"""The authors' guide: what it shows is what is taken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.markup.pieces import found

GUIDE = Path(__file__).parents[2] / "docs" / "writing.md"
FENCE = re.compile(r"^```markdown\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES = FENCE.findall(GUIDE.read_text("utf-8"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: str) -> None:
    assert found(example) == []
