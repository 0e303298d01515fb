"""A command is measured with all that it begins, whoever of them outlives whom."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.conftest import ROOT
from tools.bench.measuring import FailedError, Measurement, measure, medians
from tools.bench.runner import LINUX

MIB = 1024**2
LIMIT = 60.0

SPIN = """
import time
def spin(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
"""
ORPHAN = (
    SPIN
    + """
import os
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        spin(0.4)
    os._exit(0)
os.wait()
"""
)
"""A process whose grandchild is still at work when it ends itself."""

SERVED = """
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
import time

def spin(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass

if __name__ == "__main__":
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        list(pool.map(spin, [0.3, 0.3]))
"""
HOLD = """
import subprocess, sys, time
held = b'x' * {size}
subprocess.run([sys.executable, "-c", "import time; held = b'x' * {size}; time.sleep(0.5)"])
"""

linux = pytest.mark.skipif(not LINUX, reason="only Linux lets a process adopt others")


def run(tmp_path: Path, code: str, limit: float = LIMIT) -> Measurement:
    script = tmp_path / "command.py"
    script.write_text(code, encoding="utf-8")
    return measure([sys.executable, script], tmp_path, tmp_path / "log", limit)


@linux
def test_the_seconds_of_what_outlives_the_command_count(tmp_path: Path) -> None:
    found = run(tmp_path, ORPHAN)
    assert found.whole
    assert found.cpu >= 0.4
    assert found.wall < found.cpu


@linux
def test_the_seconds_of_a_fork_servers_children_count(tmp_path: Path) -> None:
    assert run(tmp_path, SERVED).cpu >= 0.6


def test_memory_is_that_of_all_and_of_the_largest(tmp_path: Path) -> None:
    size = 60 * MIB
    found = run(tmp_path, HOLD.format(size=size))
    assert found.tree >= 2 * size
    assert size <= found.process < 2 * size


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="not done after 1 s"):
        run(tmp_path, "import time; time.sleep(30)", limit=0.6)


@linux
def test_a_command_ends_when_the_benchmark_is_stopped(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    code = f"import os, pathlib, time; pathlib.Path({str(told)!r}).write_text(str(os.getpid()))"
    command = f"[{sys.executable!r}, '-c', {f'{code}; time.sleep(60)'!r}]"
    measured = f"measure({command}, Path({str(tmp_path)!r}), Path({str(tmp_path / 'log')!r}), 60)"
    script = f"from pathlib import Path; from tools.bench.measuring import measure; {measured}"
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT) as bench:
        wait(lambda: told.is_file() and told.read_text(encoding="utf-8") != "")
        pid = int(told.read_text(encoding="utf-8"))
        bench.send_signal(signal.SIGKILL)
    wait(lambda: ended(pid))
    assert ended(pid)


def ended(pid: int) -> bool:
    """Whether a process is no more, be it that nobody has asked yet how it ended."""
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


def wait(until: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait until something is so, or for so long."""
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        time.sleep(0.05)


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="exit code 3: no paper"):
        run(tmp_path, "print('no paper'); raise SystemExit(3)")


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="no-such-program"):
        measure(["no-such-program"], tmp_path, tmp_path / "log", LIMIT)


def test_medians_are_taken_figure_by_figure() -> None:
    runs = [Measurement(3, 1, 10, 7), Measurement(1, 2, 30, 8), Measurement(2, 9, 20, 9)]
    assert medians(runs) == Measurement(2, 2, 20, 8)


def test_what_was_not_whole_once_is_not_whole() -> None:
    runs = [Measurement(1, 1, 1, 1), Measurement(1, 1, 1, 1, whole=False)]
    assert not medians(runs).whole


def test_there_is_no_median_of_nothing() -> None:
    with pytest.raises(ValueError, match="no runs"):
        medians([])


def test_a_program_that_was_compiled_is_not_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "program.py").write_text("", encoding="utf-8")
    command = [sys.executable, "-c", "import program"]
    measure(command, tmp_path, tmp_path / "log", LIMIT)
    assert list((tmp_path / "__pycache__").glob("program.*.pyc"))
