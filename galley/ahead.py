"""What the end of a build asks for, done while parts are being set."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from galley.job import Job
from galley.model import TypesetPart
from galley.proof import Proofreader

if TYPE_CHECKING:
    from galley.binding.opened import Opened


class Ahead:
    """Does in the reader's thread what can be done before all parts are there.

    What goes wrong with it goes wrong again where it is asked for.
    """

    def __init__(self, job: Job, reader: Proofreader) -> None:
        """Wait until a part is being set: before that there is no time to spare."""
        self._job = job
        self._reader = reader
        self._waiting: list[TypesetPart] | None = []
        self._opened: Opened | None = None

    def begin(self) -> None:
        """Begin: this process waits for parts from now on."""
        self._reader.meanwhile(self._look)
        self._reader.meanwhile(self._reader.come_up)
        waiting, self._waiting = self._waiting or [], None
        for part in waiting:
            self.came(part)

    def came(self, part: TypesetPart) -> None:
        """Open a part that is to be bound, now or when there is time."""
        if self._waiting is None:
            self._reader.meanwhile(lambda: self._open(part))
        else:
            self._waiting.append(part)

    def opened(self) -> Opened | None:
        """Give the parts that were opened, if there were any; all is done then."""
        self._reader.finish()
        return self._opened

    def _look(self) -> None:
        import_module("galley.binding.join")
        self._job.look_ahead()

    def _open(self, part: TypesetPart) -> None:
        from galley.binding.opened import Opened  # noqa: PLC0415 - it has been read by now

        self._opened = self._opened or Opened()
        self._opened.pdf(part)
