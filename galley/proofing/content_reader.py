"""What a page shows, in the order of its content: texts and pictures, and where they stand.

Source: ISO 32000-2, 8.4 (graphics state), 9.4.4 (text space), 14.6 (marked content).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pikepdf import Dictionary, Name, Object

from galley.proofing.geometry import IDENTITY, Box, Matrix, after, placed
from galley.proofing.page_content import Gaps, Instruction, items, objects
from galley.proofing.page_fonts import Fonts, PageFont

TAGGED = re.compile(rb"(/\w+)\s*<<\s*/MCID\s+(\d+)\s*>>\s*")
"""The operands of what most marked content begins with."""

UNIT = Box(0, 0, 1, 1)
RISE, FALL = 0.7, 0.2
"""How far letters reach above and below their line, in type sizes: accents aside."""


@dataclass
class Shown:
    """What a piece of marked content shows: its texts, where they begin, and their boxes.

    ``place`` is in the page's text space, with the size of the type.
    """

    texts: list[str] = field(default_factory=list)
    place: tuple[float, float, float] | None = None
    boxes: list[Box] = field(default_factory=list)


class _Level(NamedTuple):
    """A level of marked content: the id in force, and whether its text is to be read."""

    mark: int | None = None
    silent: bool = False


class ContentReader:
    """Reads the content of one page: what is ``found`` by its mark, and the ``artifacts``."""

    def __init__(self, resources: Object, fonts: Fonts) -> None:
        """Take what the page draws with, and the fonts of the file that are known."""
        self.resources = resources
        self.fonts = fonts
        self.named: dict[bytes, PageFont] = {}
        self.found: dict[int, Shown] = {}
        self.artifacts: list[Shown] = []
        self.levels = [_Level()]
        self.matrix = self.text_matrix = IDENTITY
        self.path: Box | None = None
        self.clip: Box | None = None
        self.kept: list[tuple[Matrix, Box | None]] = []
        self.gaps = Gaps()
        self.font = b""
        self.size = 0.0

    def read(self, found: Iterable[Instruction]) -> None:
        """Do what the page does. Raises ``ValueError`` where that makes no sense."""
        acts: dict[bytes, Callable[[bytes], None]] = {
            b"Tm": self._place_text,
            b"Tf": self._choose,
            b"Tj": self._show,
            b"TJ": self._show,
            b"BDC": self._begin,
            b"BMC": self._begin,
            b"EMC": self._end,
            b"cm": self._transform,
            b"q": self._keep,
            b"Q": self._restore,
            b"re": self._outline,
            b"W": self._cut,
            b"W*": self._cut,
            b"n": self._drop,
            b"Do": self._draw,
        }
        for operands, operator in found:
            act = acts.get(operator)
            if act is not None:
                act(operands)

    def _place_text(self, operands: bytes) -> None:
        self.text_matrix = _matrix(operands)

    def _choose(self, operands: bytes) -> None:
        """Show what comes in another font, or size."""
        self.font, size = operands.split()
        self.size = float(size)

    def _transform(self, operands: bytes) -> None:
        self.matrix = after(_matrix(operands), self.matrix)

    def _keep(self, _: bytes) -> None:
        self.kept.append((self.matrix, self.clip))

    def _restore(self, _: bytes) -> None:
        self.matrix, self.clip = self.kept.pop()

    def _outline(self, operands: bytes) -> None:
        x, y, width, height = map(float, operands.split())
        self.path = placed(Box(x, y, x + width, y + height), self.matrix)

    def _cut(self, _: bytes) -> None:
        self.clip = self.path or self.clip

    def _drop(self, _: bytes) -> None:
        self.path = None

    def _draw(self, operands: bytes) -> None:
        """Draw a picture."""
        if (mark := self.levels[-1].mark) is not None:
            picture = self.resources.XObject[_name(operands)]
            self._picture(mark, placed(_extent(picture), self.matrix))

    def _end(self, _: bytes) -> None:
        self.levels.pop()

    def _begin(self, operands: bytes) -> None:
        """Go a level of marked content down."""
        if plain := TAGGED.fullmatch(operands):
            self._tagged(plain[1].decode(), int(plain[2]))
            return
        tag, *more = objects(operands)
        properties = more[0] if more else Dictionary()
        if isinstance(properties, Name):
            properties = self.resources.Properties[str(properties)]
        mark = int(properties.MCID) if "/MCID" in properties else self.levels[-1].mark
        self._tagged(str(tag), mark, properties.get("/ActualText"))

    def _tagged(self, tag: str, mark: int | None, replacement: Object | None = None) -> None:
        outer = self.levels[-1]
        silent = outer.silent or tag == "/Artifact"
        if silent and not outer.silent and mark is None:
            self.artifacts.append(Shown())
        if replacement is not None and mark is not None and not silent:
            self._at(mark).texts.append(str(replacement))
            silent = True
        if tag == "/Figure" and mark is not None:
            silent = True  # its alternative text stands for the words in it
            if self.clip is not None:
                self._picture(mark, self.clip)
        self.levels.append(_Level(mark, silent))

    def _at(self, mark: int) -> Shown:
        return self.found.setdefault(mark, Shown())

    def _picture(self, mark: int, box: Box) -> None:
        """Take in what a picture is clipped to, or else its extent."""
        if not self._at(mark).boxes:
            self._at(mark).boxes.append(box)

    def _show(self, shown: bytes) -> None:
        level = self.levels[-1]
        if level.mark is not None:
            found = self._at(level.mark)
        elif level.silent:
            found = self.artifacts[-1]
        else:
            return
        if found.place is None:
            found.place = (*self.text_matrix[4:], self.size)
        text, extent = self._line(shown)
        if level.mark is None or not level.silent:
            found.texts.append(text)
        if extent is not None:
            found.boxes.append(placed(extent, after(self.text_matrix, self.matrix)))

    def _line(self, shown: bytes) -> tuple[str, Box | None]:
        """Give what a string says, and its extent in text space, but for spaces at its ends."""
        shapes = self._face().shapes
        said: list[str] = []
        pen, first, last = 0.0, None, 0.0
        for gap, string in items(shown):
            if gap:
                pen -= self.gaps[gap]
            text, width, inked = shapes[string]
            said.append(text)
            if inked is not None:
                first = pen + inked[0] if first is None else first
                last = pen + inked[1]
            pen += width
        if first is None:
            return "".join(said), None
        em = self.size / 1000
        box = Box(first * em, -FALL * self.size, last * em, RISE * self.size)
        return "".join(said), box

    def _face(self) -> PageFont:
        if self.font not in self.named:
            font = self.resources.Font[_name(self.font)]
            number = font.objgen
            if number == (0, 0):
                self.named[self.font] = PageFont(font)
            else:
                self.named[self.font] = self.fonts.setdefault(number, PageFont(font))
        return self.named[self.font]


def _matrix(operands: bytes) -> Matrix:
    a, b, c, d, e, f = map(float, operands.split())
    return a, b, c, d, e, f


def _name(spelt: bytes) -> str:
    (name,) = objects(spelt)
    return str(name)


def _extent(picture: Object) -> Box:
    """Give the extent of an image or a form in the space that it is drawn in."""
    if picture.get("/Subtype") != Name.Form:
        return UNIT
    box = placed(Box(*map(float, picture.BBox)), IDENTITY)
    if "/Matrix" not in picture:
        return box
    a, b, c, d, e, f = map(float, picture.Matrix)
    return placed(box, (a, b, c, d, e, f))
