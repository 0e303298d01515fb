"""Digests of files: whether anything has changed."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES, STYLES, SOURCE = ROOT / "templates", ROOT / "styles", ROOT / "galley"
"""What shapes an issue beside its content."""

UNCOUNTED = "__pycache__"


def digest_of(data: bytes) -> str:
    """Digest bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def folder_digest(folder: Path, counts: Callable[[Path], bool] = lambda _: True) -> bytes:
    """Digest every file under a folder that counts, or none where there is no folder."""
    return files_digest(folder, (path for path in folder.rglob("*") if counts(path)))


def files_digest(folder: Path, paths: Iterable[Path]) -> bytes:
    """Digest files under a folder by their names in it and what they hold."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file() and UNCOUNTED not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode(errors="surrogateescape"))
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()
