"""The command `import`."""

from pathlib import Path
from typing import Annotated

import typer

from galley.cli.arguments import PrintText
from galley.cli.general import General
from galley.cli.telling import count, err, out
from galley.files import write_atomically


def import_(
    ctx: typer.Context,
    source: PrintText,
    target: Annotated[
        Path, typer.Argument(metavar="ISSUE_DIR", help="The folder to make, as in content/v3i1.")
    ],
) -> None:
    """Make an issue's folder out of the text of its printed pages.

    What is doubtful is told by its line. Decisions in PRINT_TEXT.overrides.yaml settle it.
    """
    from galley.intake import import_print, report_json  # noqa: PLC0415 - no other command needs it

    general: General = ctx.obj
    report = import_print(source, target)
    write_atomically(general.out / target.name / "import.json", report_json(report))
    if general.quiet:
        return
    for doubt in report.doubts:
        err.print(
            f"{source}:{doubt.line}: [{doubt.code}] {doubt.what}; {doubt.decision}", markup=False
        )
    for piece in report.pieces:
        out.print(
            f"{piece.slug}: pages {piece.first_folio}–{piece.last_folio}, "
            f"{count(piece.words, 'word')}, {count(piece.notes, 'note')}, "
            f"{count(piece.pulls, 'pull quote')}, {count(len(piece.turns), 'page turn')}"
            f"{f', {piece.unknown} unknown' if piece.unknown else ''}"
        )
    out.print(
        f"{count(len(report.pieces), 'piece')}, {count(report.notes, 'note')}, "
        f"{count(len(report.doubts), 'doubt')}: {target}"
    )
