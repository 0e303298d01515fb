"""A bound file read once: its pages, their labels, and all that it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Pdf, PdfError

from galley.errors import ContentError, Diagnostic
from galley.proofing.faults import said
from galley.proofing.page_fonts import Fonts
from galley.proofing.reading import Passage, joined, passages
from galley.proofing.structure_text import PageText, read_page


@dataclass(frozen=True)
class Volume:
    """A bound file: the issue's, or that of a piece.

    ``labels`` are those of its pages, in order; ``passages`` the text in the order of the
    structure; ``artifacts`` what each page shows that is outside the structure: running
    heads, folios, and the copies that pull quotes are.
    """

    title: str
    labels: tuple[str, ...]
    passages: tuple[Passage, ...]
    artifacts: tuple[str, ...]

    def folio(self, page: int) -> int:
        """Give the folio of a page, counted from 0; 0 where it has none, as on the cover."""
        label = self.labels[page]
        return int(label) if label.isdecimal() else 0

    def page(self, folio: int) -> int:
        """Give the page, counted from 0, of a folio; -1 where the file has none such."""
        return next((n for n in range(len(self.labels)) if self.folio(n) == folio), -1)

    @property
    def folios(self) -> tuple[int, ...]:
        """The folios of its pages, in order."""
        return tuple(folio for page in range(len(self.labels)) if (folio := self.folio(page)))

    @property
    def blanks(self) -> tuple[int, ...]:
        """The folios of pages on which nothing of the structure stands."""
        filled = {page for passage in self.passages for _, page in passage.pages}
        pages = (page for page in range(len(self.labels)) if page not in filled)
        return tuple(folio for page in pages if (folio := self.folio(page)))


def read_volume(data: bytes, path: str) -> Volume:
    """Read a bound file; ``path`` is what messages call it.

    Raises `ContentError` where it is no PDF, or one whose structure does not name the
    parts of an issue.
    """
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            fonts: Fonts = {}
            return volume_of(pdf, [read_page(page, fonts) for page in pdf.pages], path)
    except PdfError as error:
        message = f"this is no PDF that can be read: {said(error)}"
        hint = "build the issue anew"
        raise ContentError([Diagnostic("pdf-unreadable", message, hint, path)]) from error


def volume_of(pdf: Pdf, texts: Sequence[PageText], path: str) -> Volume:
    """Read an open file, of whose pages the texts are known; raises as `read_volume` does."""
    found = tuple(passages(pdf, texts)) if "/StructTreeRoot" in pdf.Root else ()
    if not any(passage.part for passage in found):
        raise _untagged(path)
    labels = tuple(str(page.label) for page in pdf.pages)
    shown = tuple(joined(text.artifacts) for text in texts)
    return Volume(str(pdf.docinfo.get("/Title", "")), labels, found, shown)


def _untagged(path: str) -> ContentError:
    message = "its structure does not name the parts of an issue"
    hint = "give a file that build.py issue has made"
    return ContentError([Diagnostic("pdf-untagged", message, hint, path)])
