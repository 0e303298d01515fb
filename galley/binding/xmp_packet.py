"""The XMP packet: properties, and the schemas that describe them, as RDF (ISO 16684-1, 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from xml.sax.saxutils import escape

from galley.binding.extension_schemas import DESCRIBING, Schema
from galley.prism import NAMESPACE

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "prism": NAMESPACE,
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}

PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""{namespaces}>
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""

FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may have, not even escaped (XML 1.0, 2.2)."""


class Shape(Enum):
    """How a property holds its values: one by itself, or an array of RDF."""

    ALONE = ""
    LANGUAGES = "Alt"
    ORDERED = "Seq"
    UNORDERED = "Bag"


@dataclass(frozen=True)
class Property:
    """A property by its prefix and name, as in ``dc:title``, and its values."""

    name: str
    values: tuple[str, ...]
    shape: Shape = Shape.ALONE


def packet(properties: Iterable[Property], schemas: Iterable[Schema] = ()) -> bytes:
    """Write the properties that have a value, in order, and then the schemas described.

    Raises `KeyError` where a prefix is not known.
    """
    written = [each for each in properties if any(each.values)]
    prefixes = sorted({each.name.partition(":")[0] for each in written})
    namespaces = {prefix: NAMESPACES[prefix] for prefix in prefixes}
    lines = [_property(each) for each in written]
    if extensions := [_schema(schema) for schema in schemas]:
        namespaces |= DESCRIBING
        lines.append(_element("pdfaExtension:schemas", _array("Bag", extensions)))
    told = "".join(f'\n xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items())
    return PACKET.format(namespaces=told, properties="\n".join(lines)).encode()


def _property(said: Property) -> str:
    values = [escape(FORBIDDEN.sub("", value)) for value in said.values]
    if said.shape is Shape.ALONE:
        return _element(said.name, *values)
    told = ' xml:lang="x-default"' if said.shape is Shape.LANGUAGES else ""
    items = [f"<rdf:li{told}>{value}</rdf:li>" for value in values]
    return _element(said.name, _array(said.shape.value, items))


def _schema(schema: Schema) -> str:
    """Describe a schema (ISO 19005-3, 6.6.2.3.3)."""
    properties = [
        _resource(
            ("pdfaProperty:name", each.name),
            ("pdfaProperty:valueType", each.type),
            ("pdfaProperty:category", each.category),
            ("pdfaProperty:description", each.description),
        )
        for each in schema.properties
    ]
    return _resource(
        ("pdfaSchema:schema", schema.title),
        ("pdfaSchema:namespaceURI", NAMESPACES[schema.prefix]),
        ("pdfaSchema:prefix", schema.prefix),
        ("pdfaSchema:property", _array("Seq", properties)),
    )


def _resource(*fields: tuple[str, str]) -> str:
    inside = "".join(_element(name, value) for name, value in fields)
    return f'<rdf:li rdf:parseType="Resource">{inside}</rdf:li>'


def _array(kind: str, items: Iterable[str]) -> str:
    return _element(f"rdf:{kind}", "\n".join(items))


def _element(name: str, *content: str) -> str:
    return f"<{name}>{''.join(content)}</{name}>"
