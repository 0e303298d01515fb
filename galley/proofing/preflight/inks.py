"""Colours and pictures as they come to the printer, or must stay in an archive."""

from __future__ import annotations

from galley.proofing.preflight.colours import Colour
from galley.proofing.preflight.content import Picture
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.intents import profiles
from galley.proofing.preflight.opened import OpenedFile

PPI, LINE_ART = 300, 1200
"""Pixels to the inch of pictures, and of those with one bit a pixel."""

CLOSE = 0.995
"""What of them is still taken for enough: sizes in points are rounded."""

INTENDED = {"DeviceGray": {"GRAY", "RGB ", "CMYK"}, "DeviceRGB": {"RGB "}, "DeviceCMYK": {"CMYK"}}
"""The colours of a profile that say what a device's own are."""


def check_inks(file: OpenedFile, told: Findings) -> None:
    """Check the colours of every page, and the pictures that it places."""
    known = {profile.colours for profile in profiles(file.pdf) if profile is not None}
    for number, content in enumerate(file.contents):
        for colour in sorted(content.colours):
            _check_colour(colour, known, number, told)
        for picture in content.pictures:
            _check_picture(picture, number, told)


def _check_colour(colour: Colour, known: set[str], page: int, told: Findings) -> None:
    thing = "text" if colour.text else "something drawn"
    if not colour.printed:
        told.tell("preflight-colour-printed", f"{thing} is in {colour}", page)
    elif colour.text and not colour.black:
        told.tell("preflight-text-black", f"text is in {colour}", page)
    if colour.base in INTENDED and not INTENDED[colour.base] & known:
        what = f"{colour.base} is used, and no output intent is of it"
        told.tell("preflight-colour-device", what, page)


def _check_picture(picture: Picture, page: int, told: Findings) -> None:
    found, wanted = min(picture.across, picture.down), LINE_ART if picture.bits == 1 else PPI
    if found < wanted * CLOSE:
        what = f"a picture has {found:.0f} pixels to the inch, not {wanted}"
        told.tell("preflight-image-resolution", what, page)
    if bool(picture.image.get("/Interpolate", picture.image.get("/I", False))):
        told.tell("preflight-image-interpolated", "a picture is to be interpolated", page)
