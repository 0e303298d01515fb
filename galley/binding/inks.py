"""The inks that colours are printed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageCms

from galley.binding.intents import ARCHIVE_INTENT, PRINT_INTENT

Values = Sequence[float]
"""A colour, from 0 to 1 each: light; red, green and blue; or cyan, magenta, yellow and black."""

LIGHT = (0.299, 0.587, 0.114)
"""What red, green and blue give to the light of a colour (ITU-R BT.601), as in Pillow's grey."""

DIGITS = 4


@dataclass(frozen=True)
class Palette:
    """The inks at hand: the space that they make, and what sets them for fills and strokes.

    ``ink`` mixes a colour; ``picture`` brings pixels to grey or to the space, which
    those of the spaces ``kept`` need not.
    """

    space: str
    kept: frozenset[str]
    fill: str
    stroke: str
    ink: Callable[[Values], Values]
    picture: Callable[[Image.Image], Image.Image]


def light(colour: Values) -> float:
    """Give the light of a colour: 0 is black, 1 is white.

    Source: ISO 32000-1, 10.3.3, for inks.
    """
    if len(colour) == 1:
        return colour[0]
    if len(colour) == len(LIGHT):
        return _shares(colour)
    return 1 - min(1.0, _shares(colour[:3]) + colour[3])


def _shares(colour: Values) -> float:
    return sum(share * value for share, value in zip(LIGHT, colour, strict=True))


def _black(colour: Values) -> Values:
    """Give black ink alone: as much as the colour lacks of white."""
    return 0, 0, 0, round(1 - light(colour), DIGITS)


def _grey(colour: Values) -> Values:
    return (round(light(colour), DIGITS),)


def _process(colour: Values) -> Values:
    """Give four inks: mixed ones as they are, greys in black alone, all else by the profiles."""
    if len(colour) > len(LIGHT):
        return tuple(round(value, DIGITS) for value in colour)
    if len(set(colour)) == 1:
        return _black(colour)
    pixel = Image.new("RGB", (1, 1), tuple(round(255 * value) for value in colour))
    inks = _four_inks(pixel).tobytes()
    return tuple(round(value / 255, DIGITS) for value in inks)


def _four_inks(picture: Image.Image) -> Image.Image:
    if picture.mode in {"1", "L", "CMYK"}:
        return picture
    made = ImageCms.applyTransform(picture.convert("RGB"), _transform())
    if made is None:
        raise ValueError(f"a picture of mode {picture.mode} cannot be brought into four inks")
    return made


@cache
def _transform() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        str(ARCHIVE_INTENT.profile),
        str(PRINT_INTENT.profile),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _to_grey(picture: Image.Image) -> Image.Image:
    return picture.convert("L")


GREY, INKS = "/DeviceGray", "/DeviceCMYK"
BLACK = Palette(INKS, frozenset({GREY}), "k", "K", _black, _to_grey)
"""Black ink alone: the interior."""

PROCESS = Palette(INKS, frozenset({GREY, INKS}), "k", "K", _process, _four_inks)
"""The four process inks: the cover."""

MASK = Palette(GREY, frozenset({GREY}), "g", "G", _grey, _to_grey)
"""No ink, but light: a soft mask shows as much as its colours are light (ISO 32000-1, 11.5.3)."""
