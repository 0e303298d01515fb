"""Pages told apart by the digest of all that reading them looks at."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, PdfError, Stream

from galley.proofing.page_fonts import FILES, Fonts, PageFont

Number = tuple[int, int]
"""The number of an object."""

DIRECT = (0, 0)
"""The number of an object that has none, but stands in another."""


class PageKeys:
    """The keys of a file's pages. What pages share is digested once."""

    def __init__(self, fonts: Fonts, font: Callable[[Object], PageFont] = PageFont) -> None:
        """Take the fonts of the file that are known; ``font`` makes what is to be known of one."""
        self._fonts = fonts
        self._font = font
        self._shared: dict[Number, str] = {}
        self.digests: dict[Number, str] = {}

    def key(self, page: Page) -> str:
        """Digest all that reading a page looks at; nothing for one of an unusual make."""
        resources = page.obj.get("/Resources", Dictionary())
        number = resources.objgen
        shared = self._shared.get(number) or self._digest(resources)
        if number != DIRECT:
            self._shared[number] = shared
        if not shared:
            return ""
        digest = hashlib.sha256(shared.encode())
        for stream in _streams(page.obj.get("/Contents")):
            digest.update(stream.get("/Filter", Name.None_).unparse())
            digest.update(stream.read_raw_bytes())
        return digest.hexdigest()

    def _digest(self, resources: Object) -> str:
        """Digest what a page draws with: its fonts, and where its pictures reach."""
        if "/Properties" in resources:
            return ""
        digest = hashlib.sha256()
        for name, font in sorted(resources.get("/Font", Dictionary()).items()):
            known = self.digests.get(font.objgen) or self._font_digest(font)
            if not known:
                return ""
            self.digests[font.objgen] = known
            digest.update(f"{name} {known}".encode())
        for name, picture in sorted(resources.get("/XObject", Dictionary()).items()):
            said = (picture.get(key) for key in ("/Subtype", "/BBox", "/Matrix"))
            shape = (None if value is None else value.unparse(resolved=True) for value in said)
            digest.update(repr((name, *shape)).encode())
        return digest.hexdigest()

    def _font_digest(self, font: Object) -> str:
        if font.objgen == DIRECT:
            return ""
        return font_digest(self._fonts.setdefault(font.objgen, self._font(font)))


def font_digest(font: PageFont) -> str:
    """Digest what a composite font shows, and how; nothing for one of another kind."""
    made = font.font
    if made.get("/Subtype") != Name.Type0 or not isinstance(made.get("/ToUnicode"), Stream):
        return ""
    try:
        digest = hashlib.sha256(repr(sorted(font.texts.items())).encode())
    except (TypeError, ValueError, LookupError, PdfError):
        return ""  # what cannot be read is told where it is shown
    inner = made.DescendantFonts[0]
    descriptor = inner.get("/FontDescriptor", Dictionary())
    for value in (inner.get("/W"), inner.get("/DW")):
        digest.update(b"-" if value is None else _plain(value))
    for key in FILES:
        file = descriptor.get(key)
        if isinstance(file, Stream):
            digest.update(key.encode() + file.read_raw_bytes())
    return digest.hexdigest()


def _plain(value: Any) -> bytes:  # noqa: ANN401 - numbers come as Python's own
    return value.unparse(resolved=True) if isinstance(value, Object) else repr(value).encode()


def _streams(contents: Object | None) -> Iterator[Object]:
    """Give the streams of a page's contents, which are one or several."""
    if isinstance(contents, Array):
        yield from contents
    elif contents is not None:
        yield contents
