"""The pages of a file, read in one pass each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Any

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    Dictionary,
    Name,
    Object,
    Page,
    Stream,
    String,
    parse_content_stream,
)

from galley.proofing.geometry import IDENTITY, Matrix, after
from galley.proofing.preflight.colours import Colour, space
from galley.proofing.preflight.content import FontUse, Forms, PageContent, Picture
from galley.proofing.preflight.elements import Number

READ = (
    "q Q cm Tr Tf Tj TJ ' \" Do sh f F f* B B* b b* S s BMC BDC EMC "
    "g G rg RG k K cs CS sc SC scn SCN BI ID EI"
)
FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
STROKES = {"S", "s", "B", "B*", "b", "b*"}
SHOWS = {"Tj", "TJ", "'", '"'}
DEVICES = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}
DEEPEST = 16
"""How deep forms may draw forms."""

GRAY = Colour("DeviceGray", values=(0.0,))
"""What is drawn in until a colour is set."""


@dataclass(frozen=True)
class _State:
    """A graphics state: what is drawn in, and where."""

    matrix: Matrix = IDENTITY
    fill: Colour = GRAY
    stroke: Colour = GRAY
    pattern: Object | None = None
    font: Object | None = None
    mode: int = 0


@dataclass(frozen=True)
class _Level:
    """A level of marked content: in an artifact, in tagged content, with words in its place."""

    artifact: bool = False
    tagged: bool = False
    replaced: bool = False


class Scanner:
    """Reads the pages of a file, one after another."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.fonts: dict[object, FontUse] = {}
        self.forms = Forms()
        self.number = 0
        self.page = PageContent()

    def read(self, page: Page, number: int) -> PageContent:
        """Read a page, and all that it draws."""
        self.number, self.page = number, PageContent()
        resources = page.obj.get("/Resources", Dictionary())
        reader = _Stream(self, resources, _State(), [_Level()])
        reader.blend(page.obj)
        reader.run(page)
        return self.page

    def show(self, font: Object | None, strings: Sequence[bytes], *, bare: bool) -> None:
        """Note what is shown in a font; ``bare`` where no words stand in its place."""
        if font is None:
            return
        key = font.objgen if font.is_indirect else (self.number, str(font.get("/BaseFont")))
        use = self.fonts.setdefault(key, FontUse(font, self.number))
        size = 2 if font.get("/Subtype") == Name.Type0 else 1
        for text in strings:
            codes = {int.from_bytes(text[at : at + size]) for at in range(0, len(text), size)}
            use.codes |= codes
            use.bare |= codes if bare else set()


@dataclass
class _Stream:
    """Reads one content stream: of a page, a form or a pattern."""

    scanner: Scanner
    resources: Object
    state: _State
    levels: list[_Level]
    depth: int = 0
    form: Number | None = None
    kept: list[_State] = field(default_factory=list)

    @property
    def page(self) -> PageContent:
        """The page that is being read."""
        return self.scanner.page

    def run(self, stream: Page | Object) -> None:
        for instruction in parse_content_stream(stream, READ):
            if isinstance(instruction, ContentStreamInlineImage):
                self.paint()
                self.picture(instruction.iimage.obj)
            else:
                self.read(str(instruction.operator), list(instruction.operands))

    def read(self, operator: str, operands: list[Any]) -> None:
        if operator in SHOWS:
            self.text(operands[-1])
        elif operator in FILLS | STROKES:
            self.path(operator)
        elif operator in {"BMC", "BDC"}:
            self.begin(operands)
        elif operator == "EMC":
            if len(self.levels) > 1:
                self.levels.pop()
        elif operator == "Do":
            self.draw(operands[0])
        elif operator == "sh":
            self.paint()
            self.shading(self.resources.get("/Shading", Dictionary()).get(str(operands[0])))
        else:
            self.set(operator, operands)

    def set(self, operator: str, operands: list[Any]) -> None:
        """Change the state."""
        if operator == "q":
            self.kept.append(self.state)
            self.page.nested = max(self.page.nested, len(self.kept))
        elif operator == "Q":
            self.state = self.kept.pop() if self.kept else self.state
        elif operator == "cm":
            a, b, c, d, e, f = (float(number) for number in operands)
            self.state = replace(self.state, matrix=after((a, b, c, d, e, f), self.state.matrix))
        elif operator == "Tf":
            fonts = self.resources.get("/Font", Dictionary())
            self.state = replace(self.state, font=fonts.get(str(operands[0])))
        elif operator == "Tr":
            self.state = replace(self.state, mode=int(operands[0]))
        else:
            self.colour(operator, operands)

    def colour(self, operator: str, operands: list[Any]) -> None:
        """Change the colour that is filled or stroked with."""
        name = "stroke" if operator.isupper() else "fill"
        small = operator.lower()
        pattern = None
        if small in DEVICES:
            found = space(Name(DEVICES[small]), self.resources)
            made = found._replace(values=tuple(float(value) for value in operands))
        elif small == "cs":
            made = space(operands[0], self.resources)
        else:
            values = tuple(float(o) for o in operands if not isinstance(o, Name))
            if operands and isinstance(operands[-1], Name):
                patterns = self.resources.get("/Pattern", Dictionary())
                pattern = patterns.get(str(operands[-1]))
            made = getattr(self.state, name)._replace(values=values)
        changed: dict[str, Any] = {name: made}
        if name == "fill":
            changed["pattern"] = pattern
        self.state = replace(self.state, **changed)

    def begin(self, operands: list[Any]) -> None:
        """Go a level of marked content down."""
        properties = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(properties, Name):
            named = self.resources.get("/Properties", Dictionary())
            properties = named.get(str(properties), Dictionary())
        outer = self.levels[-1]
        artifact, tagged = operands[0] == Name.Artifact, "/MCID" in properties
        self.page.artifact_inside |= artifact and outer.tagged
        self.page.tag_inside |= tagged and outer.artifact
        if tagged and self.form is None:
            self.page.marks[int(properties.MCID)] += 1
        elif tagged and self.form is not None:
            self.scanner.forms.marked.setdefault(self.form, self.scanner.number)
        replaced = outer.replaced or "/ActualText" in properties
        self.levels.append(_Level(outer.artifact or artifact, outer.tagged or tagged, replaced))

    def paint(self) -> None:
        """Note that something is drawn."""
        self.page.painted = True
        level = self.levels[-1]
        self.page.untagged += not (level.artifact or level.tagged)

    def path(self, operator: str) -> None:
        self.paint()
        if operator in FILLS:
            self.use(self.state.fill)
            self.fill_pattern()
        if operator in STROKES:
            self.use(self.state.stroke)

    def text(self, shown: Any) -> None:  # noqa: ANN401 - a string, or an array with strings in it
        items = shown if isinstance(shown, Array) else [shown]
        strings = [bytes(item) for item in items if isinstance(item, String)]
        if not any(strings):
            return
        self.paint()
        self.scanner.show(self.state.font, strings, bare=not self.levels[-1].replaced)
        self.page.shows = True
        if self.state.mode in {0, 2, 4, 6}:
            self.use(self.state.fill, text=True)
            self.fill_pattern()
        if self.state.mode in {1, 2, 5, 6}:
            self.use(self.state.stroke, text=True)

    def use(self, colour: Colour, *, text: bool = False) -> None:
        values = colour.values if text else ()
        self.page.colours.add(colour._replace(values=values, text=text))

    def fill_pattern(self) -> None:
        """Note the colours of a pattern that is filled with."""
        pattern = self.state.pattern
        if pattern is None or self.depth > DEEPEST:
            return
        if isinstance(pattern, Stream):
            own = pattern.get("/Resources", Dictionary())
            inside = [_Level(artifact=self.levels[-1].artifact, tagged=True)]
            _Stream(self.scanner, own, _State(), inside, self.depth + 1).run(pattern)
        else:
            self.shading(pattern.get("/Shading"))

    def shading(self, shading: Object | None) -> None:
        if shading is not None:
            self.use(space(shading.get("/ColorSpace"), self.resources))

    def draw(self, name: Object) -> None:
        """Draw a picture or a form."""
        drawn = self.resources.get("/XObject", Dictionary()).get(str(name))
        if drawn is None or self.depth > DEEPEST:
            return
        if drawn.get("/Subtype") == Name.Image:
            self.paint()
            self.picture(drawn)
        elif drawn.get("/Subtype") == Name.Form:
            self.scanner.forms.drawn[drawn.objgen] += 1
            a, b, c, d, e, f = (float(n) for n in drawn.get("/Matrix", IDENTITY))
            matrix = after((a, b, c, d, e, f), self.state.matrix)
            state = replace(self.state, matrix=matrix)
            own = drawn.get("/Resources", self.resources)
            self.blend(drawn)
            levels = [self.levels[-1]]
            _Stream(self.scanner, own, state, levels, self.depth + 1, drawn.objgen).run(drawn)

    def blend(self, drawn: Object) -> None:
        """Note the colours in which what is transparent is blended."""
        blended = drawn.get("/Group", Dictionary()).get("/CS")
        if blended is not None:
            self.use(space(blended, self.resources))

    def picture(self, image: Object) -> None:
        """Note a picture, at the size that it is placed in: the unit square's."""
        a, b, c, d, _, _ = self.state.matrix
        across, down = hypot(a, b) / 72, hypot(c, d) / 72
        width = int(image.get("/Width", image.get("/W", 0)))
        height = int(image.get("/Height", image.get("/H", 0)))
        if across and down:
            self.page.pictures.append(Picture(image, width / across, height / down))
        named = image.get("/ColorSpace", image.get("/CS"))
        if image.get("/ImageMask", image.get("/IM", False)):
            self.use(self.state.fill)
        elif named is not None:
            self.use(space(named, self.resources))
