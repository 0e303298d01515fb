"""Sees files change: an issue's, the templates, the styles."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import Change, watch

from galley.digests import STYLES, TEMPLATES
from galley.inputs import UNREAD

STEP, DEBOUNCE = 20, 60
"""Milliseconds: of quiet that end a change, and the most that one may go on."""


def concerns(_change: Change, path: str) -> bool:
    """Whether a file is one that a build reads."""
    return not UNREAD.match(Path(path).name) and "__pycache__" not in path


class Watcher:
    """Watches folders in a thread of its own until it is stopped."""

    def __init__(self, folder: Path, changed: Callable[[], None]) -> None:
        """Take the issue's folder, and whom to tell that something in it may have changed."""
        self._folder, self._changed = folder, changed
        self._stop = threading.Event()
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
            there = [*existing((self._folder, STYLES, TEMPLATES))]
            for _changes in watch(
                *there,
                watch_filter=concerns,
                debounce=DEBOUNCE,
                step=STEP,
                stop_event=self._stop,
                rust_timeout=500,
                yield_on_timeout=True,
                raise_interrupt=False,
            ):
                if _changes:
                    self._changed()
                if there != [*existing((self._folder, STYLES, TEMPLATES))]:
                    break


def existing(folders: Iterable[Path]) -> Iterable[Path]:
    """Those of the folders that are there."""
    return (folder.resolve() for folder in folders if folder.is_dir())
