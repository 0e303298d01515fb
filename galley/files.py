"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

from galley.errors import MachineError

HINTS = {
    errno.ENOSPC: "free some space on the disk",
    errno.EDQUOT: "free some space on the disk: the quota is used up",
    errno.EFBIG: "raise the limit on the size of a file",
    errno.EACCES: "allow writing there, or write elsewhere with --out",
    errno.EPERM: "allow writing there, or write elsewhere with --out",
    errno.EROFS: "write to a disk that is not read-only, with --out",
    errno.EEXIST: "move away the file that stands where a folder is needed",
    errno.ENOTDIR: "move away the file that stands where a folder is needed",
    errno.EISDIR: "move away the folder that stands where the file is needed",
}
OTHERWISE = "see that the folder is there and can be written to"


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, or leave what was there as it was.

    The bytes go to a file beside it, are flushed to the disk, and take the name in
    one step; missing folders are made. Raises `MachineError`, leaving nothing behind.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise failure(f"cannot write {path}", error) from error


def lies_in(path: Path, folder: Path) -> bool:
    """Whether a path, its symbolic links followed, leads to somewhere in a folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # RuntimeError: a circle, before Python 3.13
        return False


def failure(message: str, error: OSError) -> MachineError:
    """Say what the system refused, and what would mend it."""
    reason = error.strerror or str(error)
    return MachineError(f"{message}: {reason}", HINTS.get(error.errno or 0, OTHERWISE))
