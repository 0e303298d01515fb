"""The command: what it prints, how it ends, and what it leaves behind."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

import pytest

from galley.cli.preview import divided
from galley.digests import ROOT
from galley.preview.telling import Teller
from tests.made_up import write_issue
from tests.running import heed_ctrl_c

pytestmark = pytest.mark.long


def command(*words: str) -> list[str]:
    """The command line of a preview in a folder."""
    script = [sys.executable, str(ROOT / "build.py"), "preview", *words, "--no-browser"]
    return [*script, "--jobs", "1"]


def begun(base: Path, *words: str) -> subprocess.Popen[str]:
    """Begin a preview of the made-up issue."""
    return subprocess.Popen(
        command(*words),
        cwd=base,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_ctrl_c,  # noqa: PLW1509 - one call, which takes no lock
    )


def children(process: int) -> list[int]:
    """The processes that one began, however long ago."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *children(child)]
    return found


def gone(processes: Sequence[int]) -> bool:
    """Whether all of some processes end soon."""
    end = monotonic() + 10
    while monotonic() < end:
        if not any(Path(f"/proc/{each}").exists() for each in processes):
            return True
        sleep(0.05)
    return False


def book(address: str) -> Any:  # noqa: ANN401 - JSON
    """The book that is served at an address."""
    place = urlsplit(address)
    line = HTTPConnection(place.netloc, timeout=20)
    line.request("GET", f"{place.path}book.json")
    with closing(line):
        return json.loads(line.getresponse().read())


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, -15)])
def test_the_command_serves_until_it_is_stopped_and_leaves_nothing(
    tmp_path: Path, sign: signal.Signals, code: int
) -> None:
    write_issue(tmp_path / "content")
    shown = begun(tmp_path, "v3i1/tides")
    assert shown.stdout
    address = shown.stdout.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/#tides", address)
    end = monotonic() + 60
    while not any(page["image"] for page in book(address)["pages"]) and monotonic() < end:
        sleep(0.1)
    began = children(shown.pid)
    assert began
    shown.send_signal(sign)
    _, said = shown.communicate(timeout=20)
    assert shown.returncode == code, said
    assert gone(began)
    assert said == "Ctrl-C ends it.\n"
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == [".cache"]


def test_what_is_wrong_with_the_command_is_told(tmp_path: Path) -> None:
    write_issue(tmp_path / "content")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for words, code, said in (
            (("v3i1", "--port", port), 3, f"port {port}"),
            (("v9i9",), 1, "[issue-unknown]"),
            (("v3i1/tide",), 1, 'did you mean "tides"?'),
            (("--executor", "dask://h:1"), 2, "--executor"),
            (("--editor", "vim"), 2, "--editor"),
        ):
            done = subprocess.run(
                command(*words), cwd=tmp_path, capture_output=True, text=True, check=False
            )
            assert done.returncode == code, done.stderr
            assert said in done.stderr
            assert done.stdout == ""


def test_a_host_that_others_reach_is_warned_of(tmp_path: Path) -> None:
    write_issue(tmp_path / "content")
    shown = begun(tmp_path, "--host", "0.0.0.0")  # noqa: S104 - for a moment
    assert shown.stdout
    assert shown.stdout.readline().startswith("http://0.0.0.0:")
    os.kill(shown.pid, signal.SIGINT)
    _, said = shown.communicate(timeout=20)
    assert "warning: the preview is served at 0.0.0.0" in said


def test_an_issue_and_a_piece_are_told_apart(tmp_path: Path) -> None:
    write_issue(tmp_path)
    assert divided(tmp_path, "") == ("", "")
    assert divided(tmp_path, "v3i1") == ("v3i1", "")
    assert divided(tmp_path, "content/v3i1/") == ("content/v3i1", "")
    assert divided(tmp_path, "v3i1/tides") == ("v3i1", "tides")
    assert divided(tmp_path, "content/v3i1/tides.md") == ("content/v3i1", "tides")


def test_a_link_opens_a_place_in_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here = tmp_path.as_posix()
    assert Teller().link("a b.md", 3, 4) == f"vscode://file{here}/a%20b.md:3:4"
    assert Teller("x:{line}:{path}").link("a.md", 3) == f"x:3:{here}/a.md"
    assert Teller("").link("a.md", 3) == ""
