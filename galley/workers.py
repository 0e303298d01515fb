"""Parts handed out to workers, and what comes back."""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Self

from galley.errors import ContentError, MachineError
from galley.executors import Here, Pool, cluster, cores, warm_up
from galley.model import Part
from galley.setting import Bench, Outcome, Parcel, make_ready, set_part, worker_versions

Task = Callable[[Bench | Parcel, Part], Outcome | None]
Came = tuple[Part, Outcome | ContentError]


PREPARING = "preparing"
"""The name of the thread that asks for processes before there are parts to set."""

PATIENCE = 0.5
"""Seconds to wait, at most, for a process that is just beginning, before it is ended."""


def _nothing() -> None:
    """Do nothing."""


class Workers:
    """Sets parts, several at a time: the one place where processes begin and end.

    A context: leaving it by an exception, as by Ctrl-C, ends what is still at work.
    """

    def __init__(self, jobs: int = 1, address: str = "", task: Task = set_part) -> None:
        """Take how many processes there shall be, 0 for the cores; or a cluster's address."""
        self._jobs = jobs or cores()
        self._address = address
        self._task = task
        self._stack = ExitStack()
        self._executor: Executor | None = None
        self._slots = self._jobs
        self._coming: threading.Thread | None = None
        warm_up(jobs, address)

    def __enter__(self) -> Self:
        """Nobody is called before there is work."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Send the workers home."""
        if isinstance(self._executor, Pool) and error is not None:
            self._end(self._executor)
        elif self._executor is not None:
            self._executor.shutdown(wait=False)
        self._executor = None
        self._stack.close()

    def versions(self) -> dict[str, str]:
        """Tell what makes the pages there: those elsewhere are asked."""
        if self._address:
            try:
                return self._called().submit(worker_versions).result()
            except Exception as error:
                raise self._elsewhere(error, "no worker answers") from error
        return worker_versions()

    def prepare(self, bench: Bench, few: int | None = None) -> None:
        """Let all processes of the pool come up, or a few, and read the styles meanwhile.

        What goes wrong is told when a part is set.
        """
        pool = self._called()
        if isinstance(pool, Pool):
            given = pool, bench, few or self._slots
            self._coming = threading.Thread(target=prepare, name=PREPARING, args=given, daemon=True)
            self._coming.start()

    def _end(self, pool: Pool) -> None:
        """End what is at work; but a process that is long in coming up ends by itself."""
        if self._coming:
            self._coming.join(PATIENCE)
        if not (self._coming and self._coming.is_alive()):
            pool.kill()

    def set(
        self,
        bench: Bench,
        parts: Sequence[Part],
        wanted: Callable[[Part], bool],
        begun: Callable[[], None] = _nothing,
    ) -> Iterator[Came]:
        """Set parts, begun in their order; yield each as it comes back, set or at fault.

        Once all hands are full this process waits, and ``begun`` is called. A part that is
        not ``wanted`` any more when its turn comes is left out. Raises `MachineError` where
        the machine fails, or a worker dies of a part twice.
        """
        self._called()
        place: Bench | Parcel = Parcel(bench.digest) if self._address else bench
        waiting, lost = deque(parts), list[Part]()
        running: dict[Future[Outcome | None], Part] = {}
        while waiting or running or lost:
            while waiting and len(running) < self._slots and not lost:
                part = waiting.popleft()
                if wanted(part):
                    running[self._submit(place, part)] = part
            if running:
                begun()
                begun = _nothing
            done = wait(running, return_when=FIRST_COMPLETED).done
            for future in [each for each in running if each in done]:
                part = running.pop(future)
                try:
                    outcome = self._outcome(future, part)
                except BrokenExecutor:
                    lost.append(part)
                    continue
                if outcome is None:
                    running[self._submit(bench.parcel(), part)] = part
                else:
                    yield part, outcome
            while lost and not running:
                part = lost.pop(0)
                yield part, self._alone(place, part)

    def _called(self) -> Executor:
        """Call the workers, if they are not there yet."""
        if self._executor is None:
            if self._address:
                called = self._stack.enter_context(cluster(self._address))
                self._executor, self._slots = called
            else:
                self._executor = Pool(self._jobs) if self._jobs > 1 else Here()
        return self._executor

    def _submit(self, place: Bench | Parcel, part: Part) -> Future[Outcome | None]:
        """Hand a part out."""
        try:
            return self._called().submit(self._task, place, part)
        except BrokenExecutor as error:
            future: Future[Outcome | None] = Future()
            future.set_exception(error)
            return future

    def _outcome(self, future: Future[Outcome | None], part: Part) -> Outcome | ContentError | None:
        """What came of a part. Raises `MachineError`, and ``BrokenExecutor`` of a dead worker."""
        try:
            return future.result()
        except ContentError as faults:
            return faults
        except (BrokenExecutor, MachineError):
            raise
        except Exception as error:
            raise self._elsewhere(error, f"{part.name} could not be set") from error

    def _elsewhere(self, error: Exception, what: str) -> Exception:
        """What goes wrong on a cluster is the machine's fault; here it is ours."""
        if not self._address or isinstance(error, MachineError):
            return error
        message = f"{what} at {self._address}: {type(error).__name__}: {error}"
        return MachineError(message, "see the logs of the cluster's workers")

    def _alone(self, place: Bench | Parcel, part: Part) -> Outcome | ContentError:
        """Set a part that was at work when a worker died; if it was the cause, say so."""
        self._executor = None
        try:
            outcome = self._outcome(self._submit(place, part), part)
        except BrokenExecutor as error:
            raise MachineError(
                f"the process that set {part.name} died twice",
                "see that there is memory enough, or set it in this process: --jobs 1",
            ) from error
        if outcome is None:
            raise RuntimeError("a worker of this machine asks for files that it sees")
        return outcome


def prepare(pool: Pool, bench: Bench, number: int) -> None:
    """Ask for processes, which takes until there is a server that begins them."""
    with suppress(Exception):  # Told when a part is set.
        for _ in range(number):
            pool.submit(make_ready, bench)
