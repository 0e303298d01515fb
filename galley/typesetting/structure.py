"""The structure tree of a part: one element for each element of its HTML.

A paragraph, list or table that runs over pages is one structure element; a note
stands at its call, as reading order wants (ISO 14289-1, 7.9); running heads,
folios, repeated table heads and the copies that pull quotes are stand outside the
tree. The tree is built from the laid-out boxes, element by element, and written in
PDF objects at the end.
"""

from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.logger import LOGGER

from galley.typesetting.sheets import flow_of, margins_of, notes_of

ROLES = {
    "a": "Link",
    "article": "Art",
    "aside": "Div",
    "blockquote": "BlockQuote",
    "caption": "Caption",
    "code": "Code",
    "dd": "LBody",
    "div": "Div",
    "dl": "L",
    "dt": "Lbl",
    "figcaption": "Caption",
    "figure": "Figure",
    "footer": "Div",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "header": "Div",
    "img": "Figure",
    "li": "LI",
    "main": "Sect",
    "nav": "TOC",
    "ol": "L",
    "p": "P",
    "pre": "P",
    "section": "Sect",
    "table": "Table",
    "tbody": "TBody",
    "td": "TD",
    "th": "TH",
    "thead": "THead",
    "tr": "TR",
    "ul": "L",
}
"""Standard structure types (ISO 32000-1, 14.8.4) by HTML element."""

CLASS_ROLES = {
    "entry": "TOCI",
    "note": "Note",
    "note-number": "Lbl",
    "note-paragraph": "P",
}
"""Standard structure types by class, where the element says too little."""

TRANSPARENT = {"html", "body"}


@dataclass(eq=False)
class Node:
    """A structure element in the making; ``kids`` are nodes, content and annotations."""

    role: str
    element: Any = None
    kids: "list[Node | Content | Annotation]" = field(default_factory=list)
    box: Any = None
    page: int = 0


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


def is_artifact(box: Any) -> bool:
    """Whether a box was marked as standing outside the structure."""
    return bool(box.__dict__.get("artifact", False))


def mark_artifacts(pages: list[Any]) -> None:
    """Mark the text boxes that repeat or accompany the text and are not of it."""
    heads: set[Any] = set()
    for page in pages:
        for child in margins_of(page):
            outside(child)
        seen = set()
        for box in flow_of(page).descendants():
            if box.element is None or not isinstance(box, boxes.ParentBox):
                continue
            names = classes(box.element)
            if box.element_tag == "thead":
                if box.element in heads:
                    outside(box)
                seen.add(box.element)
            elif "ornament" in names or ("pull" in names and "edited" not in names):
                outside(box)
        heads |= seen


def outside(box: Any) -> None:
    """Mark a box and all in it as artifacts."""
    box.artifact = True
    for child in box.descendants(placeholders=True):
        child.artifact = True


def classes(element: Any) -> list[str]:
    """The class names of an element."""
    return str(element.get("class") or "").split()


def stands_outside(element: Any) -> bool:
    """Whether an element is a pull quote, which the page may place elsewhere."""
    return element.tag == "aside" and "pull" in classes(element)


def whole(element: Any) -> Any:
    """What stands for an element: itself, or that of which a page turn made two halves."""
    return element.get("data-whole") or element


def is_call(box: Any) -> bool:
    """Whether a box is that of a note's call, the link around its mark."""
    return (
        box.element is not None and "::" not in box.element_tag and ("call" in classes(box.element))
    )


def role_of(element: Any) -> str:
    """The structure type of an element; empty where it makes none of its own."""
    for name in classes(element):
        if name in CLASS_ROLES:
            return CLASS_ROLES[name]
    if element.tag == "img" and element.get("alt") == "":
        return ""
    if role := ROLES.get(element.tag, ""):
        return role
    return "Span" if element.get("lang") and element.tag not in TRANSPARENT else ""


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

    def node(self, parent: Node, element: Any, role: str, page: int) -> Node:
        """The node of an element in a role, made under ``parent`` on first sight."""
        key = whole(element), role
        found = self.nodes.get(key)
        if found is None:
            found = self.nodes[key] = Node(role, element, page=page)
            if stands_outside(element):
                self.put_home(found, parent)
            else:
                parent.kids.append(found)
        return found

    def put_home(self, node: Node, parent: Node) -> None:
        """Put a pull quote at its place in the text: it may have waited for a later page.

        There the engine has it under the root, before or after all that came with it.
        """
        element, place = node.element, self.order[node.element]
        while (element := self.above.get(element)) is not None:
            if (home := self.nodes.get((whole(element), role_of(element)))) is not None:
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
        if is_artifact(box):
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
            return self.label(element, page) if tag == "li::marker" else parent
        if is_call(box):
            reference = self.node(parent, element, "Reference", page)
            return self.node(reference, element, "Link", page)
        role = role_of(element)
        if not role:
            return parent
        node = self.node(parent, element, role, page)
        if role == "Lbl" and element.tag == "a":
            return self.node(node, element, "Link", page)
        return self.node(node, element, "LBody", page) if role == "LI" else node

    def label(self, element: Any, page: int) -> Node:
        """The node of a list item's marker, before the item's body."""
        key = whole(element), "Lbl"
        if key not in self.nodes:
            self.nodes[key] = Node("Lbl", element, page=page)
            self.nodes[whole(element), "LI"].kids.insert(0, self.nodes[key])
        return self.nodes[key]

    def link_of(self, node: Node, box: Any, page: int) -> Node:
        """The link element that an annotation belongs to."""
        return node if node.role == "Link" else self.node(node, box.element, "Link", page)

    def leaf(self, box: Any, parent: Node, page: int) -> None:
        """Add a text's or a picture's marked content."""
        mark = self.tags[page].pop(box, None)
        if isinstance(box, boxes.ReplacedBox) and box.element.tag == "img":
            if box.element.get("alt") == "":
                return
            if parent.role != "Figure":
                parent = self.node(parent, box.element, "Figure", page)
            parent.box = box
        if mark is not None:
            parent.kids.append(Content(page, mark["mcid"]))

    def note(self, element: Any, parent: Node, page: int) -> None:
        """Set a note where it is called; one that is not on a page is counted elsewhere."""
        number, box = self.notes.pop(element, (page, None))
        if box is not None:
            self.visit(box, parent, number)


def add_tags(pdf: Any, document: Any, _version: Any, streams: list[Any]) -> None:
    """Write the structure tree of a document; stands in for the engine's own."""
    tags = [stream._tags for stream in streams]
    builder = Builder(document.pages, tags)
    for number, left in enumerate(tags, 1):
        for box in left:
            LOGGER.error("Text on page %d stands outside the structure: %r", number, box)
    Writer(pdf, len(document.pages)).write(builder.root)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


class Writer:
    """Writes a tree of nodes as PDF structure elements, with its parent tree."""

    def __init__(self, pdf: Any, pages: int) -> None:
        """Take the file to write to and its number of pages."""
        self.pdf = pdf
        self.content: list[dict[int, Any]] = [{} for _ in range(pages)]
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
                **attributes(node),
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
            self.annotations.append((kid.annotation, made.reference))
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": page})
        self.content[kid.page][kid.mcid] = made.reference
        if kid.page == node.page:
            return kid.mcid
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mcid})


def attributes(node: Node) -> dict[str, Any]:
    """The attributes of an element: language, alternative text, table scope, id."""
    element, found = node.element, {}
    if element is None:
        return {}
    if (lang := element.get("lang")) and element.tag not in TRANSPARENT:
        found["Lang"] = pydyf.String(lang)
    if node.role == "Note":
        found["ID"] = pydyf.String(element.get("id"))
    if node.role == "TH":
        found["A"] = pydyf.Dictionary({"O": "/Table", "Scope": "/Column"})
    if node.role == "L":
        kind = "/Decimal" if element.tag == "ol" else "/Disc"
        found["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": kind})
    if node.role == "Figure" and node.box is not None:
        found["Alt"] = pydyf.String(node.box.element.get("alt"))
    return found
