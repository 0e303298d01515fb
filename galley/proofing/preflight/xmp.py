"""The metadata stream of a file, read as far as it can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pikepdf import Pdf, Stream

DC = "http://purl.org/dc/elements/1.1/"
XMP = "http://ns.adobe.com/xap/1.0/"
PDF = "http://ns.adobe.com/pdf/1.3/"
PDFA = "http://www.aiim.org/pdfa/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"
PDFX = "http://www.npes.org/pdfx/ns/id/"
PRISM = "http://prismstandard.org/namespaces/basic/"


@dataclass(frozen=True)
class Xmp:
    """The properties by name, as ``{namespace}name``; and the packet as it stands."""

    values: dict[str, object]
    packet: bytes
    there: bool

    def text(self, namespace: str, name: str) -> str:
        """Give a property as one text; empty where it is not there."""
        return joined(self.values.get(f"{{{namespace}}}{name}"))

    def items(self, namespace: str, name: str) -> tuple[str, ...]:
        """Give the items of a property in order; a simple value is one item."""
        value = self.values.get(f"{{{namespace}}}{name}")
        if value is None:
            return ()
        return (value,) if isinstance(value, str) else tuple(str(item) for item in listed(value))

    def prism(self, name: str) -> str:
        """Give a PRISM property, of whichever version of its namespace."""
        found = (
            value
            for key, value in self.values.items()
            if key.startswith(f"{{{PRISM}") and key.endswith(f"}}{name}")
        )
        return joined(next(found, None))

    @property
    def prism_names(self) -> set[str]:
        """The names of all PRISM properties."""
        return {key.partition("}")[2] for key in self.values if key.startswith(f"{{{PRISM}")}


def read_xmp(pdf: Pdf) -> Xmp:
    """Read the metadata stream of the catalogue; without one, nothing is in it."""
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, Stream):
        return Xmp({}, b"", there=False)
    found = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    return Xmp({str(key): found[key] for key in found}, stream.read_bytes(), there=True)


def joined(value: object) -> str:
    """Give a value as one text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else "; ".join(str(item) for item in listed(value))


def listed(value: object) -> list[object]:
    """Give the items of a value; those of a set in the order of the alphabet."""
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    return list(value) if isinstance(value, Iterable) else [value]
