"""The command `article`."""

from typing import Annotated

import typer

from galley.cli.general import General
from galley.cli.telling import tell, telling


def article(
    ctx: typer.Context,
    piece: Annotated[str, typer.Argument(metavar="ISSUE/PIECE", help="As in v3i1/rustamzade.")],
) -> None:
    """Build one piece at the issue's folios.

    It goes to build/ISSUE/articles/PIECE.pdf.
    """
    from galley.press import Press  # noqa: PLC0415 - heavy

    general: General = ctx.obj
    folder, _, slug = piece.rpartition("/")
    with telling(general.quiet) as progress:
        press = Press(general.order(folder), progress)
        made = press.article(slug.removesuffix(".md"))
    tell(made, general, press)
