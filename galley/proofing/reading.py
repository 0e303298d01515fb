"""A bound file read back, in the order in which its structure tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

from pikepdf import Array, Name, Object, Pdf

from galley.proofing.structure_text import Run, marked_runs

INLINE = {"Annot", "Code", "Em", "Lbl", "Link", "NonStruct", "Quote", "Reference", "Span", "Strong"}
ENGINE_HYPHEN = "\N{HYPHEN}"
STAYS = ("-", "\N{EN DASH}", "\N{EM DASH}", "/")
LINE = 0.8


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one block of the structure, and the types from the root down to it."""

    path: tuple[str, ...]
    text: str


def read_structure(data: bytes) -> list[Passage]:
    """Give a tagged PDF's text, block by block in reading order.

    A block's text is whole though another, such as a note, stands inside it. Lines are
    joined: the engine's own hyphen goes; after a hyphen, a dash or a stroke nothing
    comes between, elsewhere a space.
    """
    with Pdf.open(BytesIO(data)) as pdf:
        walk = _Walk({page.obj.objgen: marked_runs(page) for page in pdf.pages})
        for element in _flat(pdf.Root.StructTreeRoot.get("/K")):
            walk.visit(element, _Block(()))
    return [Passage(block.path, _joined(block.runs)) for block in walk.blocks]


class _Placed(NamedTuple):
    page: tuple[int, int]
    run: Run


@dataclass
class _Block:
    path: tuple[str, ...]
    runs: list[_Placed] = field(default_factory=list)


class _Walk:
    def __init__(self, pages: dict[tuple[int, int], dict[int, Run]]) -> None:
        self.pages = pages
        self.blocks: list[_Block] = []

    def visit(self, element: Object, block: _Block, path: tuple[str, ...] = ()) -> None:
        path = (*path, str(element.S).removeprefix("/"))
        if path[-1] not in INLINE:
            block = _Block(path)
        replacement = element.get("/ActualText")
        if replacement is not None:
            for page, run in [*self.runs(element)][:1]:
                self.add(block, _Placed(page, Run(str(replacement), run.x, run.y, run.size)))
            return
        for kid in _flat(element.get("/K")):
            if _is_element(kid):
                self.visit(kid, block, path)
            elif placed := self.placed(element, kid):
                self.add(block, placed)

    def add(self, block: _Block, placed: _Placed) -> None:
        if not block.runs:
            self.blocks.append(block)
        block.runs.append(placed)

    def runs(self, element: Object) -> Iterator[_Placed]:
        for kid in _flat(element.get("/K")):
            if _is_element(kid):
                yield from self.runs(kid)
            elif placed := self.placed(element, kid):
                yield placed

    def placed(self, element: Object, kid: int | Object) -> _Placed | None:
        """Give the run that a kid stands for; a link's rectangle has none."""
        if isinstance(kid, int):
            page, mark = element.Pg.objgen, kid
        elif kid.get("/Type") == Name.MCR:
            page, mark = (kid if "/Pg" in kid else element).Pg.objgen, int(kid.MCID)
        else:
            return None
        run = self.pages[page].get(mark)
        return None if run is None else _Placed(page, run)


def _flat(value: Any) -> Iterator[Any]:  # noqa: ANN401 - what stands under /K is of any type
    if isinstance(value, Array):
        for item in value:
            yield from _flat(item)
    elif value is not None:
        yield value


def _is_element(kid: int | Object) -> bool:
    return not isinstance(kid, int) and kid.get("/Type") not in {Name.MCR, Name.OBJR}


def _joined(runs: list[_Placed]) -> str:
    text = runs[0].run.text
    for before, after in pairwise(runs):
        text = (_line_end(text) if _turns(before, after) else text) + after.run.text
    return text


def _turns(before: _Placed, after: _Placed) -> bool:
    """Whether a line ends between: text turns back, or falls by more than a raised mark."""
    first, second = before.run, after.run
    falls = abs(second.y - first.y) > LINE * first.size
    return before.page != after.page or second.x <= first.x or falls


def _line_end(text: str) -> str:
    if text.endswith(ENGINE_HYPHEN):
        return text.removesuffix(ENGINE_HYPHEN)
    compound = text.endswith(STAYS) and not text[:-1].endswith(" ")
    return text if compound or text.endswith(" ") else f"{text} "
