"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from galley.errors import MachineError
from galley.files import replace_folder, write_atomically

FULL_DISK = """
import resource, sys
from pathlib import Path
from galley.errors import MachineError
from galley.files import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), b"x" * 5000)
except MachineError as error:
    print(error.hint)
"""


def test_the_bytes_take_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "issue.pdf"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_others_may_read_it_as_any_file(tmp_path: Path) -> None:
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    plain.write_bytes(b"")
    write_atomically(ours, b"")
    assert stat.S_IMODE(ours.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_full_disk_leaves_the_last_good_file(tmp_path: Path) -> None:
    path = tmp_path / "issue.pdf"
    path.write_bytes(b"good")
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.stdout == "raise the limit on the size of a file\n"
    assert path.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "issue.pdf").mkdir()
    with pytest.raises(MachineError) as caught:
        write_atomically(tmp_path / "issue.pdf", b"")
    assert "issue.pdf" in caught.value.message
    assert caught.value.hint == "move away the folder that stands where the file is needed"
    assert [path.name for path in tmp_path.iterdir()] == ["issue.pdf"]


def test_a_file_where_a_folder_is_needed_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("here")
    with pytest.raises(MachineError) as caught:
        write_atomically(tmp_path / "build" / "issue.pdf", b"")
    assert caught.value.hint == "move away the file that stands where a folder is needed"


def tree(folder: Path) -> dict[str, bytes]:
    """Give all that lies in a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("left", [".release.old", ".release.new"])
@pytest.mark.parametrize("there", [True, False])
def test_a_folder_takes_its_name_whatever_a_killed_build_left(
    tmp_path: Path,
    left: str,
    there: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    for name in (left, *["release"] * there):
        (tmp_path / name / "articles").mkdir(parents=True)
        (tmp_path / name / "articles" / "old.pdf").write_bytes(b"old")
    replace_folder(tmp_path / "release", {"articles/new.pdf": b"new", "print.pdf": b"1"})
    assert tree(tmp_path) == {"release/articles/new.pdf": b"new", "release/print.pdf": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


@pytest.mark.parametrize("link", [True, False])
def test_what_is_no_folder_is_not_replaced_by_one(
    tmp_path: Path,
    link: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    there = tmp_path / "release"
    if link:
        (tmp_path / "elsewhere").mkdir()
        there.symlink_to("elsewhere")
    else:
        there.write_bytes(b"mine")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(MachineError) as caught:
        replace_folder(there, {"print.pdf": b"1"})
    assert caught.value.hint == "move away the file that stands where a folder is needed"
    assert sorted(tmp_path.iterdir()) == before
    assert there.is_symlink() is link


def test_a_folder_that_cannot_take_its_name_leaves_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "release"
    replace_folder(there, {"print.pdf": b"1"})
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name.endswith(".new"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(MachineError):
        replace_folder(there, {"print.pdf": b"2"})
    assert tree(tmp_path) == {"release/print.pdf": b"1"}


def test_two_that_replace_a_folder_wait_for_one_another(tmp_path: Path) -> None:
    there = tmp_path / "release"
    contents = [{f"{number}-{each}.pdf": b"x" for each in range(20)} for number in range(6)]
    with ThreadPoolExecutor(len(contents)) as pool:
        list(pool.map(lambda files: replace_folder(there, files), contents))
    assert tree(there) in contents
    assert list(tmp_path.iterdir()) == [there]
