"""Pictures that have too few pixels for print."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from galley.model import Picture
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding

PPI, CLOSE = 300, 0.995
"""Pixels to the inch that a printer asks for, and what of them is taken for enough.

They are those of the printer's file's preflight.
"""

MEASURE, HEIGHT = 121, 150
"""Millimetres that a figure has across, and down: see ``styles/components/figure.css``."""

ON_SCREEN = 96
"""Pixels to the inch of a picture that is set as it is, being smaller than the measure."""

INCH = 25.4


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each picture that a printer's file would show too coarsely."""
    for text in edited.texts:
        for picture in text.marked.pictures:
            across = min(MEASURE, HEIGHT * picture.width / picture.height) / INCH
            if picture.width < across * PPI * CLOSE:
                needed, found = ceil(across * PPI), max(ON_SCREEN, int(picture.width / across))
                message = f"{_said(picture)}, {found} to the inch in print"
                tall = ceil(needed * picture.height / picture.width)
                hint = f"a printer asks for {PPI}: use one of {needed} × {tall} pixels or more"
                yield finding("figure-coarse", message, hint, picture.place)


def _said(picture: Picture) -> str:
    return f"{picture.name} has {picture.width} × {picture.height} pixels"
