"""The changes between two builds are as small as they are said to be."""

from pathlib import Path

import pytest

from galley.manuscript import read_issue
from tests.conftest import ROOT
from tools.bench.edits import (
    average_article,
    flowing,
    renumbered,
    with_token_changed,
    with_word_changed,
)

ISSUE = ROOT / "content" / "v3i1"


def test_one_word_changes() -> None:
    before = average_article(ISSUE).read_text(encoding="utf-8")
    after = with_word_changed(before)
    pairs = list(zip(before.split(" "), after.split(" "), strict=True))
    (pair,) = [(old, new) for old, new in pairs if old != new]
    assert pair[0] == pair[1][::-1]
    assert 0.4 < pairs.index(pair) / len(pairs) < 0.7


def test_marked_words_stay_as_they_are() -> None:
    with pytest.raises(ValueError, match="no plain word"):
        with_word_changed("A [harbour quarter beside]{.pull}\n\n[^note]: A harbour note here.\n")


def test_the_article_is_of_average_length(tmp_path: Path) -> None:
    for name, kind, words in (("a", "article", 10), ("b", "article", 60), ("c", "report", 40)):
        (tmp_path / f"{name}.md").write_text(f"---\nkind: {kind}\n---\n{'word ' * words}\n")
    (tmp_path / "d.md").write_text("---\nkind: review\n---\nword\n")
    assert average_article(tmp_path).name == "c.md"


def test_one_token_changes() -> None:
    before = (ROOT / "styles" / "tokens.css").read_text(encoding="utf-8")
    pairs = zip(before.splitlines(), with_token_changed(before).splitlines(), strict=True)
    assert sum(old != new for old, new in pairs) == 1


def test_a_copy_of_an_issue_is_an_issue_of_another_volume(tmp_path: Path) -> None:
    copy = tmp_path / "v5i1"
    copy.mkdir()
    for path in ISSUE.glob("*.md"):
        (copy / path.name).write_bytes(path.read_bytes())
    sheet = (ISSUE / "issue.yaml").read_text(encoding="utf-8")
    (copy / "issue.yaml").write_text(renumbered(flowing(sheet), 2), encoding="utf-8")
    facts = read_issue(copy).issue
    assert (facts.volume, facts.number, facts.call.volume) == (5, 1, 5)
    assert facts.pagination == "flow"
