"""What the elements of a part hold, gathered in the part's own file.

That is half of the work of binding, and it can be done before the part is joined with
others. It is laid down in the root of the part's tree, under keys of its own, so that it
is copied with the tree, and all references in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, Object, Page, String

from galley.binding.elements import Kid, Number, content_page, flat, kids

CONTENT = "/GatheredContent"
"""For each page the elements of its marked content, by their marks."""

OBJECTS = "/GatheredObjects"
"""Objects, each before the element that refers to it, as the structure reads them."""

IDS = "/GatheredIDs"
"""The elements' ids, each before its element."""


class Marks:
    """What the elements of a part hold: content by page, objects, and their own ids."""

    def __init__(self, part: str) -> None:
        """Begin with nothing of a part."""
        self._part = part
        self._content: dict[Number, dict[int, Object]] = {}
        self._objects: list[Object] = []
        self._ids: dict[str, Object] = {}

    def gather(self, element: Object) -> None:
        """Take in an element and all below it, and make its ids the part's own.

        Raises `ValueError` where an element has content without a page, or content or an
        id has two elements.
        """
        self._identify(element)
        for kid in kids(element):
            if isinstance(kid, int):
                self._mark(element, kid, kid)
            elif (kind := kid.get("/Type")) == Name.MCR:
                self._mark(element, kid, int(kid.MCID))
            elif kind != Name.OBJR:
                self.gather(kid)
            else:
                self._objects.extend((kid.Obj, element))

    def lay_down(self, tree: Object, pages: Sequence[Page]) -> None:
        """Write what was gathered into the root of the part's tree."""
        marks = (self._content.get(page.obj.objgen, {}) for page in pages)
        tree[CONTENT] = Array([Array(_in_order(elements)) for elements in marks])
        tree[OBJECTS] = Array(self._objects)
        pairs = ((String(name), element) for name, element in self._ids.items())
        tree[IDS] = Array([item for pair in pairs for item in pair])

    def _mark(self, element: Object, kid: Kid, mark: int) -> None:
        marks = self._content.setdefault(content_page(element, kid).objgen, {})
        if mark in marks:
            raise ValueError(f"marked content {mark} has two elements on one page")
        marks[mark] = element

    def _identify(self, element: Object) -> None:
        identifier = element.get("/ID")
        if identifier is not None:
            name = self._own(identifier)
            if name in self._ids:
                raise ValueError(f"two elements have the id {name!r}")
            self._ids[name] = element
            element.ID = String(name)
        attributes = element.get("/A")
        for attribute in () if attributes is None else flat(attributes):
            if isinstance(attribute, Dictionary) and "/Headers" in attribute:
                headers = [String(self._own(header)) for header in attribute.Headers]
                attribute.Headers = Array(headers)

    def _own(self, identifier: Object) -> str:
        name = str(identifier)
        return name if name.startswith(f"{self._part}.") else f"{self._part}.{name}"


def pairs(laid_down: Object) -> Iterator[tuple[Object, Object]]:
    """Give what was laid down in pairs."""
    items = iter(laid_down)
    return zip(items, items, strict=True)


def _in_order(elements: dict[int, Object]) -> Iterator[Object | None]:
    """Give the elements of a page by their marks, and nothing for a mark of no element."""
    return (elements.get(mark) for mark in range(max(elements, default=-1) + 1))
