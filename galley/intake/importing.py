"""From a file to a folder: everything is written, or nothing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from galley.errors import ContentError, Diagnostic
from galley.files import failure, write_atomically
from galley.intake.issue_file import issue_file
from galley.intake.ledger import Ledger
from galley.intake.masthead import Masthead
from galley.intake.report import ImportReport
from galley.intake.telling import told
from galley.intake.whole import decisions_of, ledger_of, read_whole
from galley.intake.writing import piece_file

NAME = re.compile(r"v(\d+)i(\d+)")


def import_print(source: Path, folder: Path, *, overrides: Path | None = None) -> ImportReport:
    """Import the text of a printed issue into a folder that is not there yet, or is empty.

    ``overrides`` is the file of decisions; unless given, the one beside the source,
    ``<source>.overrides.yaml``, if it is there. Raises `ContentError` with lines of the
    source, or of the overrides, and `MachineError` where a file cannot be read or
    written; then nothing is written.
    """
    _check_free(folder)
    ledger = ledger_of(source, overrides)
    whole = read_whole(source, ledger)
    masthead, pieces = whole.masthead, whole.pieces
    _check_name(folder, masthead, ledger)
    files = {f"{piece.slug}.md": piece_file(piece, ledger) for piece in pieces}
    files["issue.yaml"] = issue_file(masthead, whole.coming, whole.cover, pieces)
    _check_used(decisions_of(source, overrides), ledger)
    ledger.stop()
    _write(folder, files)
    return ImportReport(
        str(source),
        str(folder),
        masthead.volume,
        masthead.number,
        tuple(map(told, pieces)),
        tuple(sorted(set(ledger.doubts))),
    )


def _check_free(folder: Path) -> None:
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise failure(f"cannot look into {folder}", error) from error
    if taken:
        message = "there is an issue already, and an import overwrites none"
        hint = "name another folder, or move this one away"
        raise ContentError([Diagnostic("issue-exists", message, hint, str(folder))])


def _check_name(folder: Path, masthead: Masthead, ledger: Ledger) -> None:
    match = NAME.fullmatch(folder.name)
    if match and (int(match[1]), int(match[2])) != (masthead.volume, masthead.number):
        name = f"v{masthead.volume}i{masthead.number}"
        message = f"the folder is {folder.name}, but the text is that of {name}"
        ledger.fault(1, "issue-name", message, f"import it into {folder.with_name(name)}")
        ledger.stop()


def _check_used(overrides: Path, ledger: Ledger) -> None:
    for line in sorted(ledger.decisions.keys() - ledger.used):
        message = f"“{line}: {ledger.decisions[line]}” in {overrides.name} settles nothing"
        ledger.fault(line, "override-unused", message, "take it out, or correct its line")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files into a folder beside, and give it the name when it is whole."""
    beside = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        try:
            for name, text in files.items():
                write_atomically(beside / name, text.encode())
            beside.rename(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise failure(f"cannot write {folder}", error) from error
