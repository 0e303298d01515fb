"""What can be wrong with a picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from galley.limits import excess


class Harm(Enum):
    """The kinds of what is wrong: not what its name says, more than a picture, too much."""

    BROKEN = auto()
    UNSAFE = auto()
    LARGE = auto()


@dataclass(frozen=True)
class Fault:
    """What is wrong with a picture, and what to do."""

    harm: Harm
    message: str
    hint: str


class PictureError(Exception):
    """A picture that cannot be set."""

    def __init__(self, fault: Fault) -> None:
        """Keep what is wrong."""
        self.fault = fault
        super().__init__(fault)


def broken(what: str) -> PictureError:
    """The file is not what its name says."""
    return PictureError(Fault(Harm.BROKEN, what, "save the picture again, as its name says"))


def unsafe(what: str) -> PictureError:
    """The picture does more than a picture does."""
    hint = "save it as a plain picture that holds all it needs: plain SVG, or PNG"
    return PictureError(Fault(Harm.UNSAFE, what, hint))


def allow(name: str, what: str, found: int) -> None:
    """Raise `PictureError` where there is more of something than a limit allows."""
    if over := excess(name, what, found, "make the picture smaller or simpler"):
        raise PictureError(Fault(Harm.LARGE, *over))
