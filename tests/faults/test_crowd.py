"""Two builds at once, and files that change under a build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from galley import press
from galley.errors import MachineError
from galley.looking import look_over
from galley.press import Press
from tests.faults.shop import NEW, OLD, Yard, wait
from tests.hostile.corpus.figures import png


def test_builds_at_once_make_one_whole_file(yard: Yard, bytes_of: Mapping[str, bytes]) -> None:
    children = [yard.start() for _ in range(4)]
    assert [wait(child) for child in children] == [0] * 4
    assert yard.pdf.read_bytes() == bytes_of[NEW]
    assert yard.litter() == set()


def test_builds_of_two_texts_at_once_mix_nothing(yard: Yard, bytes_of: Mapping[str, bytes]) -> None:
    """Each build has one text or the other, or says what is wrong with what it met."""
    first = yard.start()
    yard.write(OLD)
    second = yard.start()
    assert {wait(first), wait(second)} <= {0, 1, 3}
    assert yard.pdf.read_bytes() in bytes_of.values()
    assert yard.litter() == set()
    yard.write(NEW)
    assert yard.run() == 0
    assert yard.pdf.read_bytes() == bytes_of[NEW]


@pytest.mark.parametrize("name", ["p.md", "issue.yaml", "figures/a.png", "q.md"])
def test_a_file_that_changes_under_a_build_is_told(
    yard: Yard, bytes_of: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Else a page may be of the one text and the next of the other."""
    file = yard.folder / name
    file.parent.mkdir(exist_ok=True)
    plain = look_over

    def meddle(*arguments: object) -> object:
        given = plain(*arguments)  # type: ignore[arg-type]  # whatever it was given
        file.write_bytes(file.read_bytes() + b"\n" if file.exists() else png(2, 2))
        return given

    monkeypatch.setattr(press, "look_over", meddle)
    with pytest.raises(MachineError, match="changed while it was being built"):
        Press(yard.order).issue()
    assert yard.pdf.read_bytes() == bytes_of[OLD]
    assert yard.litter() == set()


@pytest.mark.parametrize("name", [".p.md.swp", "_draft.md", "p.md~", "folios.yaml"])
def test_a_file_that_no_build_reads_may_change(
    yard: Yard, bytes_of: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plain = look_over

    def meddle(*arguments: object) -> object:
        (yard.folder / name).write_text("changed", encoding="utf-8")
        return plain(*arguments)  # type: ignore[arg-type]  # whatever it was given

    monkeypatch.setattr(press, "look_over", meddle)
    assert Press(yard.order).issue().pdf.read_bytes() == bytes_of[NEW]


def test_a_file_that_waits_under_the_name_of_a_link_is_not_followed(
    yard: Yard, bytes_of: Mapping[str, bytes], tmp_path: Path
) -> None:
    """A link laid where a build writes leads no byte out of the folder."""
    goal = tmp_path / "goal"
    goal.write_text("untouched", encoding="utf-8")
    for name in (yard.pdf.with_name(".v3i1.pdf.new"), yard.folder / ".folios.yaml.new"):
        name.symlink_to(goal)
    (yard.folder / "folios.yaml").unlink()
    (yard.folder / "folios.yaml").symlink_to(goal)
    assert yard.run() == 0
    assert goal.read_text(encoding="utf-8") == "untouched"
    assert yard.pdf.read_bytes() == bytes_of[NEW]
    assert not (yard.folder / "folios.yaml").is_symlink()
    assert yard.litter() == set()
