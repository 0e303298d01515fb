"""Word files made for the tests: python-docx, and XML where it offers nothing."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = ("footnote", "endnote")


def xml(text: str) -> BaseOxmlElement:
    """Parse an element whose prefixes are those of Word."""
    head, _, tail = text.partition(">")
    close = "/" if head.endswith("/") else ""
    return parse_xml(f"{head.removesuffix('/')} {SPACES}{close}>{tail}")


@dataclass
class Word:
    """A Word file being made."""

    document: DocumentType = field(default_factory=Document)
    notes: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})

    def add(self, text: str = "", style: str | None = None) -> Paragraph:
        """Add a paragraph."""
        return self.document.add_paragraph(text, style=style)

    def xml(self, text: str) -> BaseOxmlElement:
        """Return an element to put somewhere."""
        return xml(text)

    def raw(self, paragraph: Paragraph, text: str) -> None:
        """Add an element to a paragraph."""
        paragraph._p.append(xml(text))  # noqa: SLF001 - python-docx has no other way

    def note(self, paragraph: Paragraph, text: str, kind: str = "footnote", mark: str = "") -> None:
        """Add a note of the paragraphs that ``text`` has as lines, with a mark of its own."""
        number = len(self.notes[kind]) + 1
        own = ' w:customMarkFollows="1"' if mark else ""
        sign = f"<w:t>{mark}</w:t>" if mark else ""
        self.raw(
            paragraph,
            f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:{kind}Reference w:id="{number}"{own}/>{sign}</w:r>',
        )
        body = "".join(
            f'<w:p><w:r><w:t xml:space="preserve"> {escape(line)}</w:t></w:r></w:p>'
            for line in text.split("\n")
        )
        self.notes[kind].append(f'<w:{kind} w:id="{number}">{body}</w:{kind}>')

    def picture(self, data: bytes, alt: str) -> None:
        """Add a paragraph with a picture."""
        self.document.add_picture(io.BytesIO(data))
        (about,) = self.document.paragraphs[-1]._p.xpath(".//wp:docPr")  # noqa: SLF001 - as above
        about.set("descr", alt)

    def bytes(self) -> bytes:
        """Return the file."""
        for kind in KINDS:
            if self.notes[kind]:
                data = f"<w:{kind}s {SPACES}>{''.join(self.notes[kind])}</w:{kind}s>".encode()
                content = (
                    f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
                )
                own = self.document.part
                part = Part(PackURI(f"/word/{kind}s.xml"), content, data, own.package)
                own.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind}s".upper()))
        made = io.BytesIO()
        self.document.save(made)
        return made.getvalue()

    def save(self, path: Path) -> Path:
        """Write the file."""
        path.write_bytes(self.bytes())
        return path


def changed(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return a Word file with some of its parts changed, or taken out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            content = parts[name] if name in parts else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return made.getvalue()


def png(width: int = 4, height: int = 3) -> bytes:
    """Return a grey picture."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    made = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def xml_box(inside: str) -> str:
    """Return a text box of one paragraph, as Word writes it."""
    text = f"<w:txbxContent><w:p>{inside}</w:p></w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx>{text}</wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{text}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def opened(word: Word) -> Word:
    """Give a file what an article begins with."""
    word.add("The Long Quay", "Title")
    word.add("Ada Reed")
    word.add("Abstract: A quay is long, and so on.")
    word.add("Keywords: quays; tides.")
    return word
