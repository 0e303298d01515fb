"""The text of a page by its marked content, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pikepdf import Dictionary, Name, Object, Page, parse_content_stream

from galley.proofing.geometry import IDENTITY, Box, Matrix, after, around, placed
from galley.proofing.page_fonts import PageFont

READ = "q Q cm Tm Tf Tj TJ BDC BMC EMC re W W* n Do"
ITEM = re.compile(rb"\((?:[^\\()]|\\.)*\)|<[^<>]*>|[^\s\[\]]+", re.DOTALL)
"""A string, or a number, as they are spelt in an array."""

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
    for instruction in parse_content_stream(page, READ):
        reader.read(str(instruction.operator), list(instruction.operands))
    runs = {mark: found.run() for mark, found in reader.found.items()}
    return PageText(runs, tuple(found.run() for found in reader.artifacts if found.texts))


@dataclass
class _Found:
    texts: list[str] = field(default_factory=list)
    place: tuple[float, float, float] | None = None
    boxes: list[Box] = field(default_factory=list)

    def run(self) -> Run:
        return Run("".join(self.texts), *(self.place or (0.0, 0.0, 0.0)), around(self.boxes))


@dataclass(frozen=True)
class _Level:
    """A level of marked content: the id in force, and whether its text is to be read."""

    mark: int | None = None
    silent: bool = False


class _Reader:
    def __init__(self, resources: Object, fonts: Fonts) -> None:
        self.resources = resources
        self.fonts = fonts
        self.named: dict[str, PageFont] = {}
        self.found: dict[int, _Found] = {}
        self.artifacts: list[_Found] = []
        self.levels = [_Level()]
        self.matrix = self.text_matrix = IDENTITY
        self.path: Box | None = None
        self.clip: Box | None = None
        self.kept: list[tuple[Matrix, Box | None]] = []
        self.font = ""
        self.size = 0.0

    def read(self, operator: str, operands: Sequence[Object]) -> None:
        if operator == "Tm":
            self.text_matrix = _matrix(operands)
        elif operator == "Tf":
            self.font, self.size = str(operands[0]), float(operands[1])
        elif operator in {"Tj", "TJ"}:
            self.show(operands[0])
        elif operator in {"BDC", "BMC"}:
            self.begin(operands[0], operands[1] if operator == "BDC" else Dictionary())
        elif operator == "EMC":
            self.levels.pop()
        else:
            self.draw(operator, operands)

    def draw(self, operator: str, operands: Sequence[Object]) -> None:
        if operator == "cm":
            self.matrix = after(_matrix(operands), self.matrix)
        elif operator == "q":
            self.kept.append((self.matrix, self.clip))
        elif operator == "Q":
            self.matrix, self.clip = self.kept.pop()
        elif operator == "re":
            x, y, width, height = (float(number) for number in operands)
            self.path = placed(Box(x, y, x + width, y + height), self.matrix)
        elif operator in {"W", "W*"}:
            self.clip = self.path or self.clip
        elif operator == "n":
            self.path = None
        elif (mark := self.levels[-1].mark) is not None:
            picture = self.resources.XObject[str(operands[0])]
            self.picture(mark, placed(_extent(picture), self.matrix))

    def begin(self, tag: Object, properties: Object) -> None:
        if isinstance(properties, Name):
            properties = self.resources.Properties[str(properties)]
        outer = self.levels[-1]
        mark = int(properties.MCID) if "/MCID" in properties else outer.mark
        silent = outer.silent or tag == Name.Artifact
        if silent and not outer.silent and mark is None:
            self.artifacts.append(_Found())
        if "/ActualText" in properties and mark is not None and not silent:
            self.at(mark).texts.append(str(properties.ActualText))
            silent = True
        if tag == Name.Figure and mark is not None:
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

    def show(self, shown: Object) -> None:
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

    def line(self, shown: Object) -> tuple[str, Box | None]:
        """Give what a string says, and its extent in text space, but for spaces at its ends."""
        shapes = self.face().shapes
        said: list[str] = []
        pen, first, last = 0.0, None, 0.0
        for text, width, inked in map(shapes.__getitem__, items(shown.unparse())):
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
            font = self.resources.Font[self.font]
            number = font.objgen
            if number == (0, 0):
                self.named[self.font] = PageFont(font)
            else:
                self.named[self.font] = self.fonts.setdefault(number, PageFont(font))
        return self.named[self.font]


def items(spelt: bytes) -> list[bytes]:
    """Take a string apart, or an array of strings and numbers, as they are spelt.

    To take the items themselves, one by one, costs three times as much.
    """
    # Strings of glyphs are spelt in hexadecimal digits, and hold no space.
    return ITEM.findall(spelt) if b"(" in spelt else spelt.strip(b"[]").split()


def _matrix(operands: Iterable[Object]) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in operands)
    return a, b, c, d, e, f


def _extent(picture: Object) -> Box:
    """Give the extent of an image or a form in the space that it is drawn in."""
    if picture.get("/Subtype") != Name.Form:
        return UNIT
    box = placed(Box(*(float(number) for number in picture.BBox)), IDENTITY)
    return placed(box, _matrix(picture.Matrix)) if "/Matrix" in picture else box
