"""A bound file read back, in the order in which its structure tells it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any, NamedTuple

from pikepdf import Array, Object, Pdf

from galley.proofing.page_fonts import Fonts
from galley.proofing.structure_text import PageText, Run, read_page

INLINE = {"Annot", "Code", "Em", "Lbl", "Link", "NonStruct", "Quote", "Reference", "Span", "Strong"}
LINE_HYPHENS = ("\N{HYPHEN}", "\N{SOFT HYPHEN}")
"""What divides a word at a line's end: as the engine sets it, and as a bound file tells it."""

STAYS = ("-", "\N{EN DASH}", "\N{EM DASH}", "/")
LINE = 0.8


CALL = "Reference"
LABEL = "Lbl"
MARKS = (CALL, LABEL)

CONTENT = "/MCR"
LEAVES = (CONTENT, "/OBJR")
"""The types of what is no element: marked content, and an object such as a link's."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a passage that point: a note's call, or the label of an item or note.

    ``kind`` is the structure type, `CALL` or `LABEL`; ``end`` is the character after.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one block of the structure, and the types from the root down to it.

    ``part`` is the title of the Part that it is in; ``pages`` tell from which character on
    it stands on which page of the file, counted from 0; ``marks`` are in order. ``lines``
    are the characters with which a line begins, the first line's left out; ``top`` is how
    far above its page's foot the first line stands, points.
    """

    path: tuple[str, ...]
    text: str
    part: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    marks: tuple[Mark, ...] = ()
    lines: tuple[int, ...] = ()
    top: float = 0.0

    def page(self, offset: int = 0) -> int:
        """Give the page on which a character stands."""
        return self.pages[max(bisect_right(self.pages, offset, key=lambda run: run[0]) - 1, 0)][1]


def read_structure(data: bytes) -> list[Passage]:
    """Give a tagged PDF's text, block by block in reading order.

    A block's text is whole though another, such as a note, stands inside it. Lines are
    joined: the hyphen of a divided word goes; after a hyphen, a dash or a stroke nothing
    comes between, elsewhere a space.
    """
    with Pdf.open(BytesIO(data)) as pdf:
        fonts: Fonts = {}
        return passages(pdf, [read_page(page, fonts) for page in pdf.pages])


def passages(pdf: Pdf, texts: Sequence[PageText]) -> list[Passage]:
    """Give an open file's text as `read_structure` does; ``texts`` are those of its pages."""
    return [_passage(block) for block in blocks(pdf, texts)]


def blocks(pdf: Pdf, texts: Sequence[PageText]) -> list[Block]:
    """Give the blocks of an open file with the runs of their text, in reading order."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    walk = _Walk(pages, texts)
    for element in _flat(pdf.Root.StructTreeRoot.get("/K")):
        walk.visit(element, Block(()), At())
    return walk.blocks


def joined(runs: Sequence[Run]) -> str:
    """Join the lines of runs that follow one another on a page."""
    return _passage(Block((), "", [Placed(0, run, At()) for run in runs])).text


class At(NamedTuple):
    """Where in the structure a run stands: its path, its part, and the mark it is in.

    ``mark`` counts the elements that are marks, so that one is told from the next.
    """

    path: tuple[str, ...] = ()
    part: str = ""
    kind: str = ""
    mark: int = 0


class Placed(NamedTuple):
    """A run on its page, counted from 0, and where in the structure it stands."""

    page: int
    run: Run
    at: At


@dataclass
class Block:
    """The runs of one block of the structure, and the types from the root down to it."""

    path: tuple[str, ...]
    part: str = ""
    runs: list[Placed] = field(default_factory=list)


class _Walk:
    def __init__(self, pages: dict[tuple[int, int], int], texts: Sequence[PageText]) -> None:
        self.pages = pages
        self.texts = texts
        self.blocks: list[Block] = []
        self.marks = 0

    def visit(self, element: Object, block: Block, above: At) -> None:
        at = self.step(element, above)
        if at.path[-1] not in INLINE:
            block = Block(at.path, at.part)
        replacement = element.get("/ActualText")
        if replacement is not None:
            for page, run, _ in [*self.runs(element, at)][:1]:
                self.add(block, Placed(page, replace(run, text=str(replacement)), at))
            return
        for kid in _flat(element.get("/K")):
            kind = _kind(kid)
            if kind not in LEAVES:
                self.visit(kid, block, at)
            elif placed := self.placed(element, kid, kind, at):
                self.add(block, placed)

    def step(self, element: Object, above: At) -> At:
        kind = str(element.S).removeprefix("/")
        path, part = (*above.path, kind), above.part
        if kind == "Part":
            part = str(element.get("/T", ""))
        if kind not in INLINE:
            return At(path, part)
        if kind in MARKS and not above.kind:
            self.marks += 1
            return At(path, part, kind, self.marks)
        return At(path, part, above.kind, above.mark)

    def add(self, block: Block, placed: Placed) -> None:
        if not block.runs:
            self.blocks.append(block)
        block.runs.append(placed)

    def runs(self, element: Object, at: At) -> Iterator[Placed]:
        for kid in _flat(element.get("/K")):
            kind = _kind(kid)
            if kind not in LEAVES:
                yield from self.runs(kid, at)
            elif placed := self.placed(element, kid, kind, at):
                yield placed

    def placed(self, element: Object, kid: int | Object, kind: str, at: At) -> Placed | None:
        """Give the run that a kid stands for; a link's rectangle has none."""
        if isinstance(kid, int):
            page, mark = element.Pg, kid
        elif kind == CONTENT:
            page, mark = (kid if "/Pg" in kid else element).Pg, int(kid.MCID)
        else:
            return None
        index = self.pages[page.objgen]
        run = self.texts[index].runs.get(mark)
        return None if run is None else Placed(index, run, at)


def _flat(value: Any) -> Iterator[Any]:  # noqa: ANN401 - what stands under /K is of any type
    if isinstance(value, Array):
        for item in value:
            if isinstance(item, Array):
                yield from _flat(item)
            else:
                yield item
    elif value is not None:
        yield value


def _kind(kid: int | Object) -> str:
    return CONTENT if isinstance(kid, int) else str(kid.get("/Type", ""))


def _passage(block: Block) -> Passage:
    text = ""
    pages: list[tuple[int, int]] = []
    marks: dict[int, Mark] = {}
    lines: list[int] = []
    before: Placed | None = None
    for placed in block.runs:
        if before and turns(before, placed):
            text = _line_end(text)
            lines.append(len(text))
        start, text = len(text), text + placed.run.text
        if not pages or pages[-1][1] != placed.page:
            pages.append((start, placed.page))
        if placed.at.mark:
            begun = marks.get(placed.at.mark)
            start = begun.start if begun else start
            marks[placed.at.mark] = Mark(placed.at.kind, start, len(text))
        before = placed
    boxes = [placed.run.box for placed in block.runs if placed.run.box is not None]
    return Passage(
        block.path,
        text,
        block.part,
        tuple(pages),
        tuple(marks.values()),
        tuple(lines),
        boxes[0].top if boxes else 0.0,
    )


def turns(before: Placed, after: Placed) -> bool:
    """Whether a line ends between: text turns back, or falls by more than a raised mark."""
    first, second = before.run, after.run
    falls = abs(second.y - first.y) > LINE * first.size
    return before.page != after.page or second.x <= first.x or falls


def _line_end(text: str) -> str:
    if text.endswith(LINE_HYPHENS):
        return text[:-1]
    compound = text.endswith(STAYS) and not text[:-1].endswith(" ")
    return text if compound or text.endswith(" ") else f"{text} "
