"""Digests of files: whether anything has changed."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from galley.files import lies_in

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES, STYLES, SOURCE = ROOT / "templates", ROOT / "styles", ROOT / "galley"
"""What shapes an issue beside its content."""

UNCOUNTED = "__pycache__"


def digest_of(data: bytes) -> str:
    """Digest bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def folder_digest(folder: Path, counts: Callable[[str], bool] = lambda _: True) -> bytes:
    """Digest every file under a folder whose name counts, or none where there is no folder.

    What a symbolic link leads to elsewhere is no part of it, nor is a folder that is one.
    """
    digest = hashlib.sha256()
    if lies_in(folder, folder.parent):
        root = str(folder)
        for path in sorted(files_in(root)):
            if counts(os.path.basename(path)) and is_own(path, folder):  # noqa: PTH119 - quicker
                digest.update(path[len(root) :].encode(errors="surrogateescape"))
                with open(path, "rb") as file:  # noqa: PTH123 - quicker
                    digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.digest()


def modules_digest(names: Iterable[str]) -> str:
    """Digest modules at the top of the package, which some work leans on beside its stage."""
    return digest_of(b"".join((SOURCE / name).read_bytes() for name in names))


def files_in(root: str) -> Iterator[str]:
    """Give the paths of all that a folder holds but folders, without what Python compiled."""
    for where, folders, names in os.walk(root):
        folders[:] = (name for name in folders if name != UNCOUNTED)
        yield from (f"{where}/{name}" for name in names)


def is_own(path: str, folder: Path) -> bool:
    """Whether a path is a file of a folder, or a link to one."""
    mode = os.lstat(path).st_mode
    if stat.S_ISLNK(mode):
        link = Path(path)
        return lies_in(link, folder) and link.is_file()
    return stat.S_ISREG(mode)
