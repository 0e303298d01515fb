"""What pages say that were read before: a page drawn from the same bytes is not read again."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO

from pikepdf import Dictionary, Page, Pdf

from galley.proofing.packed_pages import pack, split, unpack
from galley.proofing.page_fonts import PageFont
from galley.proofing.page_keys import PageKeys, fonts_of
from galley.proofing.reading import LINE_HYPHENS
from galley.proofing.structure_text import Fonts, PageText, read_page


class PageMemory:
    """Reads pages, and remembers what it read, by the digest of all that reading looks at.

    Keep what it remembers of a sound file only: of a page that was kept it is taken as
    known that its fonts have every glyph.
    """

    def __init__(self, kept: bytes = b"") -> None:
        """Take what another has `packed`; what cannot be understood is as nothing."""
        self._kept = split(kept)
        self._learnt: dict[str, PageText] = {}
        self._seen: dict[str, PageText | bytes] = {}
        self._keys: PageKeys | None = None
        self._shown: dict[str, set[int]] = {}

    @property
    def is_new(self) -> bool:
        """Whether there is more or less to remember than was known."""
        return self._seen.keys() != self._kept.keys()

    def learn(self, data: bytes) -> None:
        """Read the pages of a part, which are to be bound into the file.

        They are read as they shall be told there. Where they are not, their keys differ.
        """
        fonts: Fonts = {}
        keys = PageKeys(fonts, BoundFont)
        with Pdf.open(BytesIO(data)) as pdf:
            for page in pdf.pages:
                key = keys.key(page)
                if key and key not in self._kept and key not in self._learnt:
                    self._learnt[key] = read_page(page, fonts)
            for number, font in fonts.items():
                if number in keys.digests:
                    self._shown.setdefault(keys.digests[number], set()).update(font.used)

    def read(self, page: Page, fonts: Fonts) -> PageText:
        """Give the text of a page, as `read_page` does; ``fonts`` are always the same."""
        if self._keys is None:
            self._keys = PageKeys(fonts)
        key = self._keys.key(page)
        if (learnt := self._learnt.get(key)) is not None:
            self._tell_shown(page, fonts, self._keys)
            self._seen[key] = learnt
            return learnt
        if (known := unpack(self._kept.get(key, b""))) is not None:
            self._seen[key] = self._kept[key]
            return known
        text = read_page(page, fonts)
        if key:
            self._seen[key] = text
        return text

    def _tell_shown(self, page: Page, fonts: Fonts, keys: PageKeys) -> None:
        """Say what was seen in the fonts of a page when its part was read."""
        for _, font in fonts_of(page.obj.get("/Resources", Dictionary())):
            fonts[font.objgen].used |= self._shown.get(keys.digests[font.objgen], set())

    def packed(self) -> bytes:
        """Give what the pages said that were read, as bytes."""
        return pack(self._seen)


class BoundFont(PageFont):
    """A font of a part as the bound file tells it: hyphens that divide words are soft."""

    @cached_property
    def texts(self) -> dict[int, str]:
        """The text that each code stands for."""
        set_as, told_as = LINE_HYPHENS
        known = super().texts
        return {code: told_as if text == set_as else text for code, text in known.items()}
