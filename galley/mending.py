"""Writing into an issue's files what the rules of an editor can mend."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path, PurePosixPath

from galley.errors import Diagnostic
from galley.files import write_atomically
from galley.proofing.rules import Finding, fixed


def mend(folder: Path, findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    """Make the edits that findings offer in a folder's files; return what was mended.

    Each file is written whole or not at all, and only if it changes. Raises
    `MachineError` where one cannot be read or written.
    """
    mended: list[Diagnostic] = []
    ordered = sorted((f for f in findings if f.edit), key=lambda f: f.diagnostic.place)
    for path, group in groupby(ordered, key=lambda f: f.diagnostic.path):
        file = folder / PurePosixPath(path).name
        data = file.read_bytes()
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        text, made = fixed(data.removeprefix(mark).decode(), group)
        if made:
            write_atomically(file, mark + text.encode())
            mended += [found.diagnostic for found in made]
    return tuple(mended)
