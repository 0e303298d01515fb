"""The way back from pages to structure: parent tree and id tree."""

from __future__ import annotations

from collections.abc import Container
from typing import TypeGuard

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from galley.binding.elements import Kid, Number, content_page, flat, is_reference, kids
from galley.binding.trees import name_tree, number_tree


class Marks:
    """What a volume's elements hold: content by page, objects, and the elements' ids."""

    def __init__(self, strays: Container[Number]) -> None:
        """Begin with nothing; references to ``strays`` are to be dropped."""
        self.strays = strays
        self.content: dict[Number, dict[int, Object]] = {}
        self.objects: dict[Number, Object] = {}
        self.ids: dict[str, Object] = {}

    def gather(self, element: Object, part: str) -> None:
        """Take in an element of ``part`` and all below it, and make its ids the part's own.

        Raises `ValueError` where an element has content without a page, or content or an
        id has two elements.
        """
        self._identify(element, part)
        stray = False
        for kid in kids(element):
            if isinstance(kid, int):
                self._mark(element, kid, kid)
            elif (kind := kid.get("/Type")) == Name.MCR:
                self._mark(element, kid, int(kid.MCID))
            elif kind != Name.OBJR:
                self.gather(kid, part)
            elif kid.Obj.objgen in self.strays:
                stray = True
            else:
                self.objects[kid.Obj.objgen] = element
        if stray:
            self._unlink(element)

    def write(self, volume: Pdf, root: Object) -> None:
        """Write the trees, pages and then annotations in order (ISO 32000-2, 14.7.5.4).

        A page's annotations come to stand in the order in which the structure reads them.
        """
        order = {number: place for place, number in enumerate(self.objects)}
        entries: dict[int, Object] = {}
        following = len(volume.pages)
        for index, page in enumerate(volume.pages):
            content = self.content.get(page.obj.objgen)
            if content is not None:
                page.obj.StructParents = index
                entries[index] = Array([content.get(mark) for mark in range(max(content) + 1)])
            elif "/StructParents" in page.obj:
                del page.obj.StructParents
            if "/Annots" in page.obj:
                read = sorted(page.obj.Annots, key=lambda each: order.get(each.objgen, len(order)))
                page.obj.Annots = Array(read)
            for annotation in page.obj.get("/Annots", ()):
                element = self.objects.get(annotation.objgen)
                if element is not None:
                    annotation.StructParent = following
                    entries[following] = element
                    following += 1
                elif "/StructParent" in annotation:
                    del annotation.StructParent
        root.ParentTree = number_tree(volume, entries)
        root.ParentTreeNextKey = following
        if self.ids:
            root.IDTree = name_tree(volume, self.ids)

    def _mark(self, element: Object, kid: Kid, mark: int) -> None:
        marks = self.content.setdefault(content_page(element, kid).objgen, {})
        if mark in marks:
            raise ValueError(f"marked content {mark} has two elements on one page")
        marks[mark] = element

    def _identify(self, element: Object, part: str) -> None:
        identifier = element.get("/ID")
        if identifier is not None:
            name = _own(part, identifier)
            if name in self.ids:
                raise ValueError(f"two elements have the id {name!r}")
            self.ids[name] = element
            element.ID = String(name)
        attributes = element.get("/A")
        for attribute in () if attributes is None else flat(attributes):
            if isinstance(attribute, Dictionary) and "/Headers" in attribute:
                headers = [String(_own(part, header)) for header in attribute.Headers]
                attribute.Headers = Array(headers)

    def _unlink(self, element: Object) -> None:
        """Drop the references to strays; a link without its rectangles is plain text."""
        kept = [kid for kid in kids(element) if not self._is_stray(kid)]
        element.K = Array(kept)
        if element["/S"] == Name.Link and not any(is_reference(kid) for kid in kept):
            element["/S"] = Name.Span

    def _is_stray(self, kid: Kid) -> TypeGuard[Object]:
        return is_reference(kid) and kid.Obj.objgen in self.strays


def _own(part: str, identifier: Object) -> str:
    name = str(identifier)
    return name if name.startswith(f"{part}.") else f"{part}.{name}"
