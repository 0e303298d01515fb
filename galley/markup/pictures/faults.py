"""What can be wrong with a picture."""

from __future__ import annotations

from galley.limits import excess

Fault = tuple[str, str, str]
"""Code, message and hint of a diagnostic."""


class PictureError(Exception):
    """A picture that cannot be set."""

    def __init__(self, fault: Fault) -> None:
        """Keep what is wrong."""
        self.fault = fault
        super().__init__(fault)


def broken(what: str) -> PictureError:
    """The file is not what its name says."""
    return PictureError(("figure-broken", what, "save the picture again, as its name says"))


def unsafe(what: str) -> PictureError:
    """The picture does more than a picture does."""
    hint = "save it as a plain picture that holds all it needs: plain SVG, or PNG"
    return PictureError(("figure-unsafe", what, hint))


def allow(name: str, what: str, found: int) -> None:
    """Raise `PictureError` where there is more of something than a limit allows."""
    if over := excess(name, what, found, "make the picture smaller or simpler"):
        raise PictureError(over)
