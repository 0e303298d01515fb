"""From a file to a folder: everything is written, or nothing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from galley.errors import ContentError, Diagnostic
from galley.files import failure, write_atomically
from galley.intake.blocks import blocks_of
from galley.intake.call_page import read_call
from galley.intake.contents_list import read_contents
from galley.intake.cover import cover_titles
from galley.intake.issue_file import issue_file
from galley.intake.leaves import find_leaves
from galley.intake.ledger import Ledger
from galley.intake.masthead import Masthead, read_masthead
from galley.intake.names import compare_names
from galley.intake.overrides import read_overrides
from galley.intake.reading import read
from galley.intake.rebuilding import rebuild
from galley.intake.report import ImportReport
from galley.intake.telling import told
from galley.intake.wraps import vocabulary
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
    beside = overrides or source.with_name(f"{source.name}.overrides.yaml")
    ledger = Ledger(str(source), read_overrides(beside, needed=overrides is not None))
    reading = read(source)
    words = vocabulary(reading.lines)
    blocks = blocks_of(reading, words, ledger)
    contents = read_contents(blocks, ledger)
    leaves, call = find_leaves(contents, blocks, reading.heads, ledger)
    masthead = read_masthead(blocks[: contents.start], ledger)
    _check_name(folder, masthead, ledger)
    coming = read_call(blocks[call:], ledger)
    pieces = rebuild(leaves, words, ledger, paged=reading.paged)
    compare_names(pieces, leaves, ledger)
    cover = cover_titles(blocks[: contents.start], {p.slug: p.opener.title for p in pieces})
    files = {f"{piece.slug}.md": piece_file(piece, ledger) for piece in pieces}
    files["issue.yaml"] = issue_file(masthead, coming, cover, pieces)
    _check_used(beside, ledger)
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
