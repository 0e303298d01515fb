"""The command line, run in this process."""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass
from typing import Protocol

import pytest

from galley import cli


@dataclass(frozen=True)
class Ran:
    """What a run of the command line came to."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """A way to run the command line in this process."""

    def __call__(self, *arguments: str) -> Ran:
        """Run it with these arguments."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a way to run the command line."""

    def here(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["build.py", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        assert isinstance(left.value.code, int)
        return Ran(left.value.code, *capsys.readouterr())

    return here


def heed_ctrl_c() -> None:
    """Let Ctrl-C end a process that begins, also where the tests run in a shell's background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
