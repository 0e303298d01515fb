"""Files that a build writes beside the manuscript, and that are committed with it."""

from pathlib import Path

from galley.files import failure, write_atomically


def put(path: Path, data: bytes) -> None:
    """Write a file whole, unless it says the same already. Raises `MachineError`."""
    try:
        if path.exists() and path.read_bytes() == data:
            return
    except OSError as error:
        raise failure(f"cannot read {path}", error) from error
    write_atomically(path, data)
