"""A small issue, and builds of it in processes that may come to harm."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from galley.errors import ContentError, MachineError
from galley.order import Order
from galley.press import Press
from galley.typesetting.startup import load_engine
from tests.hostile.case import PLAN, piece

OLD, NEW = "The harbour is old.[^1]\n\n[^1]: Reed.", "The harbour is new.[^1]\n\n[^1]: Moe."
NAMES = {"v3i1.pdf", "report.json", "v3i1.json"}
"""What a build leaves in its folder."""

Harm = Callable[[], None]


def nothing() -> None:
    """Do no harm."""


@dataclass(frozen=True)
class Yard:
    """An issue of one page of text, and where its PDF goes."""

    base: Path

    @property
    def order(self) -> Order:
        """The order for the issue."""
        return Order(content=self.base / "content", out=self.base / "build")

    @property
    def folder(self) -> Path:
        """The issue's folder."""
        return self.order.content / "v3i1"

    @property
    def pdf(self) -> Path:
        """The issue's file."""
        return self.order.out / "v3i1" / "v3i1.pdf"

    def write(self, text: str) -> None:
        """Write the issue with a text."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "issue.yaml").write_text(PLAN, encoding="utf-8")
        (self.folder / "p.md").write_text(piece(text), encoding="utf-8")

    def build(self, text: str) -> bytes:
        """Build the issue with a text, in this process; return the PDF."""
        self.write(text)
        return Press(self.order).issue().pdf.read_bytes()

    def start(self, harm: Harm = nothing) -> int:
        """Begin a build in a child that first does harm; return its number."""
        load_engine()
        child = os.fork()
        if not child:
            code = 9
            try:
                (self.base / "tmp").mkdir(exist_ok=True)
                tempfile.tempdir = str(self.base / "tmp")
                harm()
                Press(self.order).issue()
                code = 0
            except MachineError:
                code = 3
            except ContentError:
                code = 1
            finally:
                os._exit(code)
        return child

    def run(self, harm: Harm = nothing, kill_after: float | None = None) -> int:
        """Build in a child, killed after some seconds; return its exit code, -9 if killed."""
        child = self.start(harm)
        if kill_after is not None:
            sleep(kill_after)
            os.kill(child, signal.SIGKILL)
        return wait(child)

    def temporary(self) -> list[Path]:
        """Give the temporary folders that builds have left."""
        return [folder for own in self.base.glob("tmp/galley-*") for folder in own.iterdir()]

    def litter(self) -> set[str]:
        """Give what lies in the folders of the issue and its PDF and does not belong there."""
        left = {path.name for path in self.pdf.parent.rglob("*") if path.is_file()} - NAMES
        return left | {path.name for path in self.folder.iterdir() if path.name.startswith(".")}


def wait(child: int) -> int:
    """Wait for a child; return its exit code."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
