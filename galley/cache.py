"""What was made before, by the digest of all that it was made from.

No failure of the disk is ever told: what cannot be read is made again, and what cannot
be written is made again next time.
"""

import hashlib
import os
import shutil
import threading
from contextlib import suppress
from pathlib import Path

from galley.files import failure

FOLDER = ".cache"
TAG = "CACHEDIR.TAG"
SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55\n# This folder is galley's cache.\n"
"""By this file backup programs, and `clean`, know the folder for a cache."""

MARK = b"galley-1\n"
MIB = 1 << 20


class Cache:
    """Bytes by key, in a folder of limited size; what was not used for longest goes first.

    A key is hexadecimal digits. An entry is one file, with a checksum of what it holds.
    """

    def __init__(self, out: Path, limit: int) -> None:
        """Take the folder that builds go to, and how many bytes the cache may hold."""
        self.folder = out / FOLDER
        self.limit = limit
        self.taken = 0
        self.damaged = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever put here."""
        return not (self.folder / TAG).exists()

    def get(self, key: str) -> bytes | None:
        """Give what was put under a key, if it is whole."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        head = len(MARK) + hashlib.sha256().digest_size
        held = data[head:]
        if data[:head] != MARK + hashlib.sha256(held).digest():
            self.spoilt(key)
            return None
        self.taken += 1
        return held

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key, in one step; do without where the disk refuses."""
        path = self._path(key)
        beside = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            tag = self.folder / TAG
            if not tag.exists():
                tag.write_bytes(SIGNATURE)
            try:
                beside.write_bytes(MARK + hashlib.sha256(data).digest() + data)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
        except OSError:
            return

    def spoilt(self, key: str) -> None:
        """Drop an entry that is not what it should be, and count it."""
        self.damaged += 1
        with suppress(OSError):
            self._path(key).unlink()

    def trim(self) -> None:
        """Drop entries, those not used for longest first, until the rest are within the limit."""
        with suppress(OSError):
            files = [(path, path.stat()) for path in self.folder.glob("*/*")]
            size = sum(stat.st_size for _, stat in files)
            for path, stat in sorted(files, key=lambda each: each[1].st_mtime_ns):
                if size <= self.limit:
                    return
                path.unlink(missing_ok=True)
                size -= stat.st_size

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key


def clean(out: Path) -> bool:
    """Empty the cache under a folder of builds; say whether there was one.

    A folder without our tag is left alone. Raises `MachineError` where the disk refuses.
    """
    folder = out / FOLDER
    try:
        if not (folder / TAG).is_file():
            return False
        shutil.rmtree(folder)
    except OSError as error:
        raise failure(f"cannot remove {folder}", error) from error
    return True
