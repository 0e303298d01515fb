"""A file's colours brought to inks: its pages, and all that they draw with."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Page, Stream

from galley.binding.elements import Number
from galley.binding.ink_pictures import ink_picture
from galley.binding.ink_shadings import ink_shading
from galley.binding.inks import MASK, Palette
from galley.binding.recolour import black, recoloured


class Inker:
    """Brings the colours of a file to a palette; what many pages draw with, once.

    Raises `ValueError` at a colour that cannot be brought to inks. Sources: ISO 32000-1,
    8.10 (forms), 8.7 (patterns and shadings), 11.5 (soft masks), 11.6.6 (groups).
    """

    def __init__(self, palette: Palette) -> None:
        """Take the inks."""
        self.palette = palette
        self._met: set[Number] = set()
        self._resources: list[Object] = []

    def page(self, page: Page) -> bytes:
        """Give a page's content in inks; what it draws with is changed where it stands."""
        resources = page.obj.get("/Resources", Dictionary())
        self._draws_with(resources, self.palette)
        _blend(page.obj, self.palette)
        if "/Contents" not in page.obj:
            return b""
        return black(self.palette) + b"\n" + recoloured(page, resources, self.palette)

    def finish(self) -> None:
        """Take out the colour spaces, in which nothing is set any more."""
        for resources in self._resources:
            if "/ColorSpace" in resources:
                del resources["/ColorSpace"]

    def _draws_with(self, resources: Object, palette: Palette) -> None:
        if self._knows(resources):
            return
        self._resources.append(resources)
        # Masks first: the engine lists them among what is drawn too.
        for state in _each(resources, "/ExtGState"):
            if isinstance(mask := state.get("/SMask"), Dictionary):
                self._form(mask.G, resources, MASK)
        for drawn in _each(resources, "/XObject"):
            self._draw(drawn, resources, palette)
        for pattern in _each(resources, "/Pattern"):
            if isinstance(pattern, Stream):
                self._tile(pattern, palette)
            else:
                ink_shading(pattern.Shading, resources, palette)
        for shading in _each(resources, "/Shading"):
            ink_shading(shading, resources, palette)

    def _draw(self, drawn: Object, around: Object, palette: Palette) -> None:
        if drawn.get("/Subtype") == Name.Form:
            self._form(drawn, around, palette)
        elif isinstance(drawn, Stream) and not self._knows(drawn):
            ink_picture(drawn, palette)

    def _form(self, form: Object, around: Object, palette: Palette) -> None:
        """Bring a form to inks; one without resources draws with those around it."""
        if self._knows(form):
            return
        resources = form.get("/Resources", around)
        self._draws_with(resources, palette)
        _blend(form, palette)
        form.write(recoloured(form, resources, palette))

    def _tile(self, pattern: Object, palette: Palette) -> None:
        """Bring a pattern to inks; it begins with a black of its own."""
        if self._knows(pattern):
            return
        self._draws_with(pattern.Resources, palette)
        drawn = recoloured(pattern, pattern.Resources, palette)
        pattern.write(black(palette) + b"\n" + drawn)

    def _knows(self, thing: Object) -> bool:
        """Tell whether a thing was met before; one that is not shared never was."""
        met = thing.is_indirect and thing.objgen in self._met
        self._met.add(thing.objgen)
        return met


def _each(resources: Object, kind: str) -> Iterator[Object]:
    """Give each resource of a kind, in the order of their names."""
    named = resources.get(kind, Dictionary())
    for name in sorted(named.keys()):
        yield named[name]


def _blend(drawn: Object, palette: Palette) -> None:
    """Blend what is transparent in the palette's space."""
    group = drawn.get("/Group")
    if group is not None and "/CS" in group:
        group.CS = Name(palette.space)
