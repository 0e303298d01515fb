"""The command `issue`."""

from typing import Annotated

import typer

from galley.cli.arguments import IssueName
from galley.cli.general import General
from galley.cli.telling import tell, telling
from galley.kinds import Bound


def issue(
    ctx: typer.Context,
    name: IssueName = "",
    erratum: Annotated[
        str,
        typer.Option("--erratum", metavar="PIECE", help="Fail if any page but this piece's moves."),
    ] = "",
    edition: Annotated[
        Bound,
        typer.Option("--edition", help="Bind the pages for the printer, or the archive, too."),
    ] = Bound.SCREEN,
) -> None:
    """Build an issue: build/ISSUE/ISSUE.pdf and report.json."""
    from galley.stamp import Stamp  # noqa: PLC0415 - other commands do without

    general: General = ctx.obj
    order = general.order(name, erratum, edition)
    stamp = Stamp(order) if order.cache else None
    if stamp and (made := stamp.recall()):
        tell(made, general)
        return
    from galley.executors import warm_up  # noqa: PLC0415 - not needed if nothing has changed

    warm_up(order.jobs, order.executor)
    from galley.editions import build_edition  # noqa: PLC0415 - heavy
    from galley.press import Press  # noqa: PLC0415 - heavy, and not needed if nothing has changed

    with telling(general.quiet) as progress:
        press = Press(order, progress, stamp)
        made = build_edition(press)
    tell(made, general, press)
