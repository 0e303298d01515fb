"""Parts of a Word file as XML: names, and a reader that takes no entities and no great depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET
from xml.parsers import expat

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
"""The namespaces by the prefixes that pandoc looks for."""

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
DEEPEST = 200
"""How deep elements may lie in one another."""

for _prefix, _space in SPACES.items():
    ET.register_namespace(_prefix, _space)


class UnfitXmlError(ValueError):
    """A part that is no XML, or XML that no Word file needs; its text says why."""


def name(short: str) -> str:
    """Return the full name of an element or attribute, given as ``w:p``."""
    prefix, _, local = short.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def names(*short: str) -> frozenset[str]:
    """Return the full names of several elements."""
    return frozenset(map(name, short))


def parsed(data: bytes) -> ET.Element:
    """Parse a part; raise `UnfitXmlError` if it is broken, declares a type or lies too deep."""
    depth = 0

    def opened(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnfitXmlError(f"its elements lie more than {DEEPEST} deep")

    def closed(_: object) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_: object) -> None:
        raise UnfitXmlError("it declares a document type, as no Word file does")

    looker = expat.ParserCreate()
    looker.StartElementHandler, looker.EndElementHandler = opened, closed
    looker.StartDoctypeDeclHandler = declared
    try:
        looker.Parse(data, True)  # noqa: FBT003 - expat's signature
        return ET.fromstring(data)  # noqa: S314 - looked over just now: it declares no entities
    except (expat.ExpatError, ET.ParseError, LookupError, ValueError) as error:
        if isinstance(error, UnfitXmlError):
            raise
        raise UnfitXmlError(f"it is no XML: {error}") from error


def written(root: ET.Element) -> bytes:
    """Write a part."""
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def value(element: ET.Element | None, attribute: str = "w:val") -> str:
    """Return an element's attribute; nothing where there is no element, or it has none."""
    return "" if element is None else element.get(name(attribute), "")


def is_on(element: ET.Element | None) -> bool:
    """Tell whether a property that is on or off is there and on."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


def text_of(elements: Iterable[ET.Element]) -> str:
    """Return the words of runs: tabs and breaks are spaces."""
    return "".join(_said(each) for element in elements for each in element.iter())


def inside(element: ET.Element, path: str) -> Iterator[ET.Element]:
    """Yield the elements of a short name below an element."""
    return element.iter(name(path))


def _said(element: ET.Element) -> str:
    if element.tag == name("w:t"):
        return element.text or ""
    if element.tag in SPACED:
        return " "
    return "-" if element.tag == name("w:noBreakHyphen") else ""


SPACED = names("w:tab", "w:br", "w:cr", "w:ptab")
