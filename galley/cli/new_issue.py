"""The command `new issue`."""

from pathlib import PurePath
from typing import Annotated

import typer

from galley.cli.arguments import DAY, day_of, need, one_of
from galley.cli.general import General
from galley.cli.telling import out, show


def new_issue(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ISSUE", help="The new folder, as in v3i2.")],
    theme: Annotated[
        str, typer.Option("--theme", help="What the issue is about.  [required]")
    ] = "",
    season: Annotated[str, typer.Option("--season", help="As in Winter.  [required]")] = "",
    year: Annotated[
        int, typer.Option("--year", help="As in 2022.  [required]", show_default=False)
    ] = 0,
    date: Annotated[
        str,
        typer.Option(
            "--date",
            metavar=DAY,
            help="The day of publication; guessed by the season if left out.",
        ),
    ] = "",
    source: Annotated[
        str,
        typer.Option(
            "--from", metavar="ISSUE", help="The issue to make it of; the last if left out."
        ),
    ] = "",
    edition: Annotated[
        str,
        typer.Option(
            "--edition", metavar="<full|abridged>", help="Whether pieces are full or abridged."
        ),
    ] = "full",
) -> None:
    """Make the next issue of the last one, with place-holders."""
    need({"--theme": theme, "--season": season, "--year": year})
    day = day_of("--date", date)
    from galley.scaffolding import Wanted, new_issue  # noqa: PLC0415 - heavy
    from galley.written import Edition  # noqa: PLC0415 - heavy

    general: General = ctx.obj
    wanted = Wanted(
        PurePath(name).name,
        theme,
        season,
        year,
        day,
        one_of(Edition, "--edition", edition),
        PurePath(source).name,
    )
    made = new_issue(general.content, wanted)
    show(made.diagnostics)
    if not general.quiet:
        out.print(f"{made.path}: now python build.py status {made.path.name}")
