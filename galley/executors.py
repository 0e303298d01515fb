"""Who sets the parts: this process, a pool of processes, or a cluster.

Each is a `concurrent.futures.Executor`, and nothing else is asked of it.
"""

import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import BaseContext
from typing import ParamSpec, TypeVar

from galley.digests import ROOT
from galley.errors import MachineError
from galley.garbage import collect_seldom

DASK = "dask://"
INSTALL = "run: make setup, or, in the clone: python -m pip install '.[cluster]'"
LONGEST = 64
"""Bytes of the path of a folder for temporary files that leave room for a socket's name."""

PRELOADED = [
    "galley.orphans",
    "concurrent.futures.process",
    "galley.setting",
    "galley.typesetting.warm",
]
"""What the server has in memory; the first keeps it quiet, the last keeps all there."""

PATIENCE = 30
"""How many seconds a cluster has to answer, and to have a worker."""

P = ParamSpec("P")
T = TypeVar("T")


class Here(Executor):
    """Does everything at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do it; the future is done when it is given."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is the future's to raise
            future.set_exception(error)
        return future


class Pool(ProcessPoolExecutor):
    """A pool of processes that can be stopped at once."""

    def __init__(self, size: int) -> None:
        """Take the number of processes; none begins before there is work for it."""
        self._others = set(multiprocessing.active_children())
        super().__init__(size, mp_context=context(), initializer=begin)

    def kill(self) -> None:
        """End the processes, whatever they are at."""
        for process in set(multiprocessing.active_children()) - self._others:
            process.kill()
        self.shutdown(wait=True, cancel_futures=True)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def context() -> BaseContext:
    """How processes are begun: by a server that has the engine in memory, where there can be one.

    Forking this process would copy its threads' locks, but not its threads. The server is
    spoken to by a socket among the temporary files, whose path must not be long.
    """
    near = len(os.fsencode(tempfile.gettempdir())) <= LONGEST
    served = near and "forkserver" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if served else "spawn")


def warm_up(jobs: int, address: str) -> None:
    """Let the server that begins processes load the engine, while this one reads.

    A second call does nothing, nor does one for a single job or for a cluster.
    """
    if address or (jobs or cores()) == 1:
        return
    if context().get_start_method() == "forkserver":
        forkserver.set_forkserver_preload(PRELOADED)
        with python_path(str(ROOT)), suppress(OSError):
            # It begins with the server otherwise, and lets interrupts through again.
            resource_tracker.ensure_running()
            with deaf_to_interrupts():
                forkserver.ensure_running()


@contextmanager
def python_path(folder: str) -> Iterator[None]:
    """Let processes that begin meanwhile import from a folder."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (folder, before)))
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Let processes that begin meanwhile leave Ctrl-C to this one, which hears of it afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin() -> None:
    """Begin a process of the pool: Ctrl-C is for its parent, and it ends with its parent."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """Wait until the parent is gone, however it went; then end this process."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """A Dask cluster as an executor, and how many parts it sets at a time.

    ``address`` is ``dask://HOST:PORT``, its scheduler's. Raises `MachineError` where it does
    not answer, has no worker, or Dask is not installed.
    """
    if not address.startswith(DASK):
        raise MachineError(f"no executor is called {address}", "give it as dask://HOST:PORT")
    try:
        distributed = import_module("distributed")
    except ModuleNotFoundError as missing:
        message = f"the package {missing.name} is not installed for this Python"
        raise MachineError(message, INSTALL) from missing
    scheduler = f"tcp://{address.removeprefix(DASK)}"
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler answers at {address}"
        raise MachineError(message, "start it with: dask scheduler") from error
    try:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            hint = "start one with: dask worker HOST:PORT --nthreads 1"
            raise MachineError(f"the cluster at {address} has no worker", hint) from error
        yield client.get_executor(pure=False), max(1, len(client.nthreads()))
    finally:
        client.close()
