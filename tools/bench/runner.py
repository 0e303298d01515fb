"""Runs one command and measures it with every process that it begins.

A process of its own for each command: what the kernel accounts to its children is then the
command's alone. It takes an `Order` as JSON from standard input and writes what it
measured, as JSON, to standard output.
"""

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Any, Self

import psutil

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
INTERVAL = 0.05
"""Seconds between two looks at the processes, if a look costs little."""

SHARE = 0.05
"""The most of its time that looking may take."""

GRACE = 5.0
"""Seconds that processes left behind by the command have to end by themselves."""

LINUX = sys.platform == "linux"
MAXRSS_UNIT = 1024 if LINUX else 1
"""Bytes in the unit that ``ru_maxrss`` is told in: macOS tells bytes."""


def adopt() -> bool:
    """Become the parent of every descendant whose own parent ends; tell whether that is so.

    Be told, too, when this process' own parent ends.
    """
    if not LINUX:
        return False
    library = ctypes.CDLL(None)
    library.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    return bool(library.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)


def stopped(*_: object) -> None:
    """Leave off: raise ``SystemExit``."""
    sys.exit(1)


def proportional(pid: int) -> int | None:
    """A process's share of memory in bytes, shared pages divided; nothing if untold."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), None)


class Watch:
    """Looks at all descendants from time to time."""

    def __init__(self) -> None:
        """Have seen nothing yet."""
        self.peak = 0
        self.shared = False
        self._seen: dict[tuple[int, float], float] = {}
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    @property
    def cpu(self) -> float:
        """Seconds that all processes had used when they were last looked at: a lower bound."""
        return sum(self._seen.values())

    def look(self) -> None:
        """Look once."""
        total = 0
        for process in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                spent = process.cpu_times()
                self._seen[process.pid, process.create_time()] = spent.user + spent.system
                if (share := proportional(process.pid)) is None:
                    share = process.memory_info().rss
                    # One that has ended, and waits to be asked how, has no memory at all.
                    self.shared |= share > 0
                total += share
        self.peak = max(self.peak, total)

    def _watch(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            start = time.perf_counter()
            self.look()
            pause = max(INTERVAL, (time.perf_counter() - start) / SHARE)


def end(processes: Sequence[psutil.Process]) -> None:
    """End processes at once."""
    for process in processes:
        with suppress(psutil.Error):
            process.kill()


def reap() -> None:
    """Wait for all that the command left behind; what does not end in time is ended."""
    deadline = time.monotonic() + GRACE
    with suppress(ChildProcessError):
        while True:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                if time.monotonic() > deadline:
                    end(psutil.Process().children(recursive=True))
                time.sleep(0.01)


def run(
    command: Sequence[str], folder: str, surroundings: dict[str, str], log: str, limit: float
) -> dict[str, Any]:
    """Run a command, its output to a log; end it, with all that it began, at the limit.

    If this process is stopped before, they end as well.
    """
    signal.signal(signal.SIGTERM, stopped)
    whole, late = adopt(), Event()

    def stop() -> None:
        late.set()
        end(psutil.Process().children(recursive=True))

    with Path(log).open("wb") as file, Watch() as watch:
        timer = Timer(limit, stop)
        timer.daemon = True
        start = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
        timer.start()
        try:
            code = child.wait()
            wall = time.perf_counter() - start
            timer.cancel()
            reap()
        except BaseException:
            stop()
            raise
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "wall": wall,
        "cpu": max(used.ru_utime + used.ru_stime, watch.cpu),
        "tree": watch.peak,
        "process": used.ru_maxrss * MAXRSS_UNIT,
        "code": code,
        "late": late.is_set(),
        "whole": whole,
        "memory": "RSS" if watch.shared else "PSS",
    }


if __name__ == "__main__":
    json.dump(run(**json.load(sys.stdin)), sys.stdout)
