"""A disk that is full, or that nothing can be written to."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.shop import NEW, OLD, Yard

MACHINE = 3
ROOM = 16 * 1024
"""Bytes that are less than the PDF."""


def mount(*arguments: str) -> None:
    """Mount something; skip the test where that is not allowed."""
    tool = shutil.which("mount")
    command = [tool or "mount", *arguments]
    if not tool or os.geteuid() or subprocess.run(command, check=False).returncode:
        pytest.skip("nothing can be mounted here")


@contextmanager
def mounted(folder: Path, *arguments: str) -> Iterator[None]:
    """Have something mounted on a folder for a while."""
    mount(*arguments, str(folder))
    try:
        yield
    finally:
        subprocess.run([shutil.which("umount") or "umount", "-l", str(folder)], check=True)


def cap() -> None:
    """Let this process write no file larger than the room there is."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


def test_no_room_for_the_file(yard: Yard, bytes_of: Mapping[str, bytes]) -> None:
    """As root and as anyone: a limit on the size of files holds for both."""
    assert len(bytes_of[NEW]) > ROOM
    assert yard.run(cap) == MACHINE
    assert yard.pdf.read_bytes() == bytes_of[OLD]
    assert yard.litter() == set()
    assert yard.run() == 0
    assert yard.pdf.read_bytes() == bytes_of[NEW]


def test_a_full_disk(yard: Yard, bytes_of: Mapping[str, bytes]) -> None:
    out = yard.pdf.parent
    size = 2 * len(bytes_of[OLD]) // 4096 * 4096
    with mounted(out, "-t", "tmpfs", "-o", f"size={size}", "tmpfs"):
        yard.pdf.write_bytes(bytes_of[OLD])
        (out / "report.json").write_bytes(b"x" * (size - len(bytes_of[OLD]) - 8192))
        assert yard.run() == MACHINE
        assert yard.pdf.read_bytes() == bytes_of[OLD]
        assert yard.litter() == set()
        (out / "report.json").unlink()
    assert yard.run() == 0
    assert yard.pdf.read_bytes() == bytes_of[NEW]


def a_disk_that_is_read_only(yard: Yard) -> Iterator[None]:
    """Mount the folder once more, for reading only."""
    out = str(yard.pdf.parent)
    with mounted(yard.pdf.parent, "--bind", out):
        mount("-o", "remount,ro,bind", out)
        yield


def a_folder_that_is_read_only(yard: Yard) -> Iterator[None]:
    """Take the right to write away."""
    yard.pdf.parent.chmod(0o555)
    yield
    yard.pdf.parent.chmod(0o755)


def a_folder_that_is_frozen(yard: Yard) -> Iterator[None]:
    """Let nobody change the folder, root least of all."""
    tool = shutil.which("chattr")
    command = [tool or "chattr", "+i", str(yard.pdf.parent)]
    if not tool or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no folder can be frozen here")
    yield
    subprocess.run([command[0], "-i", command[2]], check=True)


def a_folder_where_the_file_goes(yard: Yard) -> Iterator[None]:
    """Put a folder in the way, which stops root too; the old file waits elsewhere."""
    kept = yard.pdf.rename(yard.base / "kept.pdf")
    yard.pdf.mkdir()
    yield
    yard.pdf.rmdir()
    kept.rename(yard.pdf)


WAYS = (
    a_disk_that_is_read_only,
    # Root does not heed the rights of a folder, but that it is frozen.
    a_folder_that_is_read_only if os.geteuid() else a_folder_that_is_frozen,
    a_folder_where_the_file_goes,
)


@pytest.mark.parametrize("way", WAYS)
def test_a_place_that_cannot_be_written_to(
    yard: Yard, bytes_of: Mapping[str, bytes], way: Callable[[Yard], Iterator[None]]
) -> None:
    with contextmanager(way)(yard):
        assert yard.run() == MACHINE
        assert yard.litter() == set()
    assert yard.pdf.read_bytes() == bytes_of[OLD]
    assert yard.run() == 0
    assert yard.pdf.read_bytes() == bytes_of[NEW]
