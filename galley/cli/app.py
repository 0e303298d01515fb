"""The app: its general options, which stand before or after any command."""

import re
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from galley import __version__
from galley.cli.general import General
from galley.cli.telling import out
from galley.headstart import DEFAULT_COMMAND, JOBS, parted, values
from galley.limits import limits
from galley.order import Order, Pagination

CACHE = 512
"""How large the cache may grow, MiB, if nothing is said."""

LARGEST_CACHE = 2**20
MOST_JOBS = 256
"""More processes than any issue has parts to set."""

ADDRESS = re.compile(r"dask://[^\s/]+:[0-9]+")
FOLDERS = ("--content", "--out")


class Commands(TyperGroup):
    """Takes the general options before the command or after it, and a command by default."""

    def parse_args(  # type: ignore[override]  # its base's type is typer's own
        self, ctx: typer.Context, args: list[str]
    ) -> list[str]:
        """Put the general options before the command, wherever they stand."""
        general, rest = parted(args)
        if rest is None:
            return super().parse_args(ctx, general)
        for option, value in values(general).items():
            if option in FOLDERS and not value:
                raise typer.BadParameter(f"{option} is empty: name a folder")
        return super().parse_args(ctx, [*general, *(rest or [DEFAULT_COMMAND])])


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Typeset an issue of a journal from Markdown manuscripts into a PDF.",
    epilog="Without a command, the newest issue under content/ is built.",
)


def version(wanted: bool) -> None:
    """Print the version and exit."""
    if wanted:
        out.print(f"galley {__version__}")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    content: Annotated[
        Path, typer.Option("--content", help="Where the issues' folders are.")
    ] = Order.content,
    out_dir: Annotated[Path, typer.Option("--out", help="Where what is built goes.")] = Order.out,
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")] = False,
    pagination: Annotated[
        Pagination | None,
        typer.Option("--pagination", help="Turn pages as in print, or let the text flow."),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", min=0, max=MOST_JOBS, help="How many processes set pages; 0 for the cores."
        ),
    ] = JOBS,
    executor: Annotated[
        str, typer.Option("--executor", help="A cluster that sets pages: dask://HOST:PORT.")
    ] = "",
    cache: Annotated[
        int,
        typer.Option(
            "--cache",
            min=0,
            max=LARGEST_CACHE,
            help="MiB that the cache may hold; 0 for no cache.",
        ),
    ] = CACHE,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Say nothing but what is wrong.")
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "-v",
            "--verbose",
            help="Tell the seconds of each stage, what came from the cache, how pages were "
            "fitted, and every finding.",
        ),
    ] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the general options, which may stand before or after the command."""
    if executor and not ADDRESS.fullmatch(executor):
        raise typer.BadParameter(f"--executor is dask://HOST:PORT, not {executor!r}")
    limits()  # A wrong one is told whether or not it would be reached.
    ctx.obj = General(content, out_dir, strict, pagination, jobs, executor, cache, quiet, verbose)
