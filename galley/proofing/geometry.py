"""Where things stand on a page: matrices and boxes, in points from the page's lower left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
"""A transformation, its six numbers as a PDF writes them (ISO 32000-2, 8.3.3)."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def beyond(self, other: Box) -> float:
        """Give how far this stands out of another at most; 0 or less where it is inside."""
        sides = (
            other.left - self.left,
            other.bottom - self.bottom,
            self.right - other.right,
            self.top - other.top,
        )
        return max(sides)


def after(first: Matrix, then: Matrix) -> Matrix:
    """Give the transformation that does one thing and then another."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def placed(box: Box, matrix: Matrix) -> Box:
    """Give the rectangle around a transformed one."""
    a, b, c, d, e, f = matrix
    if b == c == 0:
        left, right = a * box.left + e, a * box.right + e
        bottom, top = d * box.bottom + f, d * box.top + f
        return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    xs = [a * x + c * y + e for x in (box.left, box.right) for y in (box.bottom, box.top)]
    ys = [b * x + d * y + f for x in (box.left, box.right) for y in (box.bottom, box.top)]
    return Box(min(xs), min(ys), max(xs), max(ys))


def around(boxes: Iterable[Box]) -> Box | None:
    """Give the rectangle around several; `None` around none."""
    found = list(boxes)
    if not found[1:]:
        return found[0] if found else None
    lefts, bottoms, rights, tops = zip(*found, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))
