"""The first command on a fresh machine: what it does, or the one line it says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from galley.cli.general import STOPPED

ROOT = Path(__file__).parents[2]
BARE_PYTHON = [sys.executable, "-E", "-S"]
"""A Python with the standard library alone."""


def run(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder; variables are added to the environment."""
    environment = {**os.environ, **variables}
    return subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=folder, env=environment
    )


def test_without_the_dependencies_build_says_what_to_run() -> None:
    """One line and the exit status of a failed machine."""
    done = run([*BARE_PYTHON, "build.py", "issue"], ROOT)
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith("galley: the package ")
    assert done.stderr.endswith("; run `make setup`, then `.venv/bin/python build.py`\n")
    assert done.stderr.count("\n") == 1


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make a folder with build.py and a package of which nothing is there but the name."""
    shutil.copy(ROOT / "build.py", tmp_path)
    (tmp_path / "galley").mkdir()
    (tmp_path / "galley" / "__init__.py").touch()
    return tmp_path


def test_build_hands_over_to_the_command_line(checkout: Path) -> None:
    """And does nothing else."""
    (checkout / "galley" / "cli.py").write_text("def main(): print('here')\n", encoding="utf-8")
    assert run([*BARE_PYTHON, "build.py"], checkout).stdout == "here\n"


def test_a_missing_module_of_ours_is_no_matter_of_setup(checkout: Path) -> None:
    """It is a fault of the code, and shown as one."""
    (checkout / "galley" / "cli.py").write_text("import galley.absent\n", encoding="utf-8")
    done = run([*BARE_PYTHON, "build.py"], checkout)
    assert done.returncode == 1
    assert "make setup" not in done.stderr
    assert "No module named 'galley.absent'" in done.stderr


def test_ctrl_c_while_the_command_line_is_loaded_is_told_in_one_line(checkout: Path) -> None:
    """It is the same line as later, and the same exit status."""
    (checkout / "galley" / "cli.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    done = run([*BARE_PYTHON, "build.py"], checkout)
    assert (done.returncode, done.stderr) == (3, f"{STOPPED}\n")


def make_environment(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the script where it finds no program but those in the folder."""
    script = str(ROOT / "tools" / "make-environment")
    return run(["/bin/sh", script, "absent.lock"], folder, PATH=str(folder), **variables)


def program(path: Path, script: str) -> str:
    """Write a shell script in place of a program."""
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_a_python_one_line_is_said(tmp_path: Path) -> None:
    """None on the path, or the one asked for too old."""
    done = make_environment(tmp_path, PYTHON="")
    assert done.returncode == 3
    assert done.stderr.startswith("galley: no Python 3.11 or later was found; ")
    old = program(tmp_path / "python3", "exit 1")
    done = make_environment(tmp_path, PYTHON=old)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert f"PYTHON={old} is no Python 3.11 or later" in done.stderr


def test_a_python_that_makes_no_environments_is_told(tmp_path: Path) -> None:
    """Debian's without its package: the line names the package of this very version."""
    cases = '*ensurepip*) exit 1;; *print*) echo "python3.11-venv";;'
    program(tmp_path / "python3.12", f'case "$2" in {cases} esac')
    done = make_environment(tmp_path, PYTHON="")
    assert done.returncode == 3
    assert done.stderr.endswith("run: sudo apt-get install --yes python3.11-venv\n")
    assert not (tmp_path / ".venv").exists()
