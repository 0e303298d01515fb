"""Arguments that several commands take."""

from pathlib import Path
from typing import Annotated

import typer

IssueName = Annotated[
    str, typer.Argument(metavar="ISSUE", help="The issue's folder; the newest if left out.")
]
PrintText = Annotated[
    Path,
    typer.Argument(
        metavar="PRINT_TEXT",
        exists=True,
        dir_okay=False,
        help="The text of the printed issue's pages.",
    ),
]
