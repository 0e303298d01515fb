"""The command `new article`."""

from typing import Annotated

import typer

from galley.cli.arguments import KINDS, issue_and_piece, need, one_of
from galley.cli.general import General
from galley.cli.telling import out


def new_article(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="ISSUE/PIECE", help="The new piece, as in v3i2/quays.")
    ],
    title: Annotated[str, typer.Option("--title", help="Its title.  [required]")] = "",
    authors: Annotated[
        list[str] | None,
        typer.Option(
            "--author", metavar="NAME", help="An author; again for each further one.  [required]"
        ),
    ] = None,
    kind: Annotated[str, typer.Option("--kind", help=f"What it is: {KINDS}.  [required]")] = "",
    section: Annotated[
        str,
        typer.Option(
            "--section", metavar="TITLE", help="The section it belongs to; else its kind tells."
        ),
    ] = "",
) -> None:
    """Begin a piece, and put it into its section."""
    need({"--title": title, "--author": authors, "--kind": kind})
    from galley.manuscript.new_piece import Started  # noqa: PLC0415 - heavy
    from galley.scaffolding import new_article  # noqa: PLC0415 - heavy
    from galley.written import Kind  # noqa: PLC0415 - heavy

    general: General = ctx.obj
    issue, slug = issue_and_piece(name)
    started = Started(one_of(Kind, "--kind", kind), title, tuple(authors or ()))
    made = new_article(general.content, issue, slug, started, section)
    if not general.quiet:
        out.print(f"{made.path}: now write it, and python build.py status {made.path.parent.name}")
