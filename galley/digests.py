"""Digests of files: whether anything has changed."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from galley.files import lies_in

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES, STYLES, SOURCE = ROOT / "templates", ROOT / "styles", ROOT / "galley"
"""What shapes an issue beside its content."""

UNCOUNTED = "__pycache__"


def digest_of(data: bytes) -> str:
    """Digest bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def folder_digest(folder: Path, counts: Callable[[Path], bool] = lambda _: True) -> bytes:
    """Digest every file under a folder that counts, or none where there is no folder.

    What a symbolic link leads to elsewhere is no part of it, nor is a folder that is one.
    """
    if not lies_in(folder, folder.parent):
        return files_digest(folder, ())
    return files_digest(folder, (path for path in folder.rglob("*") if counts(path)))


def files_digest(folder: Path, paths: Iterable[Path]) -> bytes:
    """Digest files under a folder by their names in it and what they hold."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        if UNCOUNTED not in path.parts and lies_in(path, folder) and path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode(errors="surrogateescape"))
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.digest()
