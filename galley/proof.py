"""The proof as a step of the build: what is expected, the file, and a verdict that is kept."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from galley import __version__
from galley.cache import Cache
from galley.digests import SOURCE, digest_of, folder_digest
from galley.errors import ContentError, Diagnostic, MachineError, Severity
from galley.expectation import Expectation
from galley.files import write_atomically
from galley.proofing.page_memory import PageMemory
from galley.proofing.proof import proof

FOLDER = "proofs"


def prove(expected: Expectation, pdf: bytes, target: Path, cache: Cache | None = None) -> None:
    """Prove a finished file, before it is written to ``target``.

    The verdict is kept in the folder ``proofs`` beside the target, with the digests of the
    file and of what is expected of it: the same file is not read again, nor, where there
    is a ``cache``, is a page that the last sound file had too.
    Raises `ContentError` where it falls short.
    """
    kept = verdict_path(target)
    keys = {
        "version": __version__,
        "pdf": hashlib.sha256(pdf).hexdigest(),
        "expectation": hashlib.sha256(repr(expected).encode()).hexdigest(),
    }
    found = read_verdict(kept, keys)
    if found is None:
        found = _found(expected, pdf, target, cache)
        told = [asdict(diagnostic) for diagnostic in found]
        verdict = {**keys, "passed": not found, "diagnostics": told}
        text = json.dumps(verdict, ensure_ascii=False, indent=2) + "\n"
        # One that cannot be kept is found again; the file itself will not be written either.
        with suppress(MachineError):
            write_atomically(kept, text.encode())
    if found:
        raise ContentError(found)


def _found(
    expected: Expectation, pdf: bytes, target: Path, cache: Cache | None
) -> tuple[Diagnostic, ...]:
    """Read a file; what its pages say is remembered if it is sound."""
    if cache is None:
        return proof(expected, pdf, str(target))
    key = digest_of(f"pages of {target.absolute()}".encode() + folder_digest(SOURCE / "proofing"))
    memory = PageMemory(cache.get(key) or b"")
    found = proof(expected, pdf, str(target), memory)
    if memory.is_new and not found:
        cache.put(key, memory.packed())
    return found


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
