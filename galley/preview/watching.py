"""Sees files change: an issue's, the templates, the styles."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import Change, watch

from galley.digests import STYLES, TEMPLATES
from galley.inputs import UNREAD, State, state_of

STEP, DEBOUNCE = 20, 60
"""Milliseconds: of quiet that end a change, and the most that one may go on."""

LOOK = 500
"""Milliseconds after which files are looked at, though the system tells of no change."""


class Watcher:
    """Watches folders in a thread of its own until it is stopped.

    The system tells of changes at once, but not on every disk, nor of a folder that was
    replaced: so the files' state is looked at now and then too.
    """

    def __init__(self, folder: Path, changed: Callable[[], None]) -> None:
        """Take the issue's folder, and whom to tell that something in it may have changed."""
        self._folders = tuple(each.absolute() for each in (folder, STYLES, TEMPLATES))
        self._changed = changed
        self._stop = threading.Event()
        self._state = self._look()
        self._thread = threading.Thread(target=self._watch, name="galley-watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.is_set():
            there = [*self._there()]
            try:
                for told in self._tellings([path for path, _ in there]):
                    state, before = self._look(), self._state
                    if told or state != before:
                        self._state = state
                        self._changed()
                    if there != [*self._there()]:
                        break
            except OSError:  # a folder went away before it was watched
                self._stop.wait(LOOK / 1000)

    def _tellings(self, folders: list[Path]) -> Iterator[set[tuple[Change, str]]]:
        return watch(
            *folders,
            watch_filter=self._concerns,
            debounce=DEBOUNCE,
            step=STEP,
            stop_event=self._stop,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            raise_interrupt=False,
        )

    def _there(self) -> Iterator[tuple[Path, int]]:
        """The folders that are there, and their numbers, which tell if one was replaced."""
        for folder in self._folders:
            if folder.is_dir():
                yield folder, folder.stat().st_ino

    def _look(self) -> State:
        """The state of the files that are watched."""
        found = state_of(self._folders)
        return tuple(file for file in found if self._is_read(Path(file[0])))

    def _concerns(self, _change: Change, path: str) -> bool:
        return self._is_read(Path(path))

    def _is_read(self, path: Path) -> bool:
        """Whether a file is one that a build reads: none in a hidden folder is, as the cache."""
        for folder in self._folders:
            if path.is_relative_to(folder):
                inside = path.relative_to(folder)
                hidden = any(part.startswith(".") for part in inside.parts)
                return not hidden and not UNREAD.match(path.name)
        return False
