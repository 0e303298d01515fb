"""The command `compare`."""

from pathlib import PurePath
from typing import Annotated

import typer

from galley.cli.arguments import IssueName, PrintText
from galley.cli.general import Exit, General
from galley.cli.telling import err, out, show
from galley.folders import find_issue

SHOWN = 40
"""How many of the things that fall short are told, unless all are asked for."""


def compare(
    ctx: typer.Context,
    source: PrintText,
    name: IssueName = "",
    notes: Annotated[
        float,
        typer.Option(
            "--notes", min=0, max=100, help="The least percentage of notes on their printed page."
        ),
    ] = 100,
    turns: Annotated[
        bool,
        typer.Option("--turns/--no-turns", help="Whether pages must turn at the printed word."),
    ] = True,
) -> None:
    """Measure an issue's finished PDF against the text of its printed pages.

    A table, a line a piece; exits with 1 where something falls short. The same goes, with
    all that differs, to build/ISSUE/compare.json.
    """
    from galley.measuring import measure  # noqa: PLC0415 - no other command needs them
    from galley.proofing.comparison import Bounds  # noqa: PLC0415
    from galley.proofing.comparison_told import table  # noqa: PLC0415

    general: General = ctx.obj
    issue_name = PurePath(name).name or find_issue(general.content, None).name
    told = measure(source, general.out / issue_name / f"{issue_name}.pdf")
    short = told.short(Bounds(notes, turns))
    if not general.quiet:
        out.print(table(told), end="", markup=False)
    shown = short if general.verbose else short[:SHOWN]
    show(shown)
    if len(shown) < len(short):
        err.print(f"and {len(short) - len(shown)} more: --verbose tells them all")
    if short:
        raise typer.Exit(Exit.CONTENT)
