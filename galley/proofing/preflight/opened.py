"""A file, open: each view of it made once, when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pikepdf import Array, Dictionary, NameTree, Object, Pdf

from galley.model import Facts
from galley.proofing.preflight.content import PageContent
from galley.proofing.preflight.elements import Element, Number, read_elements
from galley.proofing.preflight.scanner import Scanner
from galley.proofing.preflight.xmp import Xmp, read_xmp


@dataclass(frozen=True)
class Known:
    """What a file is to say: from the manuscript that it is made of.

    ``trim`` is width and height, millimetres.
    """

    facts: Facts | None = None
    trim: tuple[float, float] | None = None


class OpenedFile:
    """A file's bytes, the file itself, and what is known of it."""

    def __init__(self, data: bytes, pdf: Pdf, known: Known) -> None:
        """Take the bytes, the file opened from them, and what it is to say."""
        self.data = data
        self.pdf = pdf
        self.known = known
        self.scanner = Scanner()

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What each page is called."""
        return tuple(str(page.label) for page in self.pdf.pages)

    @cached_property
    def numbers(self) -> dict[Number, int]:
        """The place of each page by its object, counted from 0."""
        return {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}

    @cached_property
    def xmp(self) -> Xmp:
        """The metadata."""
        return read_xmp(self.pdf)

    @cached_property
    def contents(self) -> tuple[PageContent, ...]:
        """What each page draws; reading them fills ``scanner``."""
        return tuple(self.scanner.read(page, n) for n, page in enumerate(self.pdf.pages))

    @cached_property
    def roots(self) -> tuple[Element, ...]:
        """The elements at the root of the structure."""
        return read_elements(self.pdf)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All elements, in reading order."""
        return tuple(element for root in self.roots for element in root.walk())

    @cached_property
    def annotations(self) -> tuple[tuple[int, Object], ...]:
        """Every annotation, with the place of its page."""
        return tuple(
            (number, annotation)
            for number, page in enumerate(self.pdf.pages)
            for annotation in page.obj.get("/Annots", Array())
        )

    @cached_property
    def holders(self) -> dict[Number, Element]:
        """The element that refers to each annotation."""
        return {number: element for element in self.elements for number in element.objects}

    @cached_property
    def destinations(self) -> dict[str, Object]:
        """What each name leads to, by the catalogue's names and its older dictionary."""
        names = self.pdf.Root.get("/Names", Dictionary())
        tree = dict(NameTree(names.Dests).items()) if "/Dests" in names else {}
        older = {key[1:]: place for key, place in self.pdf.Root.get("/Dests", {}).items()}
        return {**older, **{str(name): place for name, place in tree.items()}}

    def page_of(self, element: Element) -> int | None:
        """Give the place of the page that an element begins on."""
        page = element.page
        return None if page is None else self.numbers.get(page)

    def leads(self, place: Object | None) -> bool:
        """Tell whether a destination is a page of this file."""
        if place is not None and not isinstance(place, Array | Dictionary):
            place = self.destinations.get(str(place).removeprefix("/"))
        if isinstance(place, Dictionary):
            place = place.get("/D")
        if not isinstance(place, Array) or not len(place):
            return False
        return isinstance(place[0], Dictionary) and place[0].objgen in self.numbers
