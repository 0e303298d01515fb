"""Shadings brought to inks: the colours that they run between (ISO 32000-1, 8.7.4.5)."""

from __future__ import annotations

from pikepdf import Array, Name, Object

from galley.binding.colour_spaces import Space, space_of
from galley.binding.inks import Palette

BETWEEN, STITCHED = 2, 3
"""Types of functions: from one colour to another, and several such, one after another."""

ENDS = {"/C0": 0.0, "/C1": 1.0}
"""Where a function begins and ends, and the values there if it does not say."""


def ink_shading(shading: Object, resources: Object, palette: Palette) -> None:
    """Bring a shading to inks; to do so twice changes nothing more.

    Raises `ValueError` at a function that no part has.
    """
    space = space_of(shading.ColorSpace, resources)
    if space is None:
        raise ValueError("a shading is in the space of patterns")
    _ink(shading.Function, space, palette)
    shading.ColorSpace = Name(palette.space)


def _ink(function: Object, space: Space, palette: Palette) -> None:
    kind = int(function.FunctionType)
    if kind == STITCHED:
        for part in function.Functions:
            _ink(part, space, palette)
    elif kind == BETWEEN:
        for name, value in ENDS.items():
            colour = [float(each) for each in function.get(name, [value])]
            function[name] = Array(list(palette.ink(space.device(colour))))
    else:
        raise ValueError(f"a shading has a function of type {kind}")
