"""Colour spaces, as what they come to (ISO 32000-1, 8.6)."""

from __future__ import annotations

from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object

DEVICES = {
    "/G": "DeviceGray",
    "/RGB": "DeviceRGB",
    "/CMYK": "DeviceCMYK",
    "/CalCMYK": "DeviceCMYK",
}
"""The short names that inline images may use."""

DEEPEST = 8
"""How often a space may be defined by another."""


class Colour(NamedTuple):
    """A space that is used: its base, the colorants of a spot space, and a colour's values.

    ``base`` is ``DeviceGray``, ``DeviceRGB``, ``DeviceCMYK``, ``CalGray``, ``CalRGB``, ``Lab``,
    ``Pattern``, or ``ICC`` with the number of its components; for a spot or indexed space that
    of the space behind it. Values are given for text only, and left out elsewhere.
    """

    base: str
    colorants: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    text: bool = False

    @property
    def black(self) -> bool:
        """Whether it prints with black ink alone."""
        if self.colorants:
            return set(self.colorants) <= {"Black", "None"}
        if self.base in {"DeviceCMYK", "ICC4"}:
            return not any(self.values[:3])
        return self.base in {"DeviceGray", "CalGray", "ICC1"}

    @property
    def printed(self) -> bool:
        """Whether it is in process colours, black, or a spot colour that falls back to them."""
        return self.base in {"DeviceGray", "DeviceCMYK", "ICC1", "ICC4", "Pattern"}

    def __str__(self) -> str:
        """Say the space, and the values where they are known."""
        names = f"{' and '.join(self.colorants)} over " if self.colorants else ""
        values = f" {' '.join(f'{value:g}' for value in self.values)}" if self.values else ""
        return f"{names}{self.base}{values}"


def space(value: Object | None, resources: Object, depth: int = 0) -> Colour:
    """Give what a colour space comes to; one that cannot be read is named ``unknown``."""
    if isinstance(value, Name):
        name = DEVICES.get(str(value), str(value)[1:])
        own = resources.get("/ColorSpace", Dictionary()).get(str(value))
        default = resources.get("/ColorSpace", Dictionary()).get(f"/Default{name[6:]}")
        found = own if own is not None else default
        if found is None or depth > DEEPEST or found == value:
            return Colour(name)
        return space(found, resources, depth + 1)
    if not isinstance(value, Array) or not len(value) or depth > DEEPEST:
        return Colour("unknown")
    return _family(value, resources, depth)


def _family(value: Array, resources: Object, depth: int) -> Colour:
    family = str(value[0])[1:]
    if family == "ICCBased":
        return Colour(f"ICC{int(value[1].get('/N', 0))}")
    if family in {"Indexed", "I"}:
        return space(value[1], resources, depth + 1)
    if family in {"Separation", "DeviceN"}:
        names = value[1] if isinstance(value[1], Array) else [value[1]]
        behind = space(value[2], resources, depth + 1)
        return Colour(behind.base, tuple(str(name)[1:] for name in names))
    return Colour(family)
