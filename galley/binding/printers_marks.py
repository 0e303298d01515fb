"""What is printed around a page for those who cut and fold it: crop, registration, fold marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from galley.binding.sheet import MARGIN, MM, Sheet

AWAY = 4 * MM
"""From the trim to a mark: a millimetre beyond the bleed, so that no mark is printed on it."""

LENGTH = 5 * MM
THICK = 0.25
"""Of a mark's lines, points."""

CENTRE = AWAY + LENGTH / 2
"""From the trim to the centre of a registration mark."""

ARM, RADIUS = LENGTH / 2, 1.5 * MM
BEND = RADIUS * 0.5523
"""How far a quarter of a circle's handles are from its ends."""

DASHES = "[1.5 1.5] 0 d"


def draw_marks(volume: Pdf, sheet: Sheet, folds: Sequence[float] = ()) -> Object:
    """Make a form with the marks around a page, in all inks that there are.

    ``folds`` are where the sheet is folded, from the left of the trim, points: they are
    marked by dashes at head and foot. Sources: ISO 32000-1, 8.6.6.4 (Separation All) and
    14.11.3 (printer's marks).
    """
    form = Stream(volume, "\n".join(_lines(sheet, folds)).encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, sheet.media
    form.Resources = Dictionary(ColorSpace=Dictionary(All=_all_inks()))
    return volume.make_indirect(form)


def _all_inks() -> Array:
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1
    )
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


def _lines(sheet: Sheet, folds: Sequence[float]) -> Iterator[str]:
    """Give the operators: a form begins in black, solid, with butt ends."""
    right, top = MARGIN + sheet.width, MARGIN + sheet.height
    yield f"/All CS 1 SCN {THICK} w"
    for x in (MARGIN, right):
        yield from _upright(x, top)
    for y in (MARGIN, top):
        yield _line(MARGIN - AWAY - LENGTH, y, MARGIN - AWAY, y)
        yield _line(right + AWAY, y, right + AWAY + LENGTH, y)
    across, up = MARGIN + _widest(sheet.width, folds), MARGIN + sheet.height / 2
    for x, y in (
        *((across, top + CENTRE), (across, MARGIN - CENTRE)),
        *((MARGIN - CENTRE, up), (right + CENTRE, up)),
    ):
        yield from _registration(x, y)
    if folds:
        yield DASHES
    for fold in folds:
        yield from _upright(MARGIN + fold, top)


def _widest(width: float, folds: Sequence[float]) -> float:
    """Give the middle of the widest stretch between folds: a mark there meets no other."""
    edges = (0.0, *sorted(folds), width)
    start, end = max(pairwise(edges), key=lambda stretch: stretch[1] - stretch[0])
    return (start + end) / 2


def _upright(x: float, top: float) -> Iterator[str]:
    yield _line(x, top + AWAY, x, top + AWAY + LENGTH)
    yield _line(x, MARGIN - AWAY, x, MARGIN - AWAY - LENGTH)


def _registration(x: float, y: float) -> Iterator[str]:
    yield _line(x - ARM, y, x + ARM, y)
    yield _line(x, y - ARM, x, y + ARM)
    yield f"{_at(x + RADIUS, y)} m"
    for cos, sin in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        yield " ".join(
            (
                _at(x + RADIUS * cos - BEND * sin, y + RADIUS * sin + BEND * cos),
                _at(x - RADIUS * sin + BEND * cos, y + RADIUS * cos + BEND * sin),
                _at(x - RADIUS * sin, y + RADIUS * cos),
                "c",
            )
        )
    yield "s"


def _line(x: float, y: float, across: float, up: float) -> str:
    return f"{_at(x, y)} m {_at(across, up)} l S"


def _at(x: float, y: float) -> str:
    return f"{x:.4f} {y:.4f}"
