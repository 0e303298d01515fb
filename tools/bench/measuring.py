"""What one command costs: seconds, memory, and whether it came to its end."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

RUNNER = Path(__file__).with_name("runner.py")
UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
"""With this set, a program that was not installed compiled is compiled at each start."""

TOLD = 300
"""Characters of a failed command's last words that are told."""


@dataclass(frozen=True)
class Measurement:
    """One run of a command, or the medians of several.

    ``wall`` and ``cpu`` are seconds, the latter of all processes; ``tree`` is the peak of all
    processes' memory together, ``process`` the largest peak of one, both bytes. ``memory``
    names how ``tree`` was measured; ``whole`` is false where processes that outlived their
    parents could not be counted. ``code`` is the exit code; ``late`` is set where the time
    limit ended the command.
    """

    wall: float
    cpu: float
    tree: int
    process: int
    code: int = 0
    late: bool = False
    whole: bool = True
    memory: str = "PSS"

    @property
    def done(self) -> bool:
        """Whether the command came to a good end."""
        return self.code == 0 and not self.late


class FailedError(Exception):
    """A command that failed, or ran out of time."""


def measure(
    command: Sequence[str | Path],
    folder: Path,
    log: Path,
    limit: float,
    surroundings: Mapping[str, str] | None = None,
) -> Measurement:
    """Run a command in a folder and measure it.

    ``surroundings`` are set in the environment beside what is there, but for what would have
    Python compile all of a program each time that it starts. What the command says
    goes to the log; ``limit`` is in seconds. Raises `FailedError` with the command's
    last words where it fails.
    """
    kept = {name: value for name, value in os.environ.items() if name != UNCOMPILED}
    order = {
        "command": [str(word) for word in command],
        "folder": str(folder),
        "surroundings": {**kept, **(surroundings or {})},
        "log": str(log),
        "limit": limit,
    }
    told = subprocess.run(
        [sys.executable, "-I", RUNNER],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise FailedError(told.stderr.strip().rpartition("\n")[2])
    found = Measurement(**json.loads(told.stdout))
    if found.late:
        raise FailedError(f"not done after {limit:.0f} s")
    if not found.done:
        raise FailedError(f"exit code {found.code}: {last_words(log)}")
    return found


def last_words(log: Path) -> str:
    """The end of what a command said, as one line."""
    words = log.read_text(encoding="utf-8", errors="replace").split()
    return " ".join(words)[-TOLD:]


def medians(runs: Sequence[Measurement]) -> Measurement:
    """The median of each figure over the runs of one command."""
    if not runs:
        raise ValueError("there are no runs to take medians of")
    return Measurement(
        wall=median(run.wall for run in runs),
        cpu=median(run.cpu for run in runs),
        tree=round(median(run.tree for run in runs)),
        process=round(median(run.process for run in runs)),
        whole=all(run.whole for run in runs),
        memory=runs[0].memory,
    )
