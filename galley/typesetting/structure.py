"""The structure tree of a part: one element for each element of its HTML.

A paragraph, list or table that runs over pages is one structure element; a note
stands at its call, as reading order wants (ISO 14289-1, 7.9); artifacts stand outside
the tree. It is built from the laid-out boxes, element by element, and written in
PDF objects at the end (`galley.typesetting.tagging`).
"""

from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from galley.typesetting.artifacts import artifact_of
from galley.typesetting.roles import is_call, roles_of, stands_outside, whole
from galley.typesetting.sheets import flow_of, notes_of

KEPT = {"TD", "TH"}
"""Structure types that stand even where there is nothing in them: a row has all its cells."""

BOXED = {"Figure", "Table"}
"""Structure types of which it is told where on the page they stand."""


@dataclass(eq=False)
class Node:
    """A structure element in the making; ``kids`` are nodes, content and annotations.

    ``style`` is that of its first box; ``boxes`` are those of a figure or a table, each
    with its page.
    """

    role: str
    element: Any = None
    kids: "list[Node | Content | Annotation]" = field(default_factory=list)
    page: int = 0
    style: Any = None
    boxes: list[tuple[int, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Content:
    """Marked content: its page, counted from 0, and its id there."""

    page: int
    mcid: int


@dataclass(frozen=True, eq=False)
class Annotation:
    """A link's rectangle on a page."""

    page: int
    annotation: Any


class Builder:
    """Walks the pages of a document once and grows its tree."""

    def __init__(self, pages: list[Any], tags: list[dict[Any, dict[str, Any]]]) -> None:
        """Take the laid-out pages and each page's marked content by box."""
        self.tags = tags
        self.root = Node("Document")
        self.nodes: dict[tuple[Any, str], Node] = {}
        self.notes: dict[Any, tuple[int, Any]] = {}
        root = flow_of(pages[0]).element
        self.above = {child: element for element in root.iter() for child in element}
        self.order = {element: place for place, element in enumerate(root.iter())}
        for number, page in enumerate(pages):
            for note in notes_of(page):
                self.notes[note.element] = (number, note)
        for number, page in enumerate(pages):
            self.visit(flow_of(page), self.root, number)
        prune(self.root)

    def node(self, parent: Node, box: Any, role: str, page: int) -> Node:
        """The node of a box's element in a role, made under ``parent`` on first sight."""
        element = box.element
        key = whole(element), role
        found = self.nodes.get(key)
        if found is None:
            found = self.nodes[key] = Node(role, element, page=page, style=box.style)
            if stands_outside(element):
                self.put_home(found, parent)
            else:
                parent.kids.append(found)
        if role in BOXED:
            found.boxes.append((page, box))
        return found

    def put_home(self, node: Node, parent: Node) -> None:
        """Put a pull quote at its place in the text: it may have waited for a later page.

        There the engine has it under the root, before or after all that came with it.
        """
        element, place = node.element, self.order[node.element]
        while (element := self.above.get(element)) is not None:
            inner = (roles_of(element) or ("",))[-1]
            if (home := self.nodes.get((whole(element), inner))) is not None:
                parent = home
                break
        after = (
            index
            for index, kid in enumerate(parent.kids)
            if isinstance(kid, Node) and self.order.get(kid.element, 0) > place
        )
        parent.kids.insert(next(after, len(parent.kids)), node)

    def visit(self, box: Any, parent: Node, page: int) -> None:
        """Grow the tree by a box and what is in it."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if artifact_of(box):
            return
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            self.leaf(box, parent, page)
            return
        node = self.place(box, parent, page)
        if annotation := getattr(box, "link_annotation", None):
            self.link_of(node, box, page).kids.append(Annotation(page, annotation))
        for child in box.children:
            self.visit(child, node, page)
        for child in box.children if is_call(box) else ():
            if (note := getattr(child, "footnote", None)) is not None:
                self.note(note.element, parent, page)

    def place(self, box: Any, parent: Node, page: int) -> Node:
        """The node that a box's content belongs to."""
        element, tag = box.element, str(box.element_tag or "")
        if element is None:
            return parent
        if "::" in tag:
            return self.label(box, page) if tag == "li::marker" else parent
        node = parent
        for role in roles_of(element):
            node = self.node(node, box, role, page)
        return node

    def label(self, box: Any, page: int) -> Node:
        """The node of a list item's marker, before the item's body."""
        item = whole(box.element)
        if (item, "Lbl") not in self.nodes:
            self.nodes[item, "Lbl"] = Node("Lbl", box.element, page=page, style=box.style)
            self.nodes[item, "LI"].kids.insert(0, self.nodes[item, "Lbl"])
        return self.nodes[item, "Lbl"]

    def link_of(self, node: Node, box: Any, page: int) -> Node:
        """The link element that an annotation belongs to."""
        return node if node.role == "Link" else self.node(node, box, "Link", page)

    def leaf(self, box: Any, parent: Node, page: int) -> None:
        """Add a text's or a picture's marked content."""
        mark = self.tags[page].pop(box, None)
        if isinstance(box, boxes.ReplacedBox) and box.element.tag == "img":
            if box.element.get("alt") == "":
                return
            parent = self.node(parent, box, "Figure", page)
        if mark is not None:
            parent.kids.append(Content(page, mark["mcid"]))

    def note(self, element: Any, parent: Node, page: int) -> None:
        """Set a note where it is called; one that is not on a page is counted elsewhere."""
        number, box = self.notes.pop(element, (page, None))
        if box is not None:
            self.visit(box, parent, number)


def prune(node: Node) -> None:
    """Take out what is empty, such as a box that is drawn; an empty cell heads nothing."""
    for kid in node.kids:
        if isinstance(kid, Node):
            prune(kid)
            if kid.role == "TH" and not kid.kids:
                kid.role = "TD"
    node.kids = [
        kid for kid in node.kids if not isinstance(kid, Node) or kid.kids or kid.role in KEPT
    ]
