"""A bound file as a test looks at it: pages by their labels, text, destinations, structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO

import pypdfium2 as pdfium
from pikepdf import Array, Name, NameTree, Object, Page, Pdf
from PIL.Image import Image

from galley.proofing.reading import Passage, read_structure

LINE_HYPHENS = "\N{HYPHEN}\ufffe\x02"
"""What a line ends in where a word is broken, as PDFium reads it."""

TURNED = re.compile("([\ufffe\x02])\n?")
"""A hyphen at a line's end, after which PDFium tells no new line."""


class Bound:
    """A PDF, read once."""

    def __init__(self, data: bytes) -> None:
        """Take the file's bytes."""
        self.data = data
        self.pdf = Pdf.open(BytesIO(data))
        self._pdfium = pdfium.PdfDocument(data)

    def __len__(self) -> int:
        """Count the pages."""
        return len(self.pdf.pages)

    @cached_property
    def labels(self) -> list[str]:
        """The pages' labels, in order."""
        return [str(page.label) for page in self.pdf.pages]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text on each page, by label, its lines as they stand."""
        pages = (self._pdfium[index] for index in range(len(self)))
        texts = (page.get_textpage().get_text_range().replace("\r", "") for page in pages)
        return dict(zip(self.labels, (TURNED.sub(r"\1\n", text) for text in texts), strict=True))

    def page(self, label: str | int) -> Page:
        """Give the page of a label."""
        return self.pdf.pages[self.labels.index(str(label))]

    def picture(self, label: str | int, dpi: int) -> Image:
        """Render the page of a label in shades of grey."""
        page = self._pdfium[self.labels.index(str(label))]
        image: Image = page.render(scale=dpi / 72, grayscale=True).to_pil()
        return image

    @cached_property
    def destinations(self) -> dict[str, str]:
        """The label of the page that each named destination is on."""
        tree = NameTree(self.pdf.Root.Names.Dests)
        places = ((name, place) for name, place in tree.items() if isinstance(place, Array))
        return {str(name): str(Page(place[0]).label) for name, place in places}

    def links(self, label: str | int) -> Iterator[tuple[str, Object]]:
        """Yield the inner links of a page: the destination's name, and the annotation."""
        for note in self.page(label).obj.get("/Annots", Array()):
            if note.Subtype == Name.Link and str(note.A.S) == "/GoTo":
                yield str(note.A.D), note

    def under(self, label: str | int, link: Object) -> str:
        """Give the text under a link's rectangle."""
        left, bottom, right, top = map(float, link.Rect)
        return self.text_in(label, (left, bottom, right, top))

    def text_in(self, label: str | int, box: tuple[float, float, float, float]) -> str:
        """Give the text in a rectangle of a page: left, bottom, right and top, points."""
        page = self._pdfium[self.labels.index(str(label))].get_textpage()
        return str(page.get_text_bounded(*box)).strip()

    def passages(self, part: str) -> list[Passage]:
        """Walk the structure of one part, by the name that its element carries."""
        with Pdf.open(BytesIO(self.data)) as pdf:
            document = pdf.Root.StructTreeRoot.K[0]
            document.K = Array([kid for kid in document.K if str(kid.T) == part])
            file = BytesIO()
            pdf.save(file)
        return read_structure(file.getvalue())


def letters(text: str) -> str:
    """Keep what is not space, a broken line's hyphen or a character without a glyph."""
    return re.sub(rf"[\s{LINE_HYPHENS}\N{{ZERO WIDTH SPACE}}\N{{WORD JOINER}}]", "", text)
