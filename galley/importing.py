"""A manuscript from Word made a piece of an issue: everything is written, or nothing."""

from dataclasses import replace
from pathlib import Path

from galley.errors import ContentError, Diagnostic
from galley.files import write_together
from galley.folders import shown_path
from galley.hints import quoted
from galley.intake.word import WordReport, read_word
from galley.manuscript.reading import ISSUE_FILE
from galley.scaffolding import check_free, listed
from galley.written import Kind


def import_word(
    source: Path, target: Path, *, kind: Kind | None = None, section: str = ""
) -> WordReport:
    """Import a Word file as ``target``, a piece of an issue that is there.

    Unless given, the kind is read off the file, or taken to be an article, and the section
    is the one whose title names its kind. Raises
    `ContentError` and `MachineError`; then nothing is written.
    """
    folder = target.parent
    if target.suffix != ".md":
        hint = "name it as in content/v3i2/quays.md"
        raise _refused(
            "piece-name", f"{quoted(target.name)} is not a piece\u2019s file name", hint, target
        )
    check_free(target)
    if not (folder / ISSUE_FILE).is_file():
        hint = f"begin the issue first: python build.py new issue {folder.name} …"
        raise _refused("issue-missing", f"there is no {ISSUE_FILE} in {folder}", hint, folder)
    made = read_word(source, target.stem, kind)
    files = {folder / "figures" / name: data for name, data in made.pictures.items()}
    for path in files:
        if path.exists() or path.is_symlink():
            hint = "name another piece, or move this file away"
            raise _refused(
                "piece-exists", "there is a file already, and none is overwritten", hint, path
            )
    listing = listed(folder, target.stem, Kind(made.report.kind), section)
    files[target] = made.text.encode()
    write_together(files, listing.changes)
    return replace(made.report, target=str(target), section=listing.section)


def _refused(code: str, message: str, hint: str, path: Path) -> ContentError:
    return ContentError([Diagnostic(code, message, hint, shown_path(path))])
