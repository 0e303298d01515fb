"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

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


@dataclass(frozen=True)
class Change:
    """What a file holds, and what it is to hold."""

    old: bytes
    new: bytes


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, or leave what was there as it was.

    The bytes go to a file beside it, are flushed to the disk, and take the name in
    one step; missing folders are made. Raises `MachineError`, leaving nothing behind;
    what a killed process left behind is taken by the next one that writes there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path.parent) as locked:
            own = "" if locked else f"{os.getpid()}-{threading.get_ident()}"
            beside = path.with_name(f".{path.name}.new{own}")
            try:
                # What is there is a killed build's, or a link that somebody laid.
                beside.unlink(missing_ok=True)
                with beside.open("xb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise failure(f"cannot write {path}", error) from error


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Keep other builds from writing in a folder; yield whether that can be had here.

    The lock is on the folder itself, so that it leaves no file, and goes with its process.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folder
        yield False
        return
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    """Wait for the lock on an open folder; say whether there is such a thing here."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:  # some network disks know no locks
        return False
    return True


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder with these files by their names in it, whole or not at all.

    It takes its name in one step, when all is in it. Raises `MachineError`, also where
    something of that name is there by then, and leaves nothing behind.
    """
    with _filled(folder, files) as beside:
        if os.path.lexists(folder):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        beside.rename(folder)


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Let a folder hold these files and nothing else, or leave it as it was.

    What it held goes when all the new is there. Raises `MachineError`.
    """
    with _filled(folder, files) as beside:
        old = beside.with_suffix(".old")
        if os.path.lexists(folder):
            folder.rename(old)
        try:
            beside.rename(folder)
        except OSError:
            if os.path.lexists(old):
                old.rename(folder)
            raise
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _filled(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write files into a new folder beside another, which is gone again afterwards."""
    beside = folder.with_name(f".{folder.name}.new{os.getpid()}-{threading.get_ident()}")
    try:
        try:
            for name, data in files.items():
                _create(beside / name, data)
            yield beside
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise failure(f"cannot make {folder}", error) from error


def write_together(new: Mapping[Path, bytes], changed: Mapping[Path, Change]) -> None:
    """Write files that are not there yet, and then change others: all of it or nothing.

    Raises `MachineError`, also where a new file's name is taken by then, or a file to be
    changed is not what it was; what was written so far is taken back.
    """
    done: list[Path] = []
    given: list[tuple[Path, bytes]] = []
    made = {path.parent for path in new if not path.parent.exists()}
    path = Path()
    try:
        for path, data in new.items():
            _create(path, data)
            done.append(path)
        for path, change in changed.items():
            _change(path, change)
            given.append((path, change.old))
    except (OSError, MachineError) as error:
        for each in done:
            with suppress(OSError):
                each.unlink()
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        for each, old in given:
            with suppress(MachineError):
                write_atomically(each, old)
        if isinstance(error, MachineError):
            raise
        raise failure(f"cannot write {path}", error) from error


def _change(path: Path, change: Change) -> None:
    """Write a file anew, if it still holds what it did."""
    if path.read_bytes() != change.old:
        raise MachineError(f"{path} changed meanwhile, and nothing was written", "do it again")
    write_atomically(path, change.new)


def _create(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, or leave none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise


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
