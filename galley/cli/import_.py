"""The command `import`: printed text to an issue's folder, or a Word file to a piece of one."""

from pathlib import Path
from typing import Annotated

import typer

from galley.cli.arguments import KINDS
from galley.cli.general import General
from galley.cli.telling import count, err, out
from galley.files import write_atomically

WORD = frozenset({".docx", ".doc", ".docm", ".dotx", ".rtf", ".odt"})
"""Endings of what a word processor writes; of these the import tells what can be read."""


def import_(
    ctx: typer.Context,
    source: Annotated[
        Path,
        typer.Argument(
            metavar="SOURCE",
            exists=True,
            dir_okay=False,
            help="The text of the printed issue's pages, or a manuscript as .docx.",
        ),
    ],
    target: Annotated[
        Path,
        typer.Argument(
            metavar="TARGET",
            help="The folder to make, as in content/v3i1; of a .docx the piece, as in "
            "content/v3i2/quays.md.",
        ),
    ],
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            help=f"Of a .docx: its kind, {KINDS}; read off the file, or article, if left out.",
        ),
    ] = "",
    section: Annotated[
        str,
        typer.Option(
            "--section",
            metavar="TITLE",
            help="Of a .docx: the section it belongs to; else its kind tells.",
        ),
    ] = "",
) -> None:
    """Make an issue's folder out of printed pages, or a piece out of a Word file.

    What is doubtful is told by its line in the text, or by its paragraph in the Word file.
    Decisions in SOURCE.overrides.yaml settle what a printed text leaves open.
    """
    general: General = ctx.obj
    if source.suffix.lower() in WORD or target.suffix == ".md":
        _piece(general, source, target, kind, section)
    elif kind or section:
        option = "--kind" if kind else "--section"
        raise typer.BadParameter(f"{option} is for a Word file: a printed text says it itself")
    else:
        _issue(general, source, target)


def _issue(general: General, source: Path, target: Path) -> None:
    """Make an issue's folder out of the text of its printed pages."""
    from galley.intake import import_print, report_json  # noqa: PLC0415 - no other command needs it

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


def _piece(general: General, source: Path, target: Path, kind: str, section: str) -> None:
    """Make a piece of an issue out of a Word file."""
    from galley.importing import import_word  # noqa: PLC0415 - no other command needs it
    from galley.written import Kind  # noqa: PLC0415 - as above

    if kind and kind not in list(Kind):
        raise typer.BadParameter(f"--kind is one of: {', '.join(Kind)}")
    report = import_word(source, target, kind=Kind(kind) if kind else None, section=section)
    told = general.out / target.absolute().parent.name / f"import-{target.stem}.json"
    write_atomically(told, report.json())
    if general.quiet:
        return
    for doubt in report.doubts:
        err.print(f"{source}: {doubt}", markup=False)
    out.print(
        f"{report.kind}, in the section “{report.section}”: {count(report.words, 'word')}, "
        f"{count(report.notes, 'note')}, {count(report.headings, 'heading')}, "
        f"{count(report.tables, 'table')}, {count(len(report.figures), 'figure')}, "
        f"{count(len(report.doubts), 'doubt')}: {target}",
        markup=False,
    )
