"""A tagged PDF read by its structure tree alone, and what its pages show outside it.

Nothing of galley is asked: the tree, the content streams and the fonts' maps to Unicode
are read here, so that what galley writes and what it reads back are not proved by each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, parse_content_stream

UNSEEN = re.compile(r"[\s\N{HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{SOFT HYPHEN}]")
"""Spaces, what has no width, and the hyphen that a line sets of its own."""

MAPPED = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
CODE = re.compile(rb"<([0-9A-Fa-f]*)>")


def letters(text: str) -> str:
    """Give a text without spaces and what its lines add to it."""
    return UNSEEN.sub("", text)


@dataclass
class Shown:
    """What a page shows: texts by their marked content, and artifacts with their properties."""

    marks: dict[int, str] = field(default_factory=dict)
    artifacts: list[tuple[dict[str, Any], str]] = field(default_factory=list)
    loose: str = ""

    @property
    def outside(self) -> str:
        """The text of all its artifacts."""
        return "".join(text for _, text in self.artifacts)


@dataclass
class Element:
    """A structure element; ``kids`` are elements, texts with their page, and annotations."""

    kind: str
    obj: Object
    above: Element | None
    kids: list[Element | tuple[int, int] | Object] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Give the element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def marks(self) -> Iterator[tuple[Element, int, int]]:
        """Give all content under it, in reading order: its element, page and number."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            elif isinstance(kid, tuple):
                yield self, *kid

    def links(self) -> list[Object]:
        """Give the annotations in it and below it."""
        return [
            kid
            for element in self.walk()
            for kid in element.kids
            if not isinstance(kid, Element | tuple)
        ]

    def after(self) -> Element | None:
        """Give the element that follows it under the same parent."""
        if self.above is None:
            return None
        kids = self.above.kids
        following = islice(kids, next(n for n, k in enumerate(kids) if k is self) + 1, None)
        return next((kid for kid in following if isinstance(kid, Element)), None)

    def attribute(self, name: str) -> object:
        """Give an attribute as text; `None` where it has none of that name."""
        value = self.obj.get("/A", Dictionary()).get(name)
        return None if value is None else str(value)


class Tagged:
    """A tagged file."""

    def __init__(self, data: bytes) -> None:
        """Read a file."""
        self.pdf = Pdf.open(BytesIO(data))
        self.pages = [shown(page) for page in self.pdf.pages]
        self.labels = [str(page.label) for page in self.pdf.pages]
        self._numbers = {page.obj.objgen: n for n, page in enumerate(self.pdf.pages)}
        (self.document,) = self._below(self.pdf.Root.StructTreeRoot, None)

    def text(self, element: Element) -> str:
        """Give the text of an element and all below it."""
        return "".join(self.pages[page].marks.get(mark, "") for _, page, mark in element.marks())

    def _below(self, obj: Object, above: Element | None) -> list[Any]:
        found: list[Any] = []
        kids = obj.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                found.append((self._numbers[obj.Pg.objgen], kid))
            elif kid.get("/Type") == Name.MCR:
                found.append((self._numbers[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == Name.OBJR:
                found.append(kid.Obj)
            else:
                element = Element(str(kid.S)[1:], kid, above)
                element.kids = self._below(kid, element)
                found.append(element)
        return found


def shown(page: Page) -> Shown:
    """Read a page's content."""
    found = Shown()
    fonts = {name: characters(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    levels: list[tuple[int | None, bool]] = [(None, False)]
    font: dict[int, str] = {}
    for instruction in parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in {"BDC", "BMC"}:
            properties = operands[1] if operator == "BDC" else Dictionary()
            mark, artifact = levels[-1]
            if "/MCID" in properties:
                mark = int(properties.MCID)
                found.marks[mark] = ""
            elif operands[0] == Name.Artifact:
                artifact = True
                found.artifacts.append(({k: plain(v) for k, v in properties.items()}, ""))
            levels.append((mark, artifact))
        elif operator == "EMC":
            levels.pop()
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in {"Tj", "TJ"}:
            take(found, levels[-1], said(operands[0], font))
    return found


def take(found: Shown, level: tuple[int | None, bool], text: str) -> None:
    """Put a text to its mark or its artifact; what has neither is loose."""
    mark, artifact = level
    if artifact:
        properties, before = found.artifacts[-1]
        found.artifacts[-1] = properties, before + text
    elif mark is not None:
        found.marks[mark] += text
    else:
        found.loose += text


def plain(value: Object) -> Any:  # noqa: ANN401 - a name, or a list of them
    """Give a property as text."""
    return [str(item) for item in value] if isinstance(value, Array) else str(value)


def said(value: Object, font: dict[int, str]) -> str:
    """Give what a shown string says, two bytes a code."""
    texts = [bytes(item) for item in value if not is_number(item)] if is_list(value) else [value]
    data = b"".join(bytes(text) for text in texts)
    return "".join(font[int.from_bytes(data[at : at + 2])] for at in range(0, len(data), 2))


def is_list(value: object) -> bool:
    """Tell whether a shown value is an array of strings and shifts."""
    return isinstance(value, Array)


def is_number(value: object) -> bool:
    """Tell whether an item of a shown array is a shift."""
    return not isinstance(value, Object)


def characters(font: Object) -> dict[int, str]:
    """Read a font's map to Unicode."""
    found: dict[int, str] = {}
    for kind, body in MAPPED.findall(font.ToUnicode.read_bytes()):
        codes = [code.decode() for code in CODE.findall(body)]
        if kind == b"bfchar":
            for code, text in zip(codes[::2], codes[1::2], strict=True):
                found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
            continue
        for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            start = int(text, 16)
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(start + code - int(first, 16))
    return found
