"""Temporary folders: one a process, and none that outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from galley.digests import ROOT
from galley.errors import MachineError
from galley.typesetting.scratch import scratch_folder

fcntl = pytest.importorskip("fcntl", reason="this system locks no folders")

MAKE = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from galley.typesetting.scratch import scratch_folder
print(scratch_folder(), flush=True)
"""
WAIT = "sys.stdin.read()\n"


def start(temporary: Path, script: str) -> tuple[subprocess.Popen[str], Path]:
    """Start a process that makes a folder; give both."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(temporary)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


def test_a_process_takes_its_folder_away(tmp_path: Path) -> None:
    process, folder = start(tmp_path, MAKE)
    process.communicate()
    assert process.returncode == 0
    assert not folder.exists()


def test_the_next_process_takes_a_killed_ones_away_and_no_other(tmp_path: Path) -> None:
    killed, left = start(tmp_path, MAKE + WAIT)
    working, kept = start(tmp_path, MAKE + WAIT)
    assert left.exists()
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert left.exists()
    later, _ = start(tmp_path, MAKE)
    later.communicate()
    assert not left.parent.exists()
    assert kept.exists()
    working.communicate()
    assert list(tmp_path.glob("galley-*/*")) == []


def test_no_room_for_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(MachineError, match="cannot make a temporary folder"):
        scratch_folder()


def test_a_link_in_its_place_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "kept").mkdir(parents=True)
    (tmp_path / f"galley-{os.getuid()}").symlink_to(elsewhere)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert elsewhere not in scratch_folder().parents
    assert [each.name for each in elsewhere.iterdir()] == ["kept"]
