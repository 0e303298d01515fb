"""The command `check`."""

from enum import StrEnum
from typing import Annotated

import typer

from galley.cli.annotations import as_github, as_json
from galley.cli.general import Exit, General
from galley.cli.preflight import PdfFile, PdfKind, check_pdf
from galley.cli.telling import count, err, out, show, tell_seconds
from galley.errors import ContentError, Diagnostic, errors

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
    mending = press.mend() if fix else None
    try:
        found, code = press.check(), Exit.DONE
    except ContentError as error:
        found, code = error.diagnostics, Exit.CONTENT
    _tell(form, found, mending.mended if mending else (), general)
    for path in mending.left if mending else ():
        err.print(f"{path}: not mended, since it has errors; correct them first", markup=False)
    tell_seconds(press, general)
    if not general.quiet and form is Form.TEXT:
        out.print(closing(found))
    raise typer.Exit(code)


def closing(found: tuple[Diagnostic, ...]) -> str:
    """Say how much is wrong."""
    wrong = len(errors(found))
    told = count(wrong, "error") if wrong else "No errors"
    return f"{told}, {count(len(found) - wrong, 'warning')}."


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
