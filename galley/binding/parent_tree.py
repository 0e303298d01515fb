"""The way back from pages to structure: parent tree and id tree of a volume."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from pikepdf import Array, Name, Object, Pdf

from galley.binding.elements import Number, is_reference, kids
from galley.binding.imposition import Imposed
from galley.binding.marks import CONTENT, IDS, OBJECTS, pairs
from galley.binding.trees import name_tree, number_tree

Trees = Mapping[str, Object]
"""The root of each part's tree in the volume, with what was laid down in it."""


def write_parent_tree(
    volume: Pdf, root: Object, trees: Trees, imposed: Sequence[Imposed], strays: Container[Number]
) -> None:
    """Write the trees, pages and then annotations in order (ISO 32000-2, 14.7.5.4).

    A page's annotations come to stand in the order in which the structure reads them.
    """
    content = {name: list(tree[CONTENT]) for name, tree in trees.items()}
    objects = _objects(trees, strays)
    order = {number: place for place, number in enumerate(objects)}
    entries: dict[int, Object] = {}
    following = len(imposed)
    for index, (page, place) in enumerate(zip(volume.pages, imposed, strict=True)):
        marked = content[place.part][place.page] if place.part in content else Array()
        if len(marked):
            page.obj.StructParents = index
            entries[index] = marked
        elif "/StructParents" in page.obj:
            del page.obj.StructParents
        if "/Annots" not in page.obj:
            continue
        read = sorted(page.obj.Annots, key=lambda each: order.get(each.objgen, len(order)))
        page.obj.Annots = Array(read)
        for annotation in read:
            element = objects.get(annotation.objgen)
            if element is not None:
                annotation.StructParent = following
                entries[following] = element
                following += 1
            elif "/StructParent" in annotation:
                del annotation.StructParent
    root.ParentTree = number_tree(volume, entries)
    root.ParentTreeNextKey = following
    if ids := _ids(trees):
        root.IDTree = name_tree(volume, ids)


def _objects(trees: Trees, strays: Container[Number]) -> dict[Number, Object]:
    """Give the elements of objects, but for ``strays``, whose references are dropped."""
    found: dict[Number, Object] = {}
    for tree in trees.values():
        for target, element in pairs(tree[OBJECTS]):
            if target.objgen in strays:
                _drop(element, target.objgen)
            else:
                found[target.objgen] = element
    return found


def _drop(element: Object, stray: Number) -> None:
    """Drop the reference to an object; a link without its rectangles is plain text."""
    kept = [kid for kid in kids(element) if not (is_reference(kid) and kid.Obj.objgen == stray)]
    element.K = Array(kept)
    if element["/S"] == Name.Link and not any(map(is_reference, kept)):
        element["/S"] = Name.Span


def _ids(trees: Trees) -> dict[str, Object]:
    """Give the elements that have ids, by these; each part's begin with its name."""
    return {
        str(identifier): element
        for tree in trees.values()
        for identifier, element in pairs(tree[IDS])
    }
