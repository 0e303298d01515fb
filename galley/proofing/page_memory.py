"""What pages say that were read before: a page drawn from the same bytes is not read again."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO

from pikepdf import Page, Pdf

from galley.proofing.packed_pages import line, unpacked
from galley.proofing.page_fonts import Fonts, PageFont
from galley.proofing.page_keys import PageKeys
from galley.proofing.reading import LINE_HYPHENS
from galley.proofing.structure_text import PageText, read_page


class PageMemory:
    """Reads pages, and remembers what it read, by the digest of all that reading looks at.

    Keep what it remembers of a sound file only: of a page that was kept it is taken as
    known that its fonts have every glyph.
    """

    def __init__(self, kept: bytes = b"") -> None:
        """Take what another has `packed`; what cannot be understood is as nothing."""
        self._lines, self._known = unpacked(kept)
        self._kept = frozenset(self._known)
        self._seen: dict[str, PageText] = {}
        self._keys: PageKeys | None = None
        self._shown: dict[str, set[int]] = {}

    @property
    def is_new(self) -> bool:
        """Whether there is more or less to remember than was known."""
        return self._seen.keys() != self._kept

    def learn(self, data: bytes) -> None:
        """Read the pages of a part, which are to be bound into the file.

        They are read as they shall be told there. Where they are not, their keys differ.
        """
        fonts: Fonts = {}
        keys = PageKeys(fonts, BoundFont)
        with Pdf.open(BytesIO(data)) as pdf:
            for page in pdf.pages:
                key = keys.key(page)
                if key and key not in self._known:
                    self._known[key] = text = read_page(page, fonts)
                    self._lines[key] = line(text)
            for number, digest in keys.digests.items():
                self._shown.setdefault(digest, set()).update(fonts[number].used)

    def read(self, page: Page, fonts: Fonts) -> PageText:
        """Give the text of a page, as `read_page` does; ``fonts`` are those of one file."""
        if self._keys is None:
            self._keys = PageKeys(fonts)
        told = len(self._keys.digests)
        key = self._keys.key(page)
        # What was seen in a font when its part was read is said once.
        for number, digest in [*self._keys.digests.items()][told:]:
            fonts[number].used |= self._shown.get(digest, set())
        text = self._known.get(key)
        if text is None:
            text = read_page(page, fonts)
        if key:
            self._seen[key] = text
        return text

    def packed(self) -> bytes:
        """Give what the pages said that were read, as bytes."""
        rows = ((key, self._lines.get(key) or line(text)) for key, text in self._seen.items())
        return b"\n".join(b"%b %b" % (key.encode(), row) for key, row in rows)


class BoundFont(PageFont):
    """A font of a part as the bound file tells it: hyphens that divide words are soft."""

    @cached_property
    def texts(self) -> dict[int, str]:
        """The text that each code stands for."""
        set_as, told_as = LINE_HYPHENS
        known = super().texts
        return {code: told_as if text == set_as else text for code, text in known.items()}
