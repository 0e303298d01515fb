"""The structure tree of a file as plain values (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf

Number = tuple[int, int]
"""The number and generation of an object."""

DIRECT = (0, 0)
"""What is written where it is used, and has no number."""

STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
"""The standard structure types (ISO 32000-1, 14.8.4)."""


@dataclass(eq=False)
class Element:
    """A structure element: its type, and what that comes to by the role map.

    ``marks`` are the pages and numbers of its own content, ``objects`` the numbers of the
    annotations and pictures that it refers to.
    """

    kind: str
    role: str
    obj: Object
    parent: Element | None
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[Number, int]] = field(default_factory=list)
    objects: list[Number] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Give the element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def has(self, key: str) -> bool:
        """Tell whether an attribute object of the element has a key."""
        return any(isinstance(a, Dictionary) and key in a for a in flat(self.obj.get("/A")))

    def within(self, role: str) -> bool:
        """Tell whether the element, or one above it, is of a role."""
        return self.role == role or (self.parent is not None and self.parent.within(role))

    @property
    def page(self) -> Number | None:
        """The page of its first content."""
        return next((page for below in self.walk() for page, _ in below.marks), self.own_page)

    @property
    def own_page(self) -> Number | None:
        """The page that it says it is on."""
        page = self.obj.get("/Pg")
        return None if page is None else page.objgen


def flat(value: Object | None) -> Iterator[Object]:
    """Give a value, or an array's, however deep."""
    if isinstance(value, Array):
        for item in value:
            yield from flat(item)
    elif value is not None:
        yield value


def role_map(pdf: Pdf) -> dict[str, str]:
    """Give what each type is mapped to."""
    tree = pdf.Root.get("/StructTreeRoot", Dictionary())
    return {key[1:]: str(value)[1:] for key, value in tree.get("/RoleMap", Dictionary()).items()}


def role_of(kind: str, roles: dict[str, str]) -> str:
    """Follow a type through the role map to a standard one; what leads to none stays."""
    seen = {kind}
    while kind not in STANDARD and kind in roles and roles[kind] not in seen:
        kind = roles[kind]
        seen.add(kind)
    return kind


def read_elements(pdf: Pdf) -> tuple[Element, ...]:
    """Give the elements at the root of the structure."""
    tree = pdf.Root.get("/StructTreeRoot")
    return tuple(_Reader(role_map(pdf)).below(tree, None)) if tree is not None else ()


class _Reader:
    def __init__(self, roles: dict[str, str]) -> None:
        self.roles = roles
        self.seen: set[Number] = set()

    def below(self, obj: Object, parent: Element | None) -> Iterator[Element]:
        """Give the elements under an object, and note its other content in its element."""
        for kid in flat(obj.get("/K")):
            if not isinstance(kid, Dictionary):
                self.mark(obj.get("/Pg"), kid, parent)
            elif kid.get("/Type") == Name.MCR:
                if "/Stm" not in kid:
                    self.mark(kid.get("/Pg", obj.get("/Pg")), kid.MCID, parent)
            elif kid.get("/Type") == Name.OBJR:
                if parent is not None:
                    parent.objects.append(kid.Obj.objgen)
            elif kid.objgen not in self.seen:
                self.seen |= {kid.objgen} - {DIRECT}
                yield self.element(kid, parent)

    def element(self, obj: Object, parent: Element | None) -> Element:
        kind = str(obj.get("/S", ""))[1:]
        made = Element(kind, role_of(kind, self.roles), obj, parent)
        made.kids.extend(self.below(obj, made))
        return made

    @staticmethod
    def mark(page: Object | None, number: Object | int, element: Element | None) -> None:
        if page is not None and element is not None:
            element.marks.append((page.objgen, int(number)))
