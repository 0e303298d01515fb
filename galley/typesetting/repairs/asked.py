"""What is asked where a line of a paragraph ends: a text, its style and measure, and its place."""

from typing import Any, NamedTuple

from weasyprint.text.ffi import TO_UNITS

from galley.typesetting.repairs.texts import Text


class UncertainError(Exception):
    """Where a line ends is for the engine to find out."""


class Asked(NamedTuple):
    """What is asked of the engine: a text, and the measure, CSS pixels, for its first line."""

    text: str
    style: Any
    context: Any
    measure: float
    spacing: Any

    def surely(self, ems: float) -> float:
        """Give so many ems in Pango's units, a CSS pixel 1024."""
        return float(ems * self.style["font_size"] * TO_UNITS)


class Place(NamedTuple):
    """Where in a shaped text another one begins: its letter, and its byte.

    ``hyphen`` is how wide a hyphen after it is, in Pango's units.
    """

    whole: Text
    hyphen: int
    letter: int = 0
    byte: int = 0


def kept(asked: Asked, name: str) -> dict[Any, Any]:
    """Give what is kept by a name while a document is laid out."""
    known: dict[Any, Any] = vars(asked.context).setdefault(name, {})
    return known


def reach(asked: Asked, place: Place, letters: int) -> int:
    """Tell how far a text reaches with so many letters. Raises `UncertainError`."""
    reached = place.whole.reach(place.byte + len(asked.text[:letters].encode()))
    if reached is None:
        raise UncertainError
    return reached
