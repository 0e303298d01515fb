"""The command `check`."""

from enum import StrEnum
from typing import Annotated

import typer

from galley.cli.annotations import as_github, as_json
from galley.cli.general import Exit, General
from galley.cli.preflight import PdfFile, PdfKind, check_pdf
from galley.cli.telling import count, out, show, tell_seconds
from galley.errors import ContentError, Diagnostic

CheckedName = Annotated[
    str,
    typer.Argument(
        metavar="ISSUE",
        help="The issue's folder; the newest if left out. With --pdf, the ISSUE or ISSUE/PIECE "
        "whose manuscript the file is held against; none if left out.",
    ),
]


class Form(StrEnum):
    """How what is found is told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check(
    ctx: typer.Context,
    name: CheckedName = "",
    form: Annotated[Form, typer.Option("--format", help="How to tell what is found.")] = Form.TEXT,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Mend first what can be mended: dashes of ranges, spaces, quotes."
        ),
    ] = False,
    pdf: PdfFile = None,
    edition: PdfKind = None,
) -> None:
    """Look an issue's manuscript over as an editor does, without building it; or a PDF."""
    general: General = ctx.obj
    if pdf or edition:
        check_pdf(general, name, pdf, edition)
        return
    from galley.press import Press  # noqa: PLC0415 - heavy

    press = Press(general.order(name))
    mended = press.mend() if fix else ()
    try:
        found = press.check()
    except ContentError as error:
        _tell(form, error.diagnostics, mended, general)
        raise typer.Exit(Exit.CONTENT) from error
    _tell(form, found, mended, general)
    tell_seconds(press, general)
    if not general.quiet and form is Form.TEXT:
        out.print(f"No errors, {count(len(found), 'warning')}.")


def _tell(
    form: Form, found: tuple[Diagnostic, ...], mended: tuple[Diagnostic, ...], general: General
) -> None:
    """Tell what was mended, and then what is found."""
    if form is Form.JSON:
        out.print(as_json(found, mended), markup=False)
    elif form is Form.GITHUB:
        for line in as_github(found):
            out.print(line, markup=False)
    else:
        for each in () if general.quiet else mended:
            out.print(f"{each.path}:{each.line}:{each.column}: mended [{each.code}]", markup=False)
        show(found)
