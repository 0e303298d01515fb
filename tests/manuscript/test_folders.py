"""Which folder an issue's name means."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from galley.errors import ContentError, Diagnostic, MachineError
from galley.manuscript import find_issue


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of issues, and of other things."""
    for name in ("v2i9", "v3i1", "v3i10", "v3i2", "v03i99", "reproduction", ".git"):
        (tmp_path / "content" / name).mkdir(parents=True)
    (tmp_path / "content" / "v9i9").write_text("no folder", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("content")


def _refusal(content: Path, name: str | None) -> Diagnostic:
    with pytest.raises(ContentError) as raised:
        find_issue(content, name)
    (only,) = raised.value.diagnostics
    return only


def test_default_is_the_highest_number(content: Path) -> None:
    """Ten comes after two."""
    assert find_issue(content, None) == content / "v3i10"


@pytest.mark.parametrize("name", ["v2i9", "v2i9/", "reproduction"])
def test_name(content: Path, name: str) -> None:
    """A folder's name, with or without the slash that a shell adds."""
    assert find_issue(content, name) == content / name.rstrip("/")


@pytest.mark.parametrize("name", ["", ".", "..", "/", "v9i9", "v2i9/x", ".git", "/tmp"])  # noqa: S108
def test_name_of_no_issue(content: Path, name: str) -> None:
    """Only a folder directly under the content is an issue."""
    refusal = _refusal(content, name)
    assert (refusal.code, refusal.path) == ("issue-unknown", "content")


def test_name_of_nearly_an_issue(content: Path) -> None:
    """The hint names the nearest, or all."""
    assert _refusal(content, "V2I9").hint == 'did you mean "v2i9"?'
    assert _refusal(content, "winter").hint == (
        "there are: reproduction, v03i99, v2i9, v3i1, v3i10, v3i2"
    )


def test_no_issue_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a missing folder a crash."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    refusal = _refusal(Path(), None)
    assert (refusal.code, refusal.path) == ("issue-none", ".")
    refusal = _refusal(Path("nowhere"), "v1i1")
    assert (refusal.code, refusal.hint) == ("issue-unknown", "there are: none")


def test_a_piece_is_no_issue(content: Path) -> None:
    (content / "v3i1" / "tides.md").touch()
    told = _refusal(content, "tides")
    assert told.message == '"tides" is a piece of v3i1, and an issue is asked for'
    assert told.hint == "name the issue alone: v3i1"


def test_a_folder_that_cannot_be_opened_for_want_of_room_is_the_machines_fault(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crowded(_: Path) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(Path, "iterdir", crowded)
    with pytest.raises(MachineError, match="too many files are open"):
        find_issue(content, None)
