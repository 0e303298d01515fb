"""The rules by which pages become a text: fixtures of title, printed text and Markdown.

A title may say how many pages the article has; it has two, the title's and one more,
unless it says so.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from .printed import imported, issue

PAGES = re.compile(r"\((\d+) pages\)$")
CASES = [
    pytest.param(title, printed, expected, id=f"{path.stem}: {title}")
    for path in sorted((Path(__file__).parent / "fixtures").glob("*.md"))
    for _, title, printed, expected in read_fixture_file(path)
]


@pytest.mark.parametrize(("title", "printed", "expected"), CASES)
def test_fixture(title: str, printed: str, expected: str, tmp_path: Path) -> None:
    pages = PAGES.search(title)
    made = imported(tmp_path, issue(printed, pages=int(pages[1]) if pages else 2))
    assert made.text.rstrip() == expected.rstrip()
