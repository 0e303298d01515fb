"""The hands: processes that set one part after another, and can be stopped in the midst of one.

Those of `galley.executors` give a whole part and cannot be called back; here a page is to
be seen before its part is done, and a text that is written anew is not worth finishing.
"""

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any

from galley.digests import ROOT
from galley.errors import ContentError, MachineError
from galley.executors import begin, context, python_path
from galley.kept import pack, unpack
from galley.model import Part, TypesetPart
from galley.setting import Bench, Outcome, set_part

STOP = getattr(signal, "SIGUSR1", None)
"""The signal that stops the work on a part; where there is none, the process is ended."""


@dataclass(frozen=True)
class Glimpsed:
    """Some pages of a part, before the rest: which they are, and a part with them alone."""

    part: TypesetPart
    pages: tuple[int, ...]


@dataclass(frozen=True)
class Fault:
    """What went wrong on the way of a part."""

    error: Exception


@dataclass(frozen=True)
class Stopped:
    """The work was stopped before its end."""


@dataclass(frozen=True)
class Died:
    """The process is gone."""


Word = Glimpsed | Outcome | Fault | Stopped | Died
"""What comes from a hand; all but the first is the end of a part."""


class StopError(BaseException):
    """The part is not wanted any more. No code that catches every `Exception` catches it."""


class Hand:
    """A process that sets parts. One that has died begins anew at the next part."""

    def __init__(self) -> None:
        """Begin nothing before there is work."""
        self.line: Connection | None = None
        self._process: Any = None

    def give(self, bench: Bench, part: Part, wanted: Sequence[int] = ()) -> None:
        """Give a part to set, and its pages that are wanted first. Only to a free hand."""
        for _ in range(2):
            if self.line is None:
                self._begin()
            try:
                if self.line is not None:
                    self.line.send((bench, part, tuple(wanted)))
                    return
            except OSError:  # it has died while it was free
                self.end()
        raise MachineError("no process that sets parts can be begun", "see that there is memory")

    def word(self) -> Word:
        """Give what the hand has to say; to be called when its line has something."""
        if self.line is None:
            return Died()
        try:
            kind, said = self.line.recv()
        except (EOFError, OSError):
            self.end()
            return Died()
        if kind == "glimpse":
            return Glimpsed(unpack(said[0]), said[1])
        word: Word = said
        return word

    def stop(self) -> None:
        """Stop the work that is under way, if it still is; the end of it is told as ever."""
        if self._process is None:
            return
        if STOP is None:
            self._process.kill()
        elif self._process.is_alive():
            with suppress(OSError):
                os.kill(self._process.pid, STOP)

    def end(self) -> None:
        """End the process, whatever it is at."""
        process, line = self._process, self.line
        self._process = self.line = None
        if process is not None:
            process.kill()
            process.join()
            process.close()
        if line is not None:
            line.close()

    def _begin(self) -> None:
        self.line, theirs = Pipe()
        with python_path(str(ROOT)):
            self._process = context().Process(  # type: ignore[attr-defined]  # as each context has
                target=work, args=(theirs,), daemon=True, name="galley-hand"
            )
            self._process.start()
        theirs.close()


class Worker:
    """The other end of the line: takes parts, and says what comes of them."""

    def __init__(self, line: Connection) -> None:
        """Take the line."""
        self.line = line
        self._setting = self._speaking = self._stopped = False

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """Leave the part, but nothing else; a word that is being said is said to its end."""
        self._stopped = self._setting
        if self._setting and not self._speaking:
            self._setting = False
            raise StopError

    def glimpse(self, part: TypesetPart, pages: tuple[int, ...]) -> None:
        """Show some pages."""
        self._speaking = True
        self.line.send(("glimpse", (pack(part), pages)))
        self._speaking = False
        if self._stopped:
            raise StopError

    def set(self, bench: Bench, part: Part, wanted: tuple[int, ...]) -> Outcome | Fault | Stopped:
        """Set a part."""
        self._stopped = False
        try:
            return self._set(bench, part, wanted)
        except StopError:
            return Stopped()

    def _set(self, bench: Bench, part: Part, wanted: tuple[int, ...]) -> Outcome | Fault:
        error: Exception = MachineError(f"{part.name} was not set", "report it")
        try:
            self._setting = True
            outcome = set_part(bench, part, wanted, self.glimpse)
            if outcome:
                return outcome
        except (ContentError, MachineError) as fault:
            error = fault
        except Exception as fault:  # noqa: BLE001 - it is told, and the next part is set
            message = f"{part.name} could not be set: {type(fault).__name__}: {fault}"
            error = MachineError(message, "this is a fault of galley: report it")
        finally:
            self._setting = self._speaking = False
        return Fault(error)


def work(line: Connection) -> None:
    """Set parts until the line ends."""
    begin()
    worker = Worker(line)
    if STOP is not None:
        signal.signal(STOP, worker.stop)
    with suppress(EOFError, OSError):
        while True:
            bench, part, wanted = line.recv()
            line.send(("end", worker.set(bench, part, wanted)))
