"""Pictures looked over before they are set: whole, of a size to handle, of themselves alone."""

from __future__ import annotations

from pathlib import PurePosixPath

from galley.markup.pictures.drawing import check_drawing
from galley.markup.pictures.faults import Fault, Harm, PictureError
from galley.markup.pictures.raster import check_jpeg, check_png, size_of

__all__ = ["Fault", "Harm", "fault_of", "size_of"]

CHECKS = {
    ".png": check_png,
    ".jpg": check_jpeg,
    ".jpeg": check_jpeg,
    ".svg": check_drawing,
}
"""What looks a picture over, by the ending of its name."""


def fault_of(name: str, data: bytes) -> Fault | None:
    """Give what is wrong with a picture, ``None`` where it can be set."""
    try:
        CHECKS[PurePosixPath(name).suffix.lower()](data)
    except PictureError as error:
        return error.fault
    return None
