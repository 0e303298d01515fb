"""Nothing heavy is imported before it is needed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.made_up import write_issue

ROOT = Path(__file__).parents[2]
ENGINE = {"weasyprint", "pydyf", "fontTools", "PIL", "cffi"}
STAGES = {"pikepdf", "jinja2", "markdown_it", "yaml", "barcode", "galley.model", "galley.press"}
PROBE = """
import json, runpy, sys
sys.argv = ["build.py", *sys.argv[2:]]
try:
    runpy.run_path({build!r}, run_name="__main__")
finally:
    sys.stderr.write("\\n" + json.dumps(sorted(sys.modules)))
"""


def imported(folder: Path, *arguments: str) -> set[str]:
    """Name the modules that a run of the command line imports."""
    probe = PROBE.format(build=str(ROOT / "build.py"))
    done = subprocess.run(
        [sys.executable, "-c", probe, "", *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_to_say_something_takes_no_stage(tmp_path: Path, argument: str) -> None:
    assert not imported(tmp_path, argument) & (ENGINE | STAGES)


def test_to_check_takes_no_engine(tmp_path: Path) -> None:
    write_issue(tmp_path / "content")
    found = imported(tmp_path, "check")
    assert not found & {"weasyprint", "pydyf", "fontTools"}
    assert "galley.press" in found


def test_the_status_takes_no_engine(tmp_path: Path) -> None:
    write_issue(tmp_path / "content")
    assert not imported(tmp_path, "status") & {"weasyprint", "pydyf", "fontTools"}


def test_an_unchanged_issue_takes_neither(tmp_path: Path) -> None:
    write_issue(tmp_path / "content")
    assert "galley.press" in imported(tmp_path, "--jobs", "1")
    assert not imported(tmp_path, "--jobs", "1") & (ENGINE | STAGES)
    shutil.rmtree(tmp_path / "build" / "v3i1")
    found = imported(tmp_path, "--jobs", "1")
    assert not found & {"weasyprint", "pydyf", "fontTools"}
    assert "galley.press" in found
