"""The proof as a step of the build: what is expected, the file, and a verdict that is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Self

from galley import __version__
from galley.cache import Cache
from galley.digests import SOURCE, digest_of, folder_digest
from galley.errors import ContentError, Diagnostic, MachineError, Severity
from galley.expectation import Expectation
from galley.files import write_atomically
from galley.model import TypesetPart

if TYPE_CHECKING:
    from galley.proofing.page_memory import PageMemory

FOLDER = "proofs"


class Proofreader:
    """Proves the files that go to one place, and reads their parts before they are bound.

    A context: leaving it drops what is not read yet. What the pages of the last sound file
    say is kept in the ``cache``, where there is one.
    """

    def __init__(self, target: Path, cache: Cache | None = None) -> None:
        """Take where the proved file is to be written."""
        self._target = target
        self._cache = cache
        self._code = folder_digest(SOURCE / "proofing")
        self._key = digest_of(f"pages of {target.absolute()}".encode() + self._code)
        self._reading = ThreadPoolExecutor(1, "proofreader")

    def __enter__(self) -> Self:
        """Nothing is read before it is given."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop reading."""
        self._reading.shutdown(wait=True, cancel_futures=True)

    @cached_property
    def _memory(self) -> PageMemory:
        """What is known of pages; asked for in the thread that reads, or after it."""
        from galley.proofing.page_memory import PageMemory  # noqa: PLC0415 - heavy

        return PageMemory((self._cache.get(self._key) if self._cache else None) or b"")

    def meanwhile(self, task: Callable[[], object]) -> None:
        """Do something beside this thread, in its turn with the parts to be read.

        What goes wrong with it goes wrong again where it is asked for.
        """
        self._reading.submit(task)

    def finish(self) -> None:
        """Wait until all is done that was begun meanwhile; nothing more can be."""
        self._reading.shutdown(wait=True)

    def come_up(self) -> None:
        """Bring up what reads and proves."""
        import_module("galley.proofing.proof")
        _ = self._memory

    def read_ahead(self, part: TypesetPart) -> None:
        """Begin to read a part, while others are still being set.

        What is wrong with it is told when the bound file is proved.
        """
        self._reading.submit(lambda: self._memory.learn(part.pdf))

    def prove(self, expected: Expectation, pdf: bytes) -> None:
        """Prove a finished file, before it is written.

        The verdict is kept in the folder ``proofs`` beside the target, with the digests of
        the file, of what is expected of it, and of what proves it: the same file is not
        proved again.
        Raises `ContentError` where it falls short.
        """
        from galley.proofing.proof import proof  # noqa: PLC0415 - heavy

        self.finish()
        kept = verdict_path(self._target)
        keys = {
            "version": __version__,
            "proofing": self._code.hex(),
            "pdf": hashlib.sha256(pdf).hexdigest(),
            "expectation": hashlib.sha256(repr(expected).encode()).hexdigest(),
        }
        found = read_verdict(kept, keys)
        if found is None:
            found = proof(expected, pdf, str(self._target), self._memory)
            if self._cache and self._memory.is_new and not found:
                self._cache.put(self._key, self._memory.packed())
            told = [asdict(diagnostic) for diagnostic in found]
            verdict = {**keys, "passed": not found, "diagnostics": told}
            text = json.dumps(verdict, ensure_ascii=False, indent=2) + "\n"
            # One that cannot be kept is found again; nor will the file itself be written.
            with suppress(MachineError):
                write_atomically(kept, text.encode())
        if found:
            raise ContentError(found)


def verdict_path(target: Path) -> Path:
    """Give the file that keeps the verdict on a PDF."""
    return target.parent / FOLDER / f"{target.stem}.json"


def read_verdict(path: Path, keys: dict[str, str]) -> tuple[Diagnostic, ...] | None:
    """Give what was found in just this file; `None` where nothing is known of it.

    A verdict that cannot be read is none.
    """
    try:
        kept = json.loads(path.read_bytes())
        if any(kept[name] != key for name, key in keys.items()):
            return None
        rows = [{**row, "severity": Severity(row["severity"])} for row in kept["diagnostics"]]
        return tuple(Diagnostic(**row) for row in rows)
    except (OSError, ValueError, KeyError, TypeError):
        return None
