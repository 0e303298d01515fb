"""What pages say that were read before: a page drawn from the same bytes is not read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Stream

from galley.proofing.geometry import Box
from galley.proofing.page_fonts import FILES
from galley.proofing.structure_text import Fonts, PageText, Run, read_page

Digests = dict[tuple[int, int], str]
"""The digests of a file's fonts, by object number."""


class PageMemory:
    """Reads pages, and remembers what it read, by the digest of all that reading looks at.

    Keep what it remembers of a sound file only: of a page that is remembered it is taken
    as known that its fonts have every glyph.
    """

    def __init__(self, kept: bytes = b"") -> None:
        """Take what another has `packed`; what cannot be understood is as nothing."""
        self._known = _unpacked(kept)
        self._seen: dict[str, PageText] = {}
        self._digests: Digests = {}

    @property
    def is_new(self) -> bool:
        """Whether there is more or less to remember than was known."""
        return self._seen.keys() != self._known.keys()

    def read(self, page: Page, fonts: Fonts) -> PageText:
        """Give the text of a page, as `read_page` does."""
        key = self._key(page)
        text = self._known.get(key) or read_page(page, fonts)
        if key:
            self._seen[key] = text
        return text

    def packed(self) -> bytes:
        """Give what the pages said that were read, as bytes."""
        rows = {
            key: [{str(mark): _row(run) for mark, run in text.runs.items()}, _rows(text.artifacts)]
            for key, text in self._seen.items()
        }
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()

    def _key(self, page: Page) -> str:
        """Digest all that reading a page looks at; nothing for one of an unusual make."""
        resources = page.obj.get("/Resources", Dictionary())
        if "/Properties" in resources:
            return ""
        digest = hashlib.sha256()
        for stream in _streams(page.obj.get("/Contents")):
            digest.update(stream.get("/Filter", Name.None_).unparse())
            digest.update(stream.read_raw_bytes())
        for name, font in sorted(resources.get("/Font", Dictionary()).items()):
            known = self._digests.get(font.objgen) or font_digest(font)
            if not known:
                return ""
            self._digests[font.objgen] = known
            digest.update(f"{name} {known}".encode())
        for name, picture in sorted(resources.get("/XObject", Dictionary()).items()):
            said = (picture.get(key) for key in ("/Subtype", "/BBox", "/Matrix"))
            shape = (None if value is None else value.unparse(resolved=True) for value in said)
            digest.update(repr((name, *shape)).encode())
        return digest.hexdigest()


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
