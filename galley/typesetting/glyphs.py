"""Which characters the shipped faces cannot print."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from galley.typesetting.fonts import FONTS

UNDRAWN = frozenset({"Cc", "Cf"})
"""Categories that need no glyph: controls, and formats such as U+200B and U+00AD."""

FAMILY, TYPOGRAPHIC_FAMILY = 1, 16
"""Name ids of OpenType: the family of up to four faces, and the whole one where it differs."""


def missing_glyphs(text: str, faces: Iterable[Path]) -> tuple[str, ...]:
    """Find the characters that one or more of the faces lack, in code point order."""
    wanted = {c for c in text if unicodedata.category(c) not in UNDRAWN}
    held = [characters(face) for face in faces]
    return tuple(sorted(c for c in wanted if not all(ord(c) in face for face in held)))


def shipped_faces(family: str) -> tuple[Path, ...]:
    """List the files of a family, as ``fonts.css`` names it; none where there is no such."""
    return tuple(face for face in sorted(FONTS.glob("*/*.ttf")) if family_name(face) == family)


@cache
def characters(face: Path) -> frozenset[int]:
    """List the code points that a face has a glyph for."""
    with TTFont(face, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def family_name(face: Path) -> str:
    """Read the name of the family that a face belongs to."""
    with TTFont(face, lazy=True) as font:
        names = font["name"]
        return str(names.getDebugName(TYPOGRAPHIC_FAMILY) or names.getDebugName(FAMILY))
