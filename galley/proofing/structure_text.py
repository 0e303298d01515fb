"""The text of a page by its marked content, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pikepdf import Dictionary, Name, Object, Page

from galley.proofing.geometry import IDENTITY, Box, Matrix, after, around, placed
from galley.proofing.page_content import Instruction, instructions
from galley.proofing.page_fonts import PageFont

ITEM = re.compile(rb"([^<>()]*)(<[^<>]*>|\((?:[^\\()]|\\.)*\))", re.DOTALL)
"""A string of an array, behind the numbers that stand before it."""

TAGGED = re.compile(rb"(/\w+)\s*<<\s*/MCID\s+(\d+)\s*>>\s*")
"""The operands of what most marked content begins with."""

UNIT = Box(0, 0, 1, 1)
RISE, FALL = 0.7, 0.2
"""How far letters reach above and below their line, in type sizes: accents aside."""

Fonts = dict[tuple[int, int], PageFont]
"""The fonts of a file by object number, so that each is read once."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one piece of marked content says, and where its text begins.

    ``x`` and ``y`` are in the page's text space, ``size`` in its units: good for
    comparing the runs of a page with one another. ``box`` is what it takes of the page,
    in points: text from its first letter to its last, or a picture; `None` for nothing.
    """

    text: str
    x: float
    y: float
    size: float
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says: runs by their marked-content id, and those of its artifacts."""

    runs: Mapping[int, Run]
    artifacts: tuple[Run, ...]


def marked_text(page: Page) -> dict[int, str]:
    """Give the text of each marked-content id of a page, artifacts left out."""
    return {mark: run.text for mark, run in marked_runs(page).items()}


def marked_runs(page: Page) -> dict[int, Run]:
    """Give the run of each marked-content id of a page, artifacts left out."""
    return dict(read_page(page).runs)


def read_page(page: Page, fonts: Fonts | None = None) -> PageText:
    """Give the text of a page by its marked content.

    Replacement text stands for what it replaces. ``fonts`` are those of the pages before,
    and takes in the page's own. Sources: ISO 32000-2, 14.6 (marked content), 14.9.4
    (replacement text), 9.4.4 (text space).
    """
    reader = _Reader(page.obj.get("/Resources", Dictionary()), {} if fonts is None else fonts)
    reader.read(instructions(page))
    runs = {mark: found.run() for mark, found in reader.found.items()}
    return PageText(runs, tuple(found.run() for found in reader.artifacts if found.texts))


@dataclass
class _Found:
    texts: list[str] = field(default_factory=list)
    place: tuple[float, float, float] | None = None
    boxes: list[Box] = field(default_factory=list)

    def run(self) -> Run:
        return Run("".join(self.texts), *(self.place or (0.0, 0.0, 0.0)), around(self.boxes))


class _Level(NamedTuple):
    """A level of marked content: the id in force, and whether its text is to be read."""

    mark: int | None = None
    silent: bool = False


class _Reader:
    def __init__(self, resources: Object, fonts: Fonts) -> None:
        self.resources = resources
        self.fonts = fonts
        self.named: dict[bytes, PageFont] = {}
        self.found: dict[int, _Found] = {}
        self.artifacts: list[_Found] = []
        self.levels = [_Level()]
        self.matrix = self.text_matrix = IDENTITY
        self.path: Box | None = None
        self.clip: Box | None = None
        self.kept: list[tuple[Matrix, Box | None]] = []
        self.gaps = _Gaps()
        self.font = b""
        self.size = 0.0

    def read(self, found: Iterable[Instruction]) -> None:
        for operands, operator in found:
            if operator == b"Tm":
                self.text_matrix = _matrix(operands)
            elif operator == b"Tf":
                self.font, size = operands.split()
                self.size = float(size)
            elif operator in {b"Tj", b"TJ"}:
                self.show(operands)
            elif operator in {b"BDC", b"BMC"}:
                self.begin(operands)
            elif operator == b"EMC":
                self.levels.pop()
            else:
                self.draw(operator, operands)

    def draw(self, operator: bytes, operands: bytes) -> None:
        if operator == b"cm":
            self.matrix = after(_matrix(operands), self.matrix)
        elif operator == b"q":
            self.kept.append((self.matrix, self.clip))
        elif operator == b"Q":
            self.matrix, self.clip = self.kept.pop()
        elif operator == b"re":
            x, y, width, height = map(float, operands.split())
            self.path = placed(Box(x, y, x + width, y + height), self.matrix)
        elif operator in {b"W", b"W*"}:
            self.clip = self.path or self.clip
        elif operator == b"n":
            self.path = None
        elif operator == b"Do" and (mark := self.levels[-1].mark) is not None:
            picture = self.resources.XObject[_name(operands)]
            self.picture(mark, placed(_extent(picture), self.matrix))

    def begin(self, operands: bytes) -> None:
        if plain := TAGGED.fullmatch(operands):
            self.tagged(plain[1].decode(), int(plain[2]))
            return
        tag, *more = Object.parse(b"[%b]" % operands).as_list()
        properties = more[0] if more else Dictionary()
        if isinstance(properties, Name):
            properties = self.resources.Properties[str(properties)]
        mark = int(properties.MCID) if "/MCID" in properties else self.levels[-1].mark
        self.tagged(str(tag), mark, properties.get("/ActualText"))

    def tagged(self, tag: str, mark: int | None, replacement: Object | None = None) -> None:
        """Go a level of marked content down."""
        outer = self.levels[-1]
        silent = outer.silent or tag == "/Artifact"
        if silent and not outer.silent and mark is None:
            self.artifacts.append(_Found())
        if replacement is not None and mark is not None and not silent:
            self.at(mark).texts.append(str(replacement))
            silent = True
        if tag == "/Figure" and mark is not None:
            silent = True  # its alternative text stands for the words in it
            if self.clip is not None:
                self.picture(mark, self.clip)
        self.levels.append(_Level(mark, silent))

    def at(self, mark: int) -> _Found:
        return self.found.setdefault(mark, _Found())

    def picture(self, mark: int, box: Box) -> None:
        """Take in what a picture is clipped to, or else its extent."""
        if not self.at(mark).boxes:
            self.at(mark).boxes.append(box)

    def show(self, shown: bytes) -> None:
        level = self.levels[-1]
        if level.mark is not None:
            found = self.at(level.mark)
        elif level.silent:
            found = self.artifacts[-1]
        else:
            return
        if found.place is None:
            found.place = (*self.text_matrix[4:], self.size)
        text, extent = self.line(shown)
        if level.mark is None or not level.silent:
            found.texts.append(text)
        if extent is not None:
            found.boxes.append(placed(extent, after(self.text_matrix, self.matrix)))

    def line(self, shown: bytes) -> tuple[str, Box | None]:
        """Give what a string says, and its extent in text space, but for spaces at its ends."""
        shapes = self.face().shapes
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

    def face(self) -> PageFont:
        if self.font not in self.named:
            font = self.resources.Font[_name(self.font)]
            number = font.objgen
            if number == (0, 0):
                self.named[self.font] = PageFont(font)
            else:
                self.named[self.font] = self.fonts.setdefault(number, PageFont(font))
        return self.named[self.font]


class _Gaps(dict[bytes, float]):
    """How far the numbers before a string move it back, by how they are spelt."""

    def __missing__(self, spelt: bytes) -> float:
        self[spelt] = sum(map(float, spelt.split()))
        return self[spelt]


def items(spelt: bytes) -> list[tuple[bytes, bytes]]:
    """Take a string apart, or an array of strings and numbers, as they are spelt.

    Gives each string with the numbers before it. Raises ``ValueError`` for what is neither.
    """
    if spelt[:1] not in {b"[", b"(", b"<"}:
        raise ValueError("what is shown is no string")
    return ITEM.findall(spelt.strip(b"[]\0\t\n\f\r "))


def _matrix(operands: bytes) -> Matrix:
    a, b, c, d, e, f = map(float, operands.split())
    return a, b, c, d, e, f


def _name(spelt: bytes) -> str:
    return str(Object.parse(spelt.strip()))


def _extent(picture: Object) -> Box:
    """Give the extent of an image or a form in the space that it is drawn in."""
    if picture.get("/Subtype") != Name.Form:
        return UNIT
    box = placed(Box(*map(float, picture.BBox)), IDENTITY)
    if "/Matrix" not in picture:
        return box
    a, b, c, d, e, f = map(float, picture.Matrix)
    return placed(box, (a, b, c, d, e, f))
