"""The command `release`."""

from typing import Annotated

import typer

from galley.cli.arguments import IssueName
from galley.cli.general import General
from galley.cli.telling import count, err, out, tell, telling


def release(
    ctx: typer.Context,
    name: IssueName = "",
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing unless check --pdf passes each file.")
    ] = False,
) -> None:
    """Build every edition of an issue, for screen, printer, archive, authors.

    They go to build/ISSUE/release/, with a manifest.
    """
    from galley.executors import warm_up  # noqa: PLC0415 - other commands do without

    general: General = ctx.obj
    order = general.order(name)
    warm_up(order.jobs, order.executor)
    from galley.press import Press  # noqa: PLC0415 - heavy
    from galley.release import preflighted, unchecked  # noqa: PLC0415 - heavy
    from galley.release import release as make_release  # noqa: PLC0415 - heavy

    with telling(general.quiet) as progress:
        press = Press(order, progress)
        released = make_release(press, preflighted if check else unchecked)
    tell(released.made, general, press)
    if general.verbose:
        for file in released.files:
            err.print(f"{file.kind}: {count(file.pages, 'page')}, {file.name}", markup=False)
    if not general.quiet:
        told = f"{count(len(released.files), 'file')}, spine {released.spine:.1f} mm"
        out.print(f"{told}: {released.folder}", markup=False)
