"""SVG: that it is one, that it needs nothing but itself, and how much there is to draw."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from galley.markup.pictures.faults import allow, broken, unsafe
from galley.markup.pictures.raster import check_jpeg, check_png

DEEPEST = 60
"""How deep groups may lie in one another, those that are referred to included."""

ACTIVE = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "tref"}
)
REFERENCES = frozenset({"href", "src"})
URL = re.compile(r"url\(\s*[\"']?\s*([^)\"']*)", re.IGNORECASE)
EMBEDDED = re.compile(r"data:image/(png|jpeg|jpg);base64,(.*)", re.DOTALL | re.IGNORECASE)
NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?"
LENGTH = re.compile(rf"\s*{NUMBER}\s*(?:[a-zA-Z]{{2,4}}|%)?\s*")
VIEW = re.compile(rf"\s*{NUMBER}(?:[\s,]+{NUMBER}){{3}}\s*")
HUGE = re.compile(r"\d[eE]\+?0*[1-9]\d|(?<![\w.])\d{9}")
"""A number that no length on a page is, and of which the engine makes infinite ones."""

NAMES = frozenset({"id", "class", "href", "src", "style"})
"""Attributes whose values are no numbers."""

FORMS = {"width": LENGTH, "height": LENGTH, "viewbox": VIEW}
"""What the attributes of the outermost element must look like."""


@dataclass
class Shape:
    """An element: those in it, and the names of those that it refers to.

    ``weight`` counts the shapes that are drawn for it, 0 before it is known and
    -1 while it is being found.
    """

    children: list[Shape] = field(default_factory=list)
    refers: list[str] = field(default_factory=list)
    weight: int = 0


def check_drawing(data: bytes) -> None:
    """Raise `PictureError` unless the data are an SVG that needs nothing but itself."""
    allow("max_drawing_bytes", "bytes of an SVG", len(data))
    reader = Reader()
    try:
        reader.read(data)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        raise broken(f"the file is no SVG: {error}") from None
    Weighing(reader.named).weigh(reader.top.children[0], 1)


class Reader:
    """Reads an SVG once; keeps its shapes, and those that have an id by it."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.top = Shape()
        self.named: dict[str, Shape] = {}
        self._open = [self.top]
        self._count = 0
        self._style: list[str] = []

    def read(self, data: bytes) -> None:
        """Read a file; raise `PictureError` at what may not be in it."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._style.append
        parser.EntityDeclHandler = _entity
        parser.ProcessingInstructionHandler = _instruction
        parser.Parse(data, True)  # noqa: FBT003 - that there is no more

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        self._count += 1
        allow("max_figure_shapes", "shapes", self._count)
        allow_depth(len(self._open))
        if len(self._open) == 1:
            _check_root(tag, attributes)
        if tag in ACTIVE:
            raise unsafe(f"the SVG has a <{name}>")
        self._style.clear()
        shape = Shape()
        for key, value in attributes.items():
            shape.refers += _refers(tag, _local(key), key, value)
            if _local(key) not in NAMES and HUGE.search(value):
                raise broken(f'the SVG has a length beyond all measure: {key}="{value[:24]}"')
        self.named.setdefault(attributes.get("id", ""), shape)
        self._open[-1].children.append(shape)
        self._open.append(shape)

    def _end(self, name: str) -> None:
        if _local(name) == "style":
            _check_style("".join(self._style))
        self._style.clear()
        self._open.pop()


@dataclass(frozen=True)
class Weighing:
    """Counts what is drawn, what is used counted each time."""

    named: dict[str, Shape]

    def weigh(self, shape: Shape, depth: int) -> int:
        """Count the shapes that are drawn for one."""
        if shape.weight < 0:
            raise unsafe("the SVG draws a shape within itself")
        if not shape.weight:
            allow_depth(depth)
            shape.weight = -1
            referred = [self.named[name] for name in shape.refers if name in self.named]
            weight = 1 + sum(self.weigh(each, depth + 1) for each in (*shape.children, *referred))
            allow("max_figure_shapes", "shapes", weight)
            shape.weight = weight
        return shape.weight


def allow_depth(depth: int) -> None:
    """Raise `PictureError` where groups lie too deep in one another."""
    if depth > DEEPEST:
        raise unsafe(f"the SVG has more than {DEEPEST} groups in one another")


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _check_root(tag: str, attributes: dict[str, str]) -> None:
    if tag != "svg":
        raise broken(f"the file is no SVG: it begins with <{tag}>")
    for key, value in attributes.items():
        form = FORMS.get(key.lower())
        if form and not form.fullmatch(value):
            raise broken(f"the SVG's {key} is no size")


def _refers(tag: str, name: str, key: str, value: str) -> Iterator[str]:
    """Yield the ids that an attribute refers to; raise `PictureError` at any other thing."""
    if name.startswith("on"):
        raise unsafe(f"the SVG has a handler, {key}")
    if key.lower() == "xml:base":
        raise unsafe("the SVG says where to look for other files")
    if name == "style":
        _check_style(value)
    yield from _local_urls(value)
    if name in REFERENCES:
        if value.strip().startswith("#"):
            if tag != "a":
                yield value.strip()[1:]
        elif tag in {"image", "feimage"}:
            _check_embedded(value)
        else:
            raise unsafe(f"the SVG refers to {value[:60]}")


def _local_urls(value: str) -> Iterator[str]:
    for match in URL.finditer(value):
        if not match[1].startswith("#"):
            raise unsafe(f"the SVG refers to {match[1][:60]}")
        yield match[1][1:].strip()


def _check_style(text: str) -> None:
    if "\\" in text or "@" in text:
        raise unsafe("the SVG's style has a rule or an escape beyond plain properties")
    list(_local_urls(text))


def _check_embedded(value: str) -> None:
    found = EMBEDDED.fullmatch(value.strip())
    if not found:
        raise unsafe(f"the SVG refers to {value[:60]}")
    try:
        data = base64.b64decode("".join(found[2].split()), validate=True)
    except binascii.Error:
        raise broken("a picture within the SVG cannot be read") from None
    (check_png if found[1].lower() == "png" else check_jpeg)(data)


def _entity(*_: object) -> None:
    raise unsafe("the SVG declares entities")


def _instruction(target: str, _data: str) -> None:
    if target.lower() == "xml-stylesheet":
        raise unsafe("the SVG asks for a stylesheet")
