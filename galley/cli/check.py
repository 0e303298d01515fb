"""The command `check`."""

import typer

from galley.cli.arguments import IssueName
from galley.cli.general import General
from galley.cli.telling import count, out, show, tell_seconds


def check(ctx: typer.Context, name: IssueName = "") -> None:
    """Look an issue's manuscript over without building it."""
    from galley.press import Press  # noqa: PLC0415 - heavy

    general: General = ctx.obj
    press = Press(general.order(name))
    found = press.check()
    show(found)
    tell_seconds(press, general)
    if not general.quiet:
        out.print(f"No errors, {count(len(found), 'warning')}.")
