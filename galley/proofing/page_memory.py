"""What pages say that were read before: a page drawn from the same bytes is not read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from galley.proofing.geometry import Box
from galley.proofing.page_fonts import FILES, PageFont
from galley.proofing.structure_text import Fonts, PageText, Run, read_page

Digests = dict[tuple[int, int], str]
"""The digests of a file's fonts, by object number."""


class PageMemory:
    """Reads pages, and remembers what it read, by the digest of all that reading looks at.

    Keep what it remembers of a sound file only: of a page that was kept it is taken as
    known that its fonts have every glyph.
    """

    def __init__(self, kept: bytes = b"") -> None:
        """Take what another has `packed`; what cannot be understood is as nothing."""
        self._known = _unpacked(kept)
        self._kept = frozenset(self._known)
        self._seen: dict[str, PageText] = {}
        self._digests: Digests = {}
        self._shown: dict[str, set[int]] = {}

    @property
    def is_new(self) -> bool:
        """Whether there is more or less to remember than was known."""
        return self._seen.keys() != self._kept

    def learn(self, data: bytes) -> None:
        """Read the pages of a part, which are to be bound into the file."""
        fonts: Fonts = {}
        digests: Digests = {}
        with Pdf.open(BytesIO(data)) as pdf:
            for page in pdf.pages:
                key = _key(page, digests)
                if key and key not in self._known:
                    self._known[key] = read_page(page, fonts)
            for number, font in fonts.items():
                self._shown.setdefault(digests[number], set()).update(font.used)

    def read(self, page: Page, fonts: Fonts) -> PageText:
        """Give the text of a page, as `read_page` does."""
        key = _key(page, self._digests)
        text = self._known.get(key)
        if text is None:
            text = read_page(page, fonts)
        else:
            self._tell_shown(page, fonts)
        if key:
            self._seen[key] = text
        return text

    def _tell_shown(self, page: Page, fonts: Fonts) -> None:
        """Say what was seen in the fonts of a page when its part was read."""
        for _, font in _fonts(page):
            if codes := self._shown.get(self._digests[font.objgen]):
                fonts.setdefault(font.objgen, PageFont(font)).used |= codes

    def packed(self) -> bytes:
        """Give what the pages said that were read, as bytes."""
        rows = {
            key: [{str(mark): _row(run) for mark, run in text.runs.items()}, _rows(text.artifacts)]
            for key, text in self._seen.items()
        }
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _key(page: Page, digests: Digests) -> str:
    """Digest all that reading a page looks at; nothing for one of an unusual make.

    ``digests`` are those of the file's fonts so far, and takes in the page's own.
    """
    resources = page.obj.get("/Resources", Dictionary())
    if "/Properties" in resources:
        return ""
    digest = hashlib.sha256()
    for stream in _streams(page.obj.get("/Contents")):
        digest.update(stream.get("/Filter", Name.None_).unparse())
        digest.update(stream.read_raw_bytes())
    for name, font in _fonts(page):
        known = digests.get(font.objgen) or font_digest(font)
        if not known:
            return ""
        digests[font.objgen] = known
        digest.update(f"{name} {known}".encode())
    for name, picture in sorted(resources.get("/XObject", Dictionary()).items()):
        said = (picture.get(key) for key in ("/Subtype", "/BBox", "/Matrix"))
        shape = (None if value is None else value.unparse(resolved=True) for value in said)
        digest.update(repr((name, *shape)).encode())
    return digest.hexdigest()


def _fonts(page: Page) -> list[tuple[str, Object]]:
    """Give the fonts that a page names, by their names."""
    return sorted(page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).items())


def font_digest(font: Object) -> str:
    """Digest what a composite font shows, and how; nothing for one of another kind."""
    if font.get("/Subtype") != Name.Type0 or not isinstance(font.get("/ToUnicode"), Stream):
        return ""
    inner = font.DescendantFonts[0]
    descriptor = inner.get("/FontDescriptor", Dictionary())
    digest = hashlib.sha256(font.ToUnicode.read_raw_bytes())
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


def _row(run: Run) -> list[object]:
    return [run.text, run.x, run.y, run.size, run.box]


def _rows(runs: Sequence[Run]) -> list[list[object]]:
    return [_row(run) for run in runs]


def _run(row: list[Any]) -> Run:
    text, x, y, size, box = row
    return Run(str(text), float(x), float(y), float(size), None if box is None else Box(*box))


def _unpacked(kept: bytes) -> dict[str, PageText]:
    try:
        return {
            key: PageText(
                {int(mark): _run(row) for mark, row in runs.items()},
                tuple(_run(row) for row in artifacts),
            )
            for key, (runs, artifacts) in json.loads(kept or b"{}").items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}
