"""An order and what came of it: the values that the command line and the press exchange.

Nothing heavy is imported here: they are needed before it is known whether anything has
to be made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from galley.errors import Diagnostic
from galley.fit import Fit
from galley.kinds import Bound


class Pagination(StrEnum):
    """Whether pages turn where the printed edition's do, or where the text flows."""

    PRINTED = "printed"
    FLOW = "flow"


@dataclass(frozen=True)
class Order:
    """What is to be made: where content and output are, and how to take it.

    ``issue`` is the name of a folder in ``content``; empty for the newest.
    ``pagination`` is the issue's own where it is `None`. ``jobs`` is how many processes
    set parts: 1 for this one, 0 for as many as there are cores; ``executor`` the address
    of a cluster that sets them instead. ``cache`` is how large the cache under ``out``
    may grow, in MiB; 0 for none. ``erratum`` is the one piece that may change. ``edition``
    is what the pages are bound for.
    """

    content: Path = Path("content")
    out: Path = Path("build")
    issue: str = ""
    strict: bool = False
    pagination: Pagination | None = None
    jobs: int = 1
    executor: str = ""
    cache: int = 0
    erratum: str = ""
    edition: Bound = Bound.SCREEN


@dataclass(frozen=True)
class Made:
    """What came of an order. ``pdf`` is the file; ``pages`` counts all of its pages.

    ``fits`` has the pieces whose printed pages were made to fit, by name. ``told`` says
    how the cache did; ``unchanged`` that the file was there already, of the same input.
    ``others`` are the files of another edition that were made with it.
    """

    pdf: Path
    pages: int
    notes: int
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    fits: Mapping[str, Fit]
    told: str = ""
    unchanged: bool = False
    others: tuple[Path, ...] = ()
