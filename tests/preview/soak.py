"""Many edits at random in one preview: what is saved last is shown, and memory stays.

Run as ``python -m tests.preview.soak --edits 200``; prints what came of it, and exits with
1 where it is not as it must be.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

from galley.guard import resident
from galley.order import Order
from tests.made_up import FILES, PARAGRAPH, write_issue

from .running import Served, running

SETTLED = 50
"""After how many edits memory is looked at first."""

MORE = 1.2
"""How much more of it there may be at the end."""

KINDS = ("word", "longer", "shorter", "lines", "broken", "lost", "rename", "plan", "burst")
MARK = "A quay is a wall."


@dataclass
class Soak:
    """The run of a soak: chance, what is written, and what was seen."""

    served: Served
    chance: random.Random
    paragraphs: int = 7
    sizes: list[int] = field(default_factory=list)

    def edit(self, number: int) -> None:
        """Make one change, and see that it is shown, or told."""
        kind = self.chance.choice(KINDS)
        mark = f"Wall {number}."
        if kind in {"longer", "shorter"}:
            step = self.chance.randint(1, 6) * (1 if kind == "longer" else -1)
            self.paragraphs = min(30, max(1, self.paragraphs + step))
        text = self.text(mark)
        file = self.served.folder / "quays.md"
        if kind == "lines":
            text = text.replace("## A first head", "<!-- a remark -->\n\n## A first head")
        elif kind == "broken":
            file.write_text(text.replace("[^two]: *Ibid.*", ""), "utf-8")
            self.served.until(lambda book: book.state == "stale")
        elif kind == "lost":
            file.unlink()
            sleep(self.chance.random() / 5)
        elif kind == "plan":
            plan = FILES["issue.yaml"].replace("Ports & Tides", f"Ports {number}")
            self.served.write("issue.yaml", plan)
        elif kind == "burst":
            for step in range(5):
                file.write_text(self.text(f"Burst {number}-{step}."), "utf-8")
                sleep(self.chance.random() / 10)
        if kind == "rename":
            beside = file.with_name(".quays.md.new")
            beside.write_text(text, "utf-8")
            beside.replace(file)
        else:
            file.write_text(text, "utf-8")
        self.served.until(self.served.shows(mark))
        self.look()
        self.sizes.append(memory())

    def text(self, mark: str) -> str:
        """The piece with a mark in it."""
        long = "\n\n".join([PARAGRAPH] * self.paragraphs)
        return FILES["quays.md"].replace(MARK, mark).replace(PARAGRAPH, long, 1)

    def look(self) -> None:
        """Look at some pages, as a browser does."""
        pages = self.served.session.book.pages
        for page in self.chance.sample([page for page in pages if page.look], 3):
            if page.look:
                assert self.served.get(f"image/{page.look.image}.png?scale=1").status == 200
                assert self.served.get(f"layer/{page.look.layer}.json").status == 200


def memory() -> int:
    """Bytes that this process and those that it began hold."""
    own = resident()
    tasks = Path("/proc")
    for status in tasks.glob("[0-9]*/status"):
        try:
            rows = dict(row.split(":", 1) for row in status.read_text().splitlines() if ":" in row)
        except OSError:
            continue
        if ancestor(int(rows["Pid"])) and "VmRSS" in rows:
            own += int(rows["VmRSS"].split()[0]) * 1024
    return own


def ancestor(process: int) -> bool:
    """Whether a process comes from this one."""
    while process > 1:
        try:
            stat = Path(f"/proc/{process}/stat").read_text()
        except OSError:
            return False
        process = int(stat.rpartition(")")[2].split()[1])
        if process == os.getpid():
            return True
    return False


def soak(base: Path, edits: int, seed: int) -> list[int]:
    """Make so many edits; give the bytes in memory after each."""
    write_issue(base / "content")
    order = Order(content=base / "content", out=base / "build", jobs=2, cache=64)
    with running(order) as served:
        served.current()
        run = Soak(served, random.Random(seed))
        for number in range(edits):
            run.edit(number)
        return run.sizes


def main() -> int:
    """Soak a preview."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as base:
        sizes = soak(Path(base), given.edits, given.seed)
    first = max(sizes[SETTLED - 10 : SETTLED])
    last = max(sizes[-10:])
    sys.stdout.write(
        f"{given.edits} edits, none lost; {first >> 20} MiB after {SETTLED}, {last >> 20} MiB "
        f"at the end: {100 * last / first - 100:+.0f} %\n"
    )
    return int(last > MORE * first)


if __name__ == "__main__":
    sys.exit(main())
