"""A file's bytes → its text: UTF-8, line feeds, no control characters."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from galley.errors import Diagnostic, Severity
from galley.folders import refuse_crowd
from galley.limits import excess

# Controls but tab and line feed, the line breaks that only some programs count, byte-order
# marks inside the text, and what no UTF-8 file may hold (an escape in YAML may name it).
REFUSED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def read_text(file: Path, path: str, found: list[Diagnostic]) -> str | None:
    """Return a file's text, ``None`` where it has none; what is wrong is added to ``found``.

    A byte-order mark at the head is dropped, line breaks become line feeds, and each
    refused character becomes a space, so that every later place is that of the file.
    """
    data = _read_bytes(file, path, found)
    if data is None:
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = _line_feeds(data.decode())
    except UnicodeDecodeError as error:
        before = _line_feeds(data[: error.start].decode())
        found.append(
            Diagnostic(
                "text-encoding",
                f"the file is not UTF-8: byte 0x{data[error.start]:02X}",
                "save it as UTF-8",
                path,
                before.count("\n") + 1,
                len(before) - before.rfind("\n"),
            )
        )
        return None
    found.extend(_characters(text, path))
    return REFUSED.sub(" ", text)


def _read_bytes(file: Path, path: str, found: list[Diagnostic]) -> bytes | None:
    """Return a file's bytes, unless it lies elsewhere, is too large or cannot be read."""
    try:
        if not file.resolve().is_relative_to(file.parent.resolve()):
            found.append(
                Diagnostic(
                    "file-outside",
                    "a link leads out of the issue's folder",
                    "put the file itself in the folder",
                    path,
                )
            )
            return None
        if not file.is_file():
            raise OSError(0, "not a file")  # noqa: TRY301 - as every other reason
        advice = "divide it; pictures go into files of their own"
        if over := excess("max_file_bytes", "bytes", file.stat().st_size, advice):
            found.append(Diagnostic("over-limit", *over, path))
            return None
        return file.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself, before 3.13
        if isinstance(error, OSError):
            refuse_crowd(error)
        reason = getattr(error, "strerror", None) or "a link leads to itself"
        found.append(
            Diagnostic(
                "file-unreadable",
                f"the file cannot be read: {reason.lower()}",
                "mend the file or its permissions",
                path,
            )
        )
        return None


def _line_feeds(text: str) -> str:
    """Write every line break as a line feed, so that all programs count the same lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _characters(text: str, path: str) -> list[Diagnostic]:
    """Report each line's first control character, and its first replacement character."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if control := REFUSED.search(line):
            found.append(
                Diagnostic(
                    "text-control",
                    f"the character U+{ord(control[0]):04X} cannot be printed",
                    "delete it",
                    path,
                    number,
                    control.start() + 1,
                )
            )
        if "\ufffd" in line:
            found.append(
                Diagnostic(
                    "text-replacement",
                    "U+FFFD stands where a character was lost in a conversion",
                    "write the character that is meant",
                    path,
                    number,
                    line.index("\ufffd") + 1,
                    Severity.WARNING,
                )
            )
    return found
