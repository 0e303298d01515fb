"""A structure tree written in PDF objects (ISO 32000-1, 14.7)."""

from collections.abc import Sequence
from typing import Any

import pydyf
from weasyprint.logger import LOGGER

from galley.typesetting.repairs.floats import PT
from galley.typesetting.roles import TRANSPARENT, classes
from galley.typesetting.structure import Annotation, Builder, Content, Node

UNMARKED = "none"
"""The style of a list whose items have no marks."""


def add_tags(pdf: Any, document: Any, _version: Any, streams: list[Any]) -> None:
    """Write the structure tree of a document; stands in for the engine's own."""
    tags = [stream._tags for stream in streams]
    builder = Builder(document.pages, tags)
    for number, left in enumerate(tags, 1):
        for box in left:
            LOGGER.error("Text on page %d stands outside the structure: %r", number, box)
    Writer(pdf, [page.height for page in document.pages]).write(builder.root)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


class Writer:
    """Writes a tree of nodes as PDF structure elements, with its parent tree."""

    def __init__(self, pdf: Any, heights: Sequence[float]) -> None:
        """Take the file to write to and the heights of its pages, in the engine's pixels."""
        self.pdf = pdf
        self.heights = heights
        self.content: list[dict[int, Any]] = [{} for _ in heights]
        self.annotations: list[Any] = []

    def write(self, root: Node) -> None:
        """Write the tree under a new structure root (ISO 32000-1, 14.7.2)."""
        tree, parents = pydyf.Dictionary({"Type": "/StructTreeRoot"}), pydyf.Dictionary()
        self.pdf.add_object(tree)
        self.pdf.add_object(parents)
        tree["K"] = pydyf.Array([self.element(root, tree).reference])
        tree["ParentTree"] = parents.reference
        numbers = pydyf.Array()
        for number, content in enumerate(self.content):
            numbers.extend([number, pydyf.Array(content[key] for key in sorted(content))])
        for number, (annotation, reference) in enumerate(self.annotations, len(self.content)):
            annotation["StructParent"] = number
            numbers.extend([number, reference])
        parents["Nums"] = numbers
        tree["ParentTreeNextKey"] = len(self.content) + len(self.annotations)
        self.pdf.catalog["StructTreeRoot"] = tree.reference

    def element(self, node: Node, parent: Any) -> Any:
        """Write one node and all below it."""
        made = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": f"/{node.role}",
                "P": parent.reference,
                "Pg": self.pdf.page_references[node.page],
                **self.entries(node),
            }
        )
        self.pdf.add_object(made)
        made["K"] = pydyf.Array(self.kid(kid, node, made) for kid in node.kids)
        return made

    def kid(self, kid: Node | Content | Annotation, node: Node, made: Any) -> Any:
        """Write what stands in an element: another, content, or a link's rectangle."""
        if isinstance(kid, Node):
            return self.element(kid, made).reference
        page = self.pdf.page_references[kid.page]
        if isinstance(kid, Annotation):
            describe(kid.annotation, node.element)
            self.annotations.append((kid.annotation, made.reference))
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": page})
        self.content[kid.page][kid.mcid] = made.reference
        if kid.page == node.page:
            return kid.mcid
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mcid})

    def entries(self, node: Node) -> dict[str, Any]:
        """Give an element's language, alternative text, id and attributes."""
        element, found = node.element, {}
        if element is None:
            return {}
        if (lang := element.get("lang")) and element.tag not in TRANSPARENT:
            found["Lang"] = pydyf.String(lang)
        if node.role == "Note":
            found["ID"] = pydyf.String(element.get("id"))
        if node.role == "Figure":
            found["Alt"] = pydyf.String(element.get("alt"))
        if attributes := self.attributes(node):
            found["A"] = attributes
        return found

    def attributes(self, node: Node) -> Any:
        """Give the attributes of a list, a header cell, a figure or a table."""
        if node.role == "L":
            return pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering(node)}"})
        if node.role == "TH":
            scope = "/Row" if node.element.get("scope") == "row" else "/Column"
            return pydyf.Dictionary({"O": "/Table", "Scope": scope})
        if len({page for page, _ in node.boxes}) == 1:
            return pydyf.Dictionary({"O": "/Layout", "BBox": self.extent(node)})
        return None

    def extent(self, node: Node) -> Any:
        """Give the box around what stands on one page, in points from the page's foot."""
        height = self.heights[node.page]
        boxes = [box for _, box in node.boxes]
        left = min(box.border_box_x() for box in boxes)
        top = min(box.border_box_y() for box in boxes)
        right = max(box.border_box_x() + box.border_width() for box in boxes)
        bottom = max(box.border_box_y() + box.border_height() for box in boxes)
        sides = (left, height - bottom, right, height - top)
        return pydyf.Array(round(side / PT, 3) for side in sides)


def numbering(node: Node) -> str:
    """How the items of a list are marked (ISO 32000-1, table 347)."""
    if node.element.tag == "dl" or node.style["list_style_type"] == UNMARKED:
        return "None"
    return "Decimal" if node.element.tag == "ol" else "Disc"


def describe(annotation: Any, element: Any) -> None:
    """Say of a link between a note and its call which it is (ISO 14289-1, 7.18.5)."""
    if "call" in classes(element):
        note = next(below for below in element.iter() if "note" in classes(below))
        annotation["Contents"] = pydyf.String(f"note {note.get('data-number')}")
    elif "note-number" in classes(element):
        annotation["Contents"] = pydyf.String("back to the text")
