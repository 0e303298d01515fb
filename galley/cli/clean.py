"""The command `clean`."""

import typer

from galley import cache
from galley.cli.general import General
from galley.cli.telling import out


def clean(ctx: typer.Context) -> None:
    """Empty the cache under the folder that builds go to."""
    general: General = ctx.obj
    found = cache.clean(general.out)
    if not general.quiet:
        out.print(f"{'Emptied' if found else 'There is no'} cache in {general.out}.")
