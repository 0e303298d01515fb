"""What is done ahead is done before it is used."""

from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from galley.ahead import Ahead
from galley.proof import Proofreader
from tests.binding.small_issue import small_issue


def test_all_that_came_is_open_before_it_is_given(tmp_path: Path) -> None:
    parts = [part for _, part in small_issue().pairs]
    job: Any = SimpleNamespace(look_ahead=lambda: time.sleep(0.5))
    with Proofreader(tmp_path / "issue.pdf") as reader:
        ahead = Ahead(job, reader)
        ahead.came(parts[0])
        ahead.begin()
        for part in parts[1:]:
            ahead.came(part)
        opened = ahead.opened()
        assert opened is not None
        before = [opened.pdf(part) for part in parts]
        opened.close()
    assert len(before) == len(parts)
