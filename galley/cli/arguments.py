"""Arguments that several commands take."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Annotated, TypeVar

import typer

from galley.days import day, no_day

Choice = TypeVar("Choice", bound=StrEnum)

DAY = "YYYY-MM-DD"
"""How a day is written, in the help."""

IssueName = Annotated[
    str, typer.Argument(metavar="ISSUE", help="The issue's folder; the newest if left out.")
]

KINDS = "editorial, report, article, commentary, review, interview or corrigendum"
"""The kinds of pieces as the help names them, without loading what declares them."""

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


def day_of(option: str, said: str) -> dt.date | None:
    """Give the day that an option says, none where it says nothing; refuse what is no day."""
    if not said:
        return None
    if found := day(said):
        return found
    message, hint = no_day(said)
    raise typer.BadParameter(f"{option}: {message}; {hint}")


def one_of(choices: type[Choice], option: str, said: str) -> Choice:
    """Give the choice that an option says; refuse a word that is none."""
    try:
        return choices(said)
    except ValueError:
        known = ", ".join(choices)
        raise typer.BadParameter(f"{option} is one of {known}, not {said!r}") from None
