"""The command `proof`."""

import datetime as dt
from typing import Annotated

import typer

from galley.cli.arguments import DAY, day_of, issue_and_piece
from galley.cli.general import General
from galley.cli.telling import tell, telling


def proof(
    ctx: typer.Context,
    piece: Annotated[str, typer.Argument(metavar="ISSUE/PIECE", help="As in v3i1/rustamzade.")],
    date: Annotated[
        str, typer.Option("--date", metavar=DAY, help="The proof's day; today if left out.")
    ] = "",
) -> None:
    """Make the author's proof of a piece: its pages, line numbers, queries.

    It goes to build/ISSUE/author-proofs/PIECE.pdf.
    """
    today = day_of("--date", date) or dt.datetime.now().astimezone().date()
    from galley.press import Press  # noqa: PLC0415 - heavy
    from galley.proofsheet import author_proof  # noqa: PLC0415 - heavy

    general: General = ctx.obj
    issue, slug = issue_and_piece(piece)
    with telling(general.quiet) as progress:
        press = Press(general.order(issue), progress)
        made = author_proof(press, slug, today)
    tell(made, general, press)
