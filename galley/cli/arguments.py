"""Arguments that several commands take."""

from collections.abc import Mapping
from pathlib import Path, PurePath
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


def need(options: Mapping[str, object]) -> None:
    """Refuse a command without the options that it needs, and name all that are missing."""
    if missing := [name for name, value in options.items() if not value]:
        raise typer.BadParameter(f"missing: {', '.join(missing)}")


def issue_and_piece(name: str) -> tuple[str, str]:
    """Divide the name of a piece, or its path: the issue, empty for the newest, and the piece."""
    folder, _, slug = name.rpartition("/")
    return PurePath(folder).name, slug.removesuffix(".md")
