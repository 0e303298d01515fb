"""Pictures of a Word file → files of the issue's ``figures/``."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from galley.intake.word.doubts import Doubts
from galley.intake.word.package import Package
from galley.intake.word.text import Block, Figure, walked

SETTABLE = frozenset({".png", ".jpg", ".jpeg", ".svg"})
SIGNED = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8", ".jpg"))
"""How files begin, whatever they are called."""

FAR = frozenset({".emf", ".wmf", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".eps"})


@dataclass(frozen=True)
class Pictures:
    """The names of the files by their paths in the Word file, and what is in each."""

    names: Mapping[str, str]
    data: Mapping[str, bytes]


def figures_of(package: Package, blocks: Sequence[Block], slug: str, doubts: Doubts) -> Pictures:
    """Name the pictures of a text in its order; tell those that cannot be set as they are."""
    names: dict[str, str] = {}
    data: dict[str, bytes] = {}
    for block in walked(blocks):
        if not isinstance(block, Figure):
            continue
        path = posixpath.normpath(posixpath.join("word", block.picture.file))
        found = package.media.get(path)
        if found is None:
            what = f"a picture that is not in the file: {block.picture.file}"
            doubts.doubt(block.number, "figure-absent", what, "left out: put it in by hand")
            continue
        if block.picture.file not in names:
            ending = _ending(path, found)
            name = f"{slug}-{len(names) + 1}{ending}"
            names[block.picture.file] = name
            data[name] = found
        _tell(block, names[block.picture.file], doubts)
    return Pictures(names, data)


def _tell(block: Figure, name: str, doubts: Doubts) -> None:
    if not name.endswith(tuple(SETTABLE)):
        what = f"a picture that cannot be set, figures/{name}"
        doubts.doubt(block.number, "figure-kind", what, "kept there: convert it, and write it in")
    elif not block.picture.alt:
        what = f"figures/{name} has no alternative text"
        doubts.doubt(block.number, "figure-alt", what, "write in its brackets what it shows")


def _ending(path: str, data: bytes) -> str:
    signed = next((ending for sign, ending in SIGNED if data.startswith(sign)), "")
    own = posixpath.splitext(path)[1].lower()
    return signed or (own if own in SETTABLE | FAR else ".bin")
