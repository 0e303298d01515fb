"""Pictures brought to inks (ISO 32000-1, 8.9.5)."""

from __future__ import annotations

from pikepdf import Name, PdfImage, Stream

from galley.binding.inks import Palette

SPACES = {"L": Name.DeviceGray, "CMYK": Name.DeviceCMYK}
"""A picture's space by the mode of its pixels."""

BITS = 8


def ink_picture(image: Stream, palette: Palette) -> None:
    """Bring a picture's pixels to inks; none is added or lost, and its mask stays.

    What is in a space of the palette's stays as it is, compression and all.
    """
    if image.get("/ImageMask", False) or str(image.get("/ColorSpace")) in palette.kept:
        return
    pixels = palette.picture(PdfImage(image).as_pil_image())
    image.write(pixels.tobytes())
    image.ColorSpace, image.BitsPerComponent = SPACES[pixels.mode], BITS
    if "/Decode" in image:
        del image.Decode
