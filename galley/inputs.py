"""What a build reads, so that it can tell that something of it has changed meanwhile."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from galley.digests import STYLES, TEMPLATES

State = tuple[tuple[str, int, int, int], ...]
"""Path, size, time of the last change in nanoseconds, and number of each file."""


UNREAD = re.compile(r"[._]|.*~$|(folios|fit)\.yaml$")
"""Names of files that a build does not read, or that it writes: drafts, an editor's own."""


def inputs(folder: Path) -> State:
    """Give the state of all that a build reads; neither drafts nor its own lock are."""
    files = state_of((folder, TEMPLATES, STYLES))
    return tuple(file for file in files if not UNREAD.match(Path(file[0]).name))


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
