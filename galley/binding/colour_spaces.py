"""Colour spaces of a part, brought back to a device's (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object

from galley.binding.inks import Values

DEVICES = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4, "/CalGray": 1, "/CalRGB": 3}
"""How many values a colour has. A calibrated space is taken for its device's."""

WHITE = (0.9505, 1.0, 1.089)
"""The white of sRGB in XYZ, which a colour's own white is taken for."""

DARK = 0.0031308
"""Below it sRGB runs straight."""

RGB_OF_XYZ = ((3.2406, -1.5372, -0.4986), (-0.9689, 1.8758, 0.0415), (0.0557, -0.2040, 1.0570))
"""The primaries of sRGB (IEC 61966-2-1)."""


@dataclass(frozen=True)
class Space:
    """A colour space: how many values its colours have, and whether they are L*a*b*."""

    values: int
    lab: bool = False

    @property
    def first(self) -> Values:
        """The colour that is set with the space: black."""
        return (0, 0, 0, 1) if self.values == len("CMYK") else (0,) * self.values

    def device(self, colour: Values) -> Values:
        """Give a colour as light, as red, green and blue, or as inks, from 0 to 1.

        Raises `ValueError` where it has too few or too many values.
        """
        if len(colour) != self.values:
            raise ValueError(f"a colour has {len(colour)} values, and its space {self.values}")
        if self.lab:
            return _rgb(*colour)
        return [min(1.0, max(0.0, value)) for value in colour]


GRAY = Space(1)
RGB = Space(3)
CMYK = Space(4)


def space_of(value: Object | None, resources: Object) -> Space | None:
    """Read a colour space; `None` for patterns, which bring their own.

    Raises `ValueError` at one that no part has: spot, indexed or unknown.
    """
    if isinstance(value, Name):
        if value == Name.Pattern:
            return None
        if str(value) in DEVICES:
            return Space(DEVICES[str(value)])
        value = resources.get("/ColorSpace", Dictionary()).get(str(value))
    if isinstance(value, Array) and len(value):
        family = str(value[0])
        if family == "/ICCBased":
            return Space(int(value[1].N))
        if family == "/Lab":
            return Space(3, lab=True)
        if family in DEVICES:
            return Space(DEVICES[family])
    raise ValueError(f"{value} is no colour space that can be brought to inks")


def _rgb(lightness: float, a: float, b: float) -> Sequence[float]:
    """Give a colour of CIE L*a*b* in sRGB, as near as that can show it."""
    middle = (lightness + 16) / 116
    steps = (middle + a / 500, middle, middle - b / 200)
    xyz = [white * _cube(step) for white, step in zip(WHITE, steps, strict=True)]
    mixed = (sum(part * x for part, x in zip(row, xyz, strict=True)) for row in RGB_OF_XYZ)
    return [_encoded(min(1.0, max(0.0, value))) for value in mixed]


def _cube(step: float) -> float:
    return step**3 if step > 6 / 29 else 3 * (6 / 29) ** 2 * (step - 4 / 29)


def _encoded(value: float) -> float:
    return 12.92 * value if value <= DARK else 1.055 * value ** (1 / 2.4) - 0.055
