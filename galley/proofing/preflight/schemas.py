"""The extension schemas of a metadata packet (ISO 19005-3, 6.6.2.3.3)."""

from __future__ import annotations

from collections import defaultdict
from xml.parsers import expat

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# "
SCHEMA = "http://www.aiim.org/pdfa/ns/schema# "
PROPERTY = "http://www.aiim.org/pdfa/ns/property# "
"""Namespaces, as they stand before a name."""

FIELDS = frozenset({"name", "valueType", "category", "description"})
CATEGORIES = {"internal", "external"}


def described(packet: bytes) -> dict[str, set[str]]:
    """Give the properties that are described in full, by their namespaces.

    Raises `ValueError` where the packet is no XML, or has declarations of its own.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text.append
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(packet, True)  # noqa: FBT003 - expat's own
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return dict(reader.found)


class _Reader:
    """Gathers fields until the item of a list that they stand in ends."""

    def __init__(self) -> None:
        self.found: dict[str, set[str]] = defaultdict(set)
        self.text: list[str] = []
        self.property: dict[str, str] = {}
        self.properties: set[str] = set()
        self.namespace = ""

    def refuse(self, *_: object) -> None:
        raise ValueError("the packet has a document type declaration")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.text.clear()
        for key, value in attributes.items():
            self._note(key, value)
        if name == f"{SCHEMA}property":
            self.properties = set()

    def end(self, name: str) -> None:
        self._note(name, "".join(self.text))
        self.text.clear()
        if name != f"{RDF}li":
            return
        if self.property:
            complete = self.property.keys() >= FIELDS and all(self.property.values())
            if complete and self.property["category"] in CATEGORIES:
                self.properties.add(self.property["name"])
            self.property = {}
        elif self.namespace:
            self.found[self.namespace] |= self.properties
            self.namespace, self.properties = "", set()

    def _note(self, name: str, value: str) -> None:
        if name.startswith(PROPERTY):
            self.property[name.removeprefix(PROPERTY)] = value.strip()
        elif name == f"{SCHEMA}namespaceURI":
            self.namespace = value.strip()
