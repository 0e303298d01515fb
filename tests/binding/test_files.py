"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from galley.errors import MachineError
from galley.files import write_atomically

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
