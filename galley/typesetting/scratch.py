"""A folder for what the engine writes on the way: fonts, as its libraries want them.

A process that is killed leaves its folder behind. So all lie in one folder of the user's,
each locked by the process that it belongs to, and the next process to come takes away
those that nobody holds.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where what is left behind stays
    fcntl = None  # type: ignore[assignment]

from galley.files import failure


def scratch_folder() -> Path:
    """Make a folder for this process, in the system's for what is temporary.

    Raises `MachineError` where none can be made.
    """
    try:
        if fcntl is None:
            return Path(tempfile.mkdtemp(prefix="galley-"))
        return _own_folder(Path(tempfile.gettempdir()) / f"galley-{os.getuid()}")
    except OSError as error:
        raise failure("cannot make a temporary folder", error) from error


def _own_folder(base: Path) -> Path:
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
    return made


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
