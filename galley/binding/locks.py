"""Files that a build writes beside the manuscript, and that are committed with it."""

from functools import lru_cache
from pathlib import Path

import yaml

from galley.files import failure, lies_in, write_atomically

LARGEST = 2**18
"""Bytes that a lock may have: far more than that of any issue has."""


def read(path: Path) -> yaml.Node | None:
    """Read a file's YAML as nodes; what cannot be read, or lies elsewhere, is as if empty."""
    try:
        if not lies_in(path, path.parent) or path.stat().st_size > LARGEST:
            return None
        return _composed(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, yaml.YAMLError, RecursionError):
        return None


@lru_cache(maxsize=4)
def _composed(text: str) -> yaml.Node | None:
    """Parse a lock: a preview reads the same again and again. Nobody changes a node."""
    return yaml.compose(text, Loader=yaml.SafeLoader)


def put(path: Path, data: bytes) -> None:
    """Write a file whole, unless it says the same already. Raises `MachineError`."""
    try:
        own = lies_in(path, path.parent) and path.is_file()
        if own and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
    except OSError as error:
        raise failure(f"cannot read {path}", error) from error
    write_atomically(path, data)
