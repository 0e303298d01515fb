"""What pages draw, as values: marked content, fonts, colours and pictures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Object

from galley.proofing.preflight.colours import Colour
from galley.proofing.preflight.elements import Number


@dataclass
class FontUse:
    """A font, the codes that are shown in it, and the first page that does.

    ``bare`` are those that are shown without words in their place.
    """

    font: Object
    page: int
    codes: set[int] = field(default_factory=set)
    bare: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Picture:
    """A placed picture: its data, and its pixels to the inch across and down."""

    image: Any
    across: float
    down: float

    @property
    def bits(self) -> int:
        """The bits of each of its components; a mask has one."""
        mask = self.image.get("/ImageMask", self.image.get("/IM", False))
        return 1 if mask else int(self.image.get("/BitsPerComponent", self.image.get("/BPC", 8)))


@dataclass
class PageContent:
    """What a page draws. ``marks`` counts each number of marked content on it.

    ``nested`` is how deep graphics states are kept.
    """

    marks: Counter[int] = field(default_factory=Counter)
    artifact_inside: bool = False
    tag_inside: bool = False
    untagged: int = 0
    painted: bool = False
    shows: bool = False
    nested: int = 0
    colours: set[Colour] = field(default_factory=set)
    pictures: list[Picture] = field(default_factory=list)


@dataclass
class Forms:
    """How often each form is drawn in the file, and which have marked content of their own."""

    drawn: Counter[Number] = field(default_factory=Counter)
    marked: dict[Number, int] = field(default_factory=dict)
