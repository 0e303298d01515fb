"""What the general options say, and what a command exits with."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path, PurePath

from galley.kinds import Bound
from galley.order import Order, Pagination

STOPPED = "stopped; the last good PDF is untouched"
"""What is said after Ctrl-C."""


class Exit(IntEnum):
    """What the command line exits with."""

    DONE = 0
    CONTENT = 1
    USAGE = 2
    MACHINE = 3


@dataclass(frozen=True)
class General:
    """What the general options say."""

    content: Path
    out: Path
    strict: bool
    pagination: Pagination | None
    jobs: int
    executor: str
    cache: int
    quiet: bool
    verbose: bool

    def order(self, name: str = "", erratum: str = "", edition: Bound = Bound.SCREEN) -> Order:
        """An order for an issue, named or given as a path; the newest without a name."""
        return Order(
            content=self.content,
            out=self.out,
            issue=PurePath(name).name,
            strict=self.strict,
            pagination=self.pagination,
            jobs=self.jobs,
            executor=self.executor,
            cache=self.cache,
            erratum=PurePath(erratum).name.removesuffix(".md"),
            edition=edition,
        )
