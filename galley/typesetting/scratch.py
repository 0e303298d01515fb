"""A folder for what the engine writes on the way: fonts, as its libraries want them.

A process that is killed leaves its folder behind. So all lie in one folder of the user's,
each locked by the process that it belongs to, and the next process to come takes away
those that nobody holds.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where what is left behind stays
    fcntl = None  # type: ignore[assignment]

from galley.files import failure


def scratch_folder() -> Path:
    """Make a folder in that of this process, which is in the system's for what is temporary.

    Raises `MachineError` where none can be made.
    """
    try:
        if fcntl is None:
            return Path(tempfile.mkdtemp(prefix="galley-"))
        base = Path(tempfile.gettempdir()) / f"galley-{os.getuid()}"
        return Path(tempfile.mkdtemp(dir=_own(base, os.getpid())))
    except OSError as error:
        raise failure("cannot make a temporary folder", error) from error


@cache
def _own(base: Path, process: int) -> Path:
    """Make a folder in ``base`` that is locked for as long as this process lives."""
    base.mkdir(mode=0o700, exist_ok=True)
    if base.is_symlink() or base.stat().st_uid != os.getuid():
        return Path(tempfile.mkdtemp(prefix="galley-"))  # somebody else was there first
    handle = os.open(base, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        _sweep(base)
        made = Path(tempfile.mkdtemp(dir=base))
        fcntl.flock(os.open(made, os.O_RDONLY), fcntl.LOCK_EX)
    finally:
        os.close(handle)
    atexit.register(_remove, made, process)
    return made


def _remove(folder: Path, process: int) -> None:
    """Take a process's folder away at its end; a child that was forked off has its own."""
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(base: Path) -> None:
    """Take away the folders of processes that are gone."""
    for left in base.iterdir():
        handle = os.open(left, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        else:
            shutil.rmtree(left, ignore_errors=True)
        finally:
            os.close(handle)
