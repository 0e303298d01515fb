"""``check --pdf``: the options, and what is told of a finished file."""

from itertools import islice
from pathlib import Path, PurePath
from typing import Annotated

import typer

from galley.cli.general import Exit, General
from galley.cli.telling import count, err, out, show
from galley.errors import Diagnostic
from galley.folders import find_issue
from galley.kinds import FileKind

PdfFile = Annotated[
    Path | None,
    typer.Option(
        "--pdf",
        exists=True,
        dir_okay=False,
        metavar="FILE",
        help="Look a finished PDF over instead, as a printer, a reader or an archive does.",
    ),
]
PdfKind = Annotated[
    FileKind | None,
    typer.Option(
        "--edition", help="What the PDF is for; told by the file if left out, but for an offprint."
    ),
]

SHOWN = 5
"""How many findings of one condition are told, unless all are asked for."""


def check_pdf(general: General, name: str, pdf: Path | None, kind: FileKind | None) -> None:
    """Tell what a finished file fails; exit with 1 where there is anything.

    With the name of an issue, or ISSUE/PIECE, its metadata are held against the manuscript.
    """
    from galley.preflighting import (  # noqa: PLC0415 - no other command needs it
        known_of,
        preflight_file,
    )

    if pdf is None:
        raise typer.BadParameter("--edition says what a PDF is for: name the PDF with --pdf")
    issue, _, piece = name.partition("/")
    known = known_of(find_issue(general.content, PurePath(issue).name), piece) if name else None
    held, found = preflight_file(pdf, kind, known)
    show(found if general.verbose else tuple(_first(found)))
    if not general.quiet:
        out.print(f"{pdf}: {held}, {count(len(found), 'finding')}.", markup=False)
    if found:
        raise typer.Exit(Exit.CONTENT)


def _first(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """Give the first findings of each condition, and say how many more there are."""
    shown: list[Diagnostic] = []
    for code in dict.fromkeys(finding.code for finding in found):
        same = [finding for finding in found if finding.code == code]
        shown += islice(same, SHOWN)
        if len(same) > SHOWN:
            err.print(f"{code}: {len(same) - SHOWN} more; --verbose tells them all", markup=False)
    return shown
