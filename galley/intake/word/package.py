"""A Word file → its parts; what is none is refused, and told what it is."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET

from galley.errors import ContentError, Diagnostic
from galley.files import failure
from galley.intake.word import ooxml
from galley.limits import excess, limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LOCKED = 0x1
"""The flag of an archive's member that asks for a password."""

DOCUMENT = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
REWRITTEN = {DOCUMENT, *NOTES}
"""The parts that are made plain before pandoc gets them."""

TAKEN = (
    *(DOCUMENT, *NOTES, "word/styles.xml", "word/numbering.xml", "word/comments.xml"),
    *("word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels"),
    *("word/_rels/endnotes.xml.rels", "[Content_Types].xml", "_rels/.rels"),
)
"""The parts that are handed to pandoc; all others it needs none of."""

SPOKEN = ("word/header", "word/footer", "word/diagrams/data")
"""How the names of parts begin whose words are told and do not come over."""


@dataclass
class Package:
    """A Word file: its parts of XML, as read and parsed, and its pictures by their paths in it."""

    path: str
    read: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, ET.Element] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)

    def part(self, name: str) -> ET.Element | None:
        """Return a part, ``None`` where the file has none of the name."""
        return self.parts.get(name)

    @property
    def spoken(self) -> Mapping[str, ET.Element]:
        """Headers, footers and diagrams."""
        return {name: part for name, part in self.parts.items() if name.startswith(SPOKEN)}

    def packed(self) -> bytes:
        """Return a Word file of the parts that pandoc needs, as they are by now."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name in TAKEN:
                if name in REWRITTEN & self.parts.keys():
                    archive.writestr(name, ooxml.written(self.parts[name]))
                elif name in self.read:
                    archive.writestr(name, self.read[name])
            for name, data in self.media.items():
                archive.writestr(name, data)
        return packed.getvalue()


def refused(path: str, code: str, message: str, hint: str) -> ContentError:
    """Return the error of a file that cannot be imported."""
    return ContentError([Diagnostic(code, message, hint, path)])


def read_package(source: Path) -> Package:
    """Read a Word file.

    Raises `ContentError` where it is none that can be read, and `MachineError` where the
    system does not hand it out.
    """
    path = str(source)
    try:
        size = source.stat().st_size
        if over := excess("max_word_file_bytes", "bytes of the file", size, "make it smaller"):
            raise refused(path, "over-limit", *over)
        data = source.read_bytes()
    except OSError as error:
        raise failure(f"cannot read {source}", error) from error
    if data.startswith(OLE):
        raise _old(path, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _package(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise _broken(path, f"it cannot be unpacked: {error}") from error
    except (RuntimeError, ValueError) as error:  # a password, a name that is none
        raise _broken(path, str(error)) from error


def _old(path: str, data: bytes) -> ContentError:
    if ENCRYPTED in data:
        message, hint = "the file asks for a password", "save it without one"
        return refused(path, "word-locked", message, hint)
    message = "the file is of Word before 2007 (.doc)"
    return refused(path, "word-old", message, "open it in Word and save it as .docx")


def _broken(path: str, why: str) -> ContentError:
    message = f"the file is broken, or no Word file: {why}"
    return refused(path, "word-broken", message, "open it in Word and save it anew as .docx")


def _package(path: str, archive: zipfile.ZipFile) -> Package:
    members = {info.filename: info for info in archive.infolist()}
    if any(info.flag_bits & LOCKED for info in members.values()):
        message, hint = "the file asks for a password", "save it without one"
        raise refused(path, "word-locked", message, hint)
    if DOCUMENT not in members:
        raise _broken(path, f"it has no {DOCUMENT}")
    package, room = Package(path), limits().max_word_unpacked_bytes
    for name in _wanted(members):
        with archive.open(members[name]) as member:
            data = _read(member, room)
        room -= len(data)
        if room < 0:
            unpacked = limits().max_word_unpacked_bytes - room
            over = excess("max_word_unpacked_bytes", "bytes unpacked", unpacked, "make it smaller")
            raise refused(path, "over-limit", *(over or ("", "")))
        if name.startswith("word/media/"):
            package.media[name] = data
        else:
            package.parts[name], package.read[name] = _parsed(path, name, data), data
    return package


def _wanted(members: Mapping[str, zipfile.ZipInfo]) -> Iterator[str]:
    for name in members:
        spoken = name.startswith(SPOKEN) and name.endswith(".xml")
        if name in TAKEN or spoken or name.startswith("word/media/"):
            yield name


def _read(member: IO[bytes], room: int) -> bytes:
    """Read a member, whatever size it says it has: one byte more than there is room for."""
    return member.read(room + 1)


def _parsed(path: str, name: str, data: bytes) -> ET.Element:
    if ooxml.STRICT in data:
        message = "the file is a Strict Open XML document"
        raise refused(path, "word-strict", message, "save it as an ordinary Word document (.docx)")
    try:
        return ooxml.parsed(data)
    except ooxml.UnfitXmlError as error:
        raise _broken(path, f"{name}: {error}") from error
