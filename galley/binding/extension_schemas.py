"""The schemas that PDF/A does not know, described as it asks (ISO 19005-3, 6.6.2.3)."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

DESCRIBING = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
"""The namespaces in which schemas are described; their prefixes are fixed."""


@dataclass(frozen=True)
class Described:
    """A property: its type in XMP, and whether the file or somebody from outside says it."""

    name: str
    type: str
    category: str
    description: str


@dataclass(frozen=True)
class Schema:
    """A schema: what it is called, the prefix of its namespace, and its properties."""

    title: str
    prefix: str
    properties: tuple[Described, ...]


PDFUA = Schema(
    "PDF/UA identification",
    "pdfuaid",
    (Described("part", "Integer", "internal", "The part of ISO 14289 that the file keeps to"),),
)

PRISM = Schema(
    "PRISM basic metadata",
    "prism",
    tuple(
        Described(name, value_type, "external", description)
        for name, value_type, description in (
            ("aggregationType", "Text", "The kind of publication that the text is from"),
            ("publicationName", "Text", "The title of the journal"),
            ("issn", "Text", "The ISSN of the journal in print"),
            ("eIssn", "Text", "The ISSN of the journal online"),
            ("volume", "Text", "The volume of the journal"),
            ("number", "Text", "The number of the issue in its volume"),
            ("coverDate", "Date", "The day of publication"),
            ("coverDisplayDate", "Text", "The date as it stands on the cover"),
            ("startingPage", "Text", "The first page in the issue"),
            ("endingPage", "Text", "The last page in the issue"),
            ("pageRange", "Text", "The pages in the issue"),
            ("doi", "Text", "The digital object identifier of the text"),
            ("url", "URL", "The address to which the identifier leads"),
        )
    ),
)


def using(schema: Schema, names: Container[str]) -> Schema:
    """Give a schema with those of its properties that are used."""
    return replace(schema, properties=tuple(p for p in schema.properties if p.name in names))
