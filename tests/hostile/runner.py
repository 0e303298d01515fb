"""Builds a hostile issue in a process of its own and tells how it ended.

An audit hook, which cannot be taken off again, writes down every file that is opened
and every connection that is made while the build runs.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from galley.digests import ROOT
from galley.errors import ContentError, MachineError, errors
from galley.order import Order
from galley.press import Press
from galley.typesetting.startup import load_engine

SECONDS = 60
MEBIBYTES = 1024
SCRATCH = Path(tempfile.gettempdir()) / f"galley-{os.getuid()}"
"""Where the process that is forked has its temporary files."""

NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname")


@dataclass(frozen=True)
class End:
    """How a build ended.

    ``kind`` is pages, diagnostics, machine, traceback or killed; ``codes`` are those of
    the errors, ``places`` a line of each as it is shown. ``opened`` are files outside of
    all that a build may read, ``connections`` what the network was asked for.
    """

    kind: str
    codes: tuple[str, ...] = ()
    shown: str = ""
    seconds: float = 0
    mebibytes: float = 0
    opened: tuple[str, ...] = ()
    connections: tuple[str, ...] = ()


@dataclass
class Watch:
    """What an audit hook saw."""

    allowed: tuple[Path, ...]
    on: bool = True
    opened: list[str] = field(default_factory=list)
    connections: list[str] = field(default_factory=list)

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take one event down, where it is one that counts."""
        if not self.on:
            return
        if event in NETWORK:
            self.connections.append(f"{event} {arguments[1:]!r}")
        elif event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            path = Path(os.fsdecode(arguments[0])).resolve()
            if path.name != "statm" and not any(
                path.is_relative_to(folder) for folder in self.allowed
            ):
                self.opened.append(str(path))


def allowed(base: Path) -> tuple[Path, ...]:
    """Give the folders that a build may read: its own, the program's and Python's."""
    own = [base / "content" / "v3i1", base / "build", base / "tmp", SCRATCH]
    program = [ROOT / "galley", ROOT / "templates", ROOT / "styles"]
    python = {sys.prefix, sys.base_prefix, *filter(os.path.isabs, sys.path)} - {str(ROOT)}
    return tuple(folder.resolve() for folder in (*own, *program, *map(Path, python)))


def end_of(base: Path, work: Callable[[], str]) -> End:
    """Do a work in this process, watched, and say how it ended; ``shown`` is what it gives."""
    watch = Watch(allowed(base))
    sys.addaudithook(watch.hook)
    start = perf_counter()
    kind, codes = "pages", frozenset[str]()
    try:
        shown = work()
    except ContentError as error:
        kind, shown = "diagnostics", str(error)
        codes = frozenset(each.code for each in errors(error.diagnostics))
    except MachineError as error:
        kind, shown = "machine", str(error)
    except BaseException:  # noqa: BLE001 - whatever it is, it is what is looked for
        kind, shown = "traceback", traceback.format_exc()
    watch.on = False
    seconds = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    opened, connections = tuple(watch.opened), tuple(watch.connections)
    return End(kind, tuple(sorted(codes)), shown, seconds, peak, opened, connections)


def run(base: Path) -> End:
    """Build the issue under a folder in a child of this process."""
    order = Order(content=base / "content", out=base / "build")
    return watched(base, lambda: str(Press(order).issue().pages))


def watched(base: Path, work: Callable[[], str], seconds: int = 2 * SECONDS) -> End:
    """Do a work in a child of this process, and say how it ended."""
    load_engine()
    told = base / "end.json"
    child = os.fork()
    if not child:
        (base / "tmp").mkdir(exist_ok=True)
        tempfile.tempdir = str(base / "tmp")
        signal.alarm(seconds)
        try:
            told.write_text(json.dumps(asdict(end_of(base, work))), encoding="utf-8")
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    if status or not told.exists():
        return End("killed", shown=f"status {status}")
    given = json.loads(told.read_text(encoding="utf-8"))
    lists = {key: tuple(value) for key, value in given.items() if isinstance(value, list)}
    return End(**{**given, **lists})
