"""From a Word file to a piece of an issue: everything is written, or nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from galley.errors import MachineError
from galley.files import failure, write_atomically
from galley.guard import guarded
from galley.intake.word.building import Made, Maker
from galley.intake.word.contents import Added, added
from galley.intake.word.doubts import WordDoubt
from galley.intake.word.package import read_package, refused
from galley.intake.word.report import WordReport
from galley.limits import limits
from galley.model import RESERVED, Kind

SLUG = re.compile(r"[a-z][a-z0-9-]*")
ISSUE_FILE = "issue.yaml"
KIND = re.compile(r"^kind:[ \t]*(\w+)", re.MULTILINE)


def import_word(source: Path, target: Path, *, kind: Kind | None = None) -> WordReport:
    """Import a Word file as ``target``, a piece of an issue that is there.

    Unless given, the kind is read off the file, or taken to be an article. Raises
    `ContentError` and `MachineError`; then nothing is written.
    """
    _check_target(target)
    issue = target.parent / ISSUE_FILE
    before = _issue_text(issue)
    with guarded("the import", str(source), limits()):
        made = Maker(read_package(source), target.stem, kind).made()
    listed = _listed(before, target, made.report.kind, str(issue))
    _write(target, made, before, listed)
    doubts = made.report.doubts
    if listed.new:
        what = f"no section of the contents is for the kind “{made.report.kind}”"
        new = WordDoubt(0, "section-new", what, f"a section “{listed.section}” is added")
        doubts = (new, *doubts)
    return replace(made.report, target=str(target), section=listed.section, doubts=doubts)


def _check_target(target: Path) -> None:
    path, slug = str(target), target.stem
    if target.suffix != ".md" or not SLUG.fullmatch(slug):
        message = f"“{target.name}” is not a piece’s file name"
        hint = "use lower-case letters, digits and hyphens, a letter first, and .md"
        raise refused(path, "piece-name", message, hint)
    if slug in RESERVED:
        message = f"“{slug}” is the name of a part that every issue has"
        raise refused(path, "piece-reserved", message, "give the piece another name")
    _check_free(target)


def _check_free(path: Path) -> None:
    if path.exists() or path.is_symlink():
        message = "there is a file already, and an import overwrites none"
        hint = "name another piece, or move this file away"
        raise refused(str(path), "piece-exists", message, hint)


def _issue_text(issue: Path) -> str:
    if not issue.is_file():
        message, hint = f"there is no {ISSUE_FILE} in {issue.parent}", "set up the issue first"
        raise refused(str(issue), "issue-missing", message, hint)
    try:
        return issue.read_bytes().decode()
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte 0x{error.object[error.start]:02X}"
        raise refused(str(issue), "text-encoding", message, "save it as UTF-8") from error
    except OSError as error:
        raise failure(f"cannot read {issue}", error) from error


def _listed(before: str, target: Path, kind: str, path: str) -> Added:
    def kind_of(slug: str) -> str:
        try:
            text = (target.parent / f"{slug}.md").read_text("utf-8")
        except (OSError, ValueError):
            return ""
        match = KIND.search(text.partition("\n---")[0])
        return match[1] if match else ""

    return added(before, target.stem, kind, kind_of, path)


def _write(target: Path, made: Made, before: str, listed: Added) -> None:
    """Write pictures, piece and contents; take all of it back where one cannot be written."""
    figures, issue = target.parent / "figures", target.parent / ISSUE_FILE
    files = {figures / name: data for name, data in made.pictures.items()}
    for path in files:
        _check_free(path)
    files[target] = made.text.encode()
    fresh = not figures.exists()
    done: list[Path] = []
    try:
        for path, data in files.items():
            write_atomically(path, data)
            done.append(path)
        if listed.text != before:
            write_atomically(issue, listed.text.encode())
    except MachineError:
        for path in done:
            path.unlink(missing_ok=True)
        if fresh and figures.is_dir() and not any(figures.iterdir()):
            figures.rmdir()
        raise
