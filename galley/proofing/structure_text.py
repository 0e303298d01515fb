"""The text of a page by its marked content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Page, String, parse_content_stream

from galley.proofing.unicode_map import characters, decode

SHOWN = "Tm Tf Tj TJ BDC BMC EMC"


@dataclass(frozen=True, slots=True)
class Run:
    """What one piece of marked content says, and where its text begins.

    ``x`` and ``y`` are in the page's text space, ``size`` in its units: good for
    comparing the runs of a page with one another.
    """

    text: str
    x: float
    y: float
    size: float


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


def read_page(page: Page) -> PageText:
    """Give the text of a page by its marked content.

    Replacement text stands for what it replaces.
    Source: ISO 32000-2, 14.6 (marked content) and 14.9.4 (replacement text).
    """
    reader = _Reader(page.obj.get("/Resources", Dictionary()))
    for instruction in parse_content_stream(page, SHOWN):
        reader.read(str(instruction.operator), list(instruction.operands))
    runs = {mark: found.run() for mark, found in reader.found.items()}
    return PageText(runs, tuple(found.run() for found in reader.artifacts if found.texts))


@dataclass
class _Found:
    texts: list[str] = field(default_factory=list)
    place: tuple[float, float, float] | None = None

    def run(self) -> Run:
        return Run("".join(self.texts), *(self.place or (0.0, 0.0, 0.0)))


@dataclass(frozen=True)
class _Level:
    """A level of marked content: the id in force, and whether its text is to be read."""

    mark: int | None = None
    silent: bool = False


class _Reader:
    def __init__(self, resources: Object) -> None:
        self.resources = resources
        self.found: dict[int, _Found] = {}
        self.artifacts: list[_Found] = []
        self.levels = [_Level()]
        self.maps: dict[str, dict[int, str]] = {}
        self.font = ""
        self.size = self.x = self.y = 0.0

    def read(self, operator: str, operands: list[Object]) -> None:
        if operator == "Tm":
            self.x, self.y = float(operands[4]), float(operands[5])
        elif operator == "Tf":
            self.font, self.size = str(operands[0]), float(operands[1])
        elif operator in {"BDC", "BMC"}:
            self.begin(operands[0], operands[1] if operator == "BDC" else Dictionary())
        elif operator == "EMC":
            self.levels.pop()
        else:
            self.show(operands[0])

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
        self.levels.append(_Level(mark, silent))

    def at(self, mark: int) -> _Found:
        return self.found.setdefault(mark, _Found())

    def show(self, shown: Object) -> None:
        level = self.levels[-1]
        if level.mark is not None:
            found = self.at(level.mark)
        elif level.silent:
            found = self.artifacts[-1]
        else:
            return
        found.place = found.place or (self.x, self.y, self.size)
        if level.mark is None or not level.silent:
            found.texts.append(self.text(shown))

    def text(self, shown: Object) -> str:
        font = self.resources.Font[self.font]
        if self.font not in self.maps:
            self.maps[self.font] = characters(font)
        items = shown if isinstance(shown, Array) else (shown,)
        codes = b"".join(bytes(item) for item in items if isinstance(item, String))
        return decode(codes, font, self.maps[self.font])
