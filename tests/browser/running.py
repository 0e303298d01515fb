"""The command `preview`, run on a made-up issue in a folder of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.running import heed_ctrl_c

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Running:
    """A preview that runs: where it is seen, and the issue's folder."""

    address: str
    folder: Path
    process: subprocess.Popen[str]

    @property
    def base(self) -> str:
        """The address without the place in the issue."""
        return self.address.partition("#")[0]

    def line_of(self, file: str, words: str) -> int:
        """Tell the line of a file that begins with these words."""
        lines = (self.folder / file).read_text(encoding="utf-8").splitlines()
        return next(at for at, line in enumerate(lines, 1) if line.startswith(words))

    def save(self, file: str, text: str) -> None:
        """Save a file as editors do: whole, in the place of the one before."""
        new = self.folder.parent / f".{file}.new"
        new.write_text(text, encoding="utf-8")
        new.replace(self.folder / file)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace what stands once in a file, and save it."""
        text = (self.folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.save(file, text.replace(old, new))

    def stop(self) -> int:
        """End it as Ctrl-C does; give its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=20)


@contextmanager
def preview(folder: Path, name: str, *options: str) -> Iterator[Running]:
    """Run the preview of an issue's folder while the block lasts."""
    command: Sequence[str] = (
        *(sys.executable, str(ROOT / "build.py"), "preview", name, "--no-browser"),
        *("--content", str(folder.parent), "--out", str(folder.parent.parent / "build")),
        *options,
    )
    with (
        (folder.parent.parent / "errors.txt").open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            preexec_fn=heed_ctrl_c,  # noqa: PLW1509 - one call, which takes no lock
        ) as process,
    ):
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        try:
            assert address.startswith("http://127.0.0.1:"), Path(errors.name).read_text("utf-8")
            yield Running(address, folder, process)
        finally:
            process.terminate()
            process.wait(timeout=20)
