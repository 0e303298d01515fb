"""Stops the work on one part that takes more time or memory than it may.

Limits on what goes in keep most of it away; what they cannot foresee is stopped here.
A timer of the process's own time looks every quarter of a second, between two
instructions of Python; so the work is stopped at the first look past a limit, not at
the limit itself. It serves a process that works on one part at a time, be it the only one
or one of a pool.

Where there is no such timer (Windows), or outside a process's main thread, nothing is
guarded.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import process_time
from types import FrameType

from galley.errors import ContentError, Diagnostic
from galley.limits import Limits

LOOK = 0.25
"""Seconds of the processor between two looks."""

MEBIBYTE = 2**20
RESIDENT = Path("/proc/self/statm")


class Stopped(BaseException):
    """The work is over a limit. No code that catches every `Exception` catches it."""


@contextmanager
def guarded(what: str, path: str, limits: Limits) -> Iterator[None]:
    """Stop the work of a block at the limits of time and memory.

    Raises `ContentError` (``over-time``, ``over-memory``) at the head of the file that
    is worked on. Not to be nested.
    """
    if not can_guard():
        yield
        return
    begun, over = process_time(), list[Diagnostic]()

    def look(_number: int, frame: FrameType | None) -> None:
        # Code that swallows the exception is met again at the next look.
        if tidying(frame):
            return
        if fault := excess(what, path, limits, process_time() - begun):
            over.append(fault)
            raise Stopped

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, LOOK, LOOK)
    try:
        with suppress(Stopped):
            yield
    except MemoryError:
        over.append(memory(what, path, limits))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    if over:
        raise ContentError(over[:1])


def tidying(frame: FrameType | None) -> bool:
    """Whether an object is just being given up: Python drops what is raised there.

    What it holds, such as a folder of temporary files, would be left behind.
    """
    while frame is not None:
        if frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False


def can_guard() -> bool:
    """Whether there is a timer, and signals come to this thread."""
    here = threading.current_thread() is threading.main_thread()
    return here and hasattr(signal, "setitimer")


def excess(what: str, path: str, limits: Limits, seconds: float) -> Diagnostic | None:
    """Say which limit is passed, if one is."""
    most, otherwise = limits.told("max_seconds")
    if seconds > most:
        message = f"{what}: takes more than {most} seconds"
        return Diagnostic("over-time", message, f"make it shorter or simpler, {otherwise}", path)
    if resident() > limits.max_mebibytes * MEBIBYTE:
        return memory(what, path, limits)
    return None


def memory(what: str, path: str, limits: Limits) -> Diagnostic:
    """Say that there is no more memory for the work."""
    most, otherwise = limits.told("max_mebibytes")
    message = f"{what}: takes more than {most} MiB of memory"
    return Diagnostic("over-memory", message, f"make it shorter or simpler, {otherwise}", path)


def resident() -> int:
    """Bytes that the process has in memory; its most so far where only that is told."""
    try:
        pages = int(RESIDENT.read_text(encoding="ascii").split()[1])
    except OSError:
        import resource  # noqa: PLC0415 - there is none on Windows

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    return pages * os.sysconf("SC_PAGE_SIZE")
