"""Ways in which a file can be broken, each by one condition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pikepdf import Name, Object, ObjectStreamMode, Pdf

from galley.kinds import FileKind
from galley.proofing.preflight.opened import Known

from .sound import sound

Change = Callable[[Pdf], object]
"""Breaks a file that is open."""


@dataclass(frozen=True)
class Way:
    """A condition, the kind of file that is broken, and how.

    ``saved`` are options that the file is saved with, ``spoilt`` bytes of it that are
    replaced afterwards; ``known`` is what the file is to say.
    """

    code: str
    kind: FileKind
    change: Change = lambda _pdf: None
    saved: Mapping[str, Any] = field(default_factory=dict)
    spoilt: tuple[bytes, bytes] = (b"", b"")
    known: Known = field(default_factory=Known)

    def file(self) -> bytes:
        """Give the broken file."""
        made = BytesIO()
        with Pdf.open(BytesIO(sound(self.kind))) as pdf:
            self.change(pdf)
            plain = {
                "object_stream_mode": ObjectStreamMode.disable,
                "static_id": True,
                "fix_metadata_version": False,
            }
            pdf.save(made, **(plain | dict(self.saved)))
        old, new = self.spoilt
        assert old in made.getvalue()
        return made.getvalue().replace(old, new) if old else made.getvalue()


def element(pdf: Pdf, role: str, number: int = 0) -> Object:
    """Give the element of a type, counted from 0 in reading order."""
    found: list[Object] = []

    def walk(obj: Object) -> None:
        for kid in obj.get("/K", ()):
            if hasattr(kid, "keys") and "/S" in kid:
                if str(kid.S) == f"/{role}":
                    found.append(kid)
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return found[number]


def page(pdf: Pdf, number: int = 0) -> Object:
    """Give the dictionary of a page, counted from 0."""
    return pdf.pages[number].obj


def font(pdf: Pdf) -> Object:
    """Give the font."""
    return page(pdf).Resources.Font.F


def inner(pdf: Pdf) -> Object:
    """Give the font that the font is made of."""
    return font(pdf).DescendantFonts[0]


def write(pdf: Pdf, old: str, new: str, number: int = 0) -> None:
    """Replace the first place where something stands in the content of a page."""
    stream = page(pdf, number).Contents
    data = stream.read_bytes()
    assert old.encode() in data
    stream.write(data.replace(old.encode(), new.encode(), 1))


def rewrite(*pairs: tuple[str, str], number: int = 0) -> Change:
    """Replace, one after another, what stands in the content of a page."""

    def change(pdf: Pdf) -> None:
        for old, new in pairs:
            write(pdf, old, new, number)

    return change


def draw(pdf: Pdf, what: str, number: int = 0) -> None:
    """Draw something more on a page, as an artifact."""
    stream = page(pdf, number).Contents
    stream.write(stream.read_bytes() + f"\n/Artifact BMC q {what} Q EMC\n".encode())


def say(pdf: Pdf, old: str, new: str) -> None:
    """Replace something in the metadata."""
    packet = pdf.Root.Metadata.read_bytes()
    assert old.encode() in packet
    pdf.Root.Metadata.write(packet.replace(old.encode(), new.encode()))


def put(holder: Callable[[Pdf], Object], key: str, value: Any) -> Change:  # noqa: ANN401 - any
    """Write a key into a dictionary; a function makes its value in the file."""

    def change(pdf: Pdf) -> None:
        holder(pdf)[key] = value(pdf) if callable(value) else value

    return change


def drop(holder: Callable[[Pdf], Object], key: str) -> Change:
    """Take a key out of a dictionary."""

    def change(pdf: Pdf) -> None:
        del holder(pdf)[key]

    return change


def root(pdf: Pdf) -> Object:
    """Give the catalogue."""
    return pdf.Root


def link(pdf: Pdf, number: int = 0) -> Object:
    """Give a link of the first page: one in the file, and one out of it."""
    return page(pdf).Annots[number]


def as_role(role: str, other: str, number: int = 0) -> Change:
    """Make an element one of another type."""
    return put(lambda pdf: element(pdf, role, number), "/S", Name(f"/{other}"))
