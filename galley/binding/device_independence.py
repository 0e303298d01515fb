"""Colours and pictures that look alike on every device, as an archive needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from galley.binding.intents import PRINT_INTENT

INKS = re.compile(rb"(?<!\S)([kK]|/DeviceCMYK\s+(cs|CS))(?!\S)")
"""Operators that set a colour in inks; nothing in the engine's hexadecimal strings is like it."""


def make_independent(volume: Pdf) -> None:
    """Leave no picture to a viewer's smoothing, and no inks to a viewer's guess.

    Where anything is in inks, they are said to be those of the press. Sources: ISO 19005-3,
    6.2.4.3 (device colours) and 6.2.8 (pictures); ISO 32000-1, 8.6.5.6 (default spaces).
    """
    things = [each for each in volume.objects if isinstance(each, Dictionary | Stream)]
    for each in things:
        if "/Interpolate" in each:
            del each.Interpolate
    if any(_in_inks(each) for each in things) or any(map(_sets_inks, things)):
        _tell_inks(volume, things)


def _in_inks(thing: Object) -> bool:
    """Tell whether a picture or a shading is in inks."""
    return thing.get("/ColorSpace") == Name.DeviceCMYK


def _sets_inks(thing: Object) -> bool:
    """Tell whether a page, a form or a tile sets a colour in inks, or draws a shading of them."""
    if "/Resources" not in thing:
        return False
    shadings = thing.Resources.get("/Shading", Dictionary())
    content = thing if isinstance(thing, Stream) else thing.get("/Contents")
    sets = isinstance(content, Stream) and INKS.search(content.read_bytes())
    return bool(sets) or any(map(_in_inks, shadings.values()))


def _tell_inks(volume: Pdf, things: Iterable[Object]) -> None:
    """Let all that draws take inks for those of the press."""
    profile = Stream(volume, PRINT_INTENT.profile.read_bytes(), N=PRINT_INTENT.components)
    space = volume.make_indirect(Array([Name.ICCBased, volume.make_indirect(profile)]))
    for drawing in (each for each in things if "/Resources" in each):
        if "/ColorSpace" not in drawing.Resources:
            drawing.Resources.ColorSpace = Dictionary()
        drawing.Resources.ColorSpace.DefaultCMYK = space
