"""What a build reads, so that it can tell that something of it has changed meanwhile."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from galley.digests import STYLES, TEMPLATES
from galley.files import failure, lies_in

State = tuple[tuple[str, int, int, int], ...]
"""Path, size, time of the last change in nanoseconds, and number of each file."""


UNREAD = re.compile(r"[._]|.*~$|(folios|fit)\.yaml$")
"""Names of files that a build does not read, or that it writes: drafts, an editor's own."""


def inputs(folder: Path) -> State:
    """Give the state of all that a build reads; neither drafts nor its own lock are."""
    files = state_of((folder, TEMPLATES, STYLES))
    return tuple(file for file in files if not UNREAD.match(Path(file[0]).name))


def sources(folder: Path, pieces: Iterable[str]) -> dict[str, bytes]:
    """Read the manuscript of an issue, by the names of its files under its folder.

    It is ``issue.yaml``, these pieces, and all figures; what a link leads to elsewhere is none
    of it. Raises `MachineError`.
    """
    paths = [folder / "issue.yaml", *(folder / f"{piece}.md" for piece in pieces)]
    paths += sorted(path for path in (folder / "figures").rglob("*") if path.is_file())
    try:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in paths
            if lies_in(path, folder) and not UNREAD.match(path.name)
        }
    except OSError as error:
        raise failure(f"cannot read the manuscript in {folder}", error) from error


def state_of(folders: Iterable[Path]) -> State:
    """Give the state of the files in folders, by their names; links are not followed."""
    return tuple(entry for folder in folders for entry in sorted(_entries(folder)))


def _entries(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    for where, _, names in os.walk(folder):
        for name in names:
            try:
                found = os.lstat(path := f"{where}/{name}")
            except OSError:
                continue
            yield path, found.st_size, found.st_mtime_ns, found.st_ino
