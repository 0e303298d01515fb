"""Draws pages, and reads their text: pdfium, which takes one caller at a time."""

import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pypdfium2
from pypdfium2 import raw

from galley.preview.looks import Look

DOCUMENTS = 24
"""How many parts are open at once."""

KEPT = 64 << 20
"""Bytes of drawn pages that are kept."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom: points from the upper left corner."""

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """What was used last, of a limited size; what was not used for longest goes first."""

    def __init__(self, limit: int) -> None:
        """Take the most that all values may count for together."""
        self._limit, self._size = limit, 0
        self._held: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """Give a value, if it is still there."""
        with self._lock:
            if key not in self._held:
                return None
            self._held.move_to_end(key)
            return self._held[key][0]

    def put(self, key: K, value: V, size: int = 1) -> list[V]:
        """Keep a value, and give those that had to go for it."""
        gone = []
        with self._lock:
            if key in self._held:
                self._size -= self._held.pop(key)[1]
            self._held[key] = value, size
            self._size += size
            while self._size > self._limit and len(self._held) > 1:
                left, much = self._held.popitem(last=False)[1]
                self._size -= much
                gone.append(left)
        return gone


@dataclass(frozen=True)
class Run:
    """Letters of one line that stand together, and the box around them."""

    text: str
    box: Box


class Drawer:
    """Draws pages and reads their text; may be shared between threads."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self._lock = threading.Lock()
        self._open: Recent[int, tuple[bytes, Any]] = Recent(DOCUMENTS)
        self._drawn: Recent[tuple[str, float], bytes] = Recent(KEPT)

    def png(self, look: Look, scale: float) -> bytes:
        """Draw a page at so many pixels a point."""
        key = look.image, scale
        if (data := self._drawn.get(key)) is None:
            with self._page(look) as page:
                bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
                wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
                pixels = bytes(bitmap.buffer)
                bitmap.close()
            data = png(pixels, wide, high, stride)
            self._drawn.put(key, data, len(data))
        return data

    def text(self, look: Look) -> str:
        """Give a page's text in reading order, a character for each that `boxes` counts."""
        with self._letters(look) as letters:
            count = raw.FPDFText_CountChars(letters)
            return "".join(chr(raw.FPDFText_GetUnicode(letters, i)) for i in range(count))

    def boxes(self, look: Look, first: int, last: int) -> list[Box]:
        """Give the boxes, one a line, around the characters from the first to before the last."""
        with self._letters(look) as letters:
            return [run.box for run in runs(letters, look.height, range(first, last))]

    def runs(self, look: Look) -> list[Run]:
        """Give all runs of letters of a page, in reading order."""
        with self._letters(look) as letters:
            everything = range(raw.FPDFText_CountChars(letters))
            return list(runs(letters, look.height, everything))

    @contextmanager
    def _page(self, look: Look) -> Iterator[Any]:
        """Open a page; the lock is held for as long."""
        with self._lock:
            pdf = look.typeset.pdf
            held = self._open.get(id(pdf))
            if held is None or held[0] is not pdf:
                held = pdf, pypdfium2.PdfDocument(pdf)
                for _, document in self._open.put(id(pdf), held):
                    document.close()
            page = held[1][look.index]
            try:
                yield page
            finally:
                page.close()

    @contextmanager
    def _letters(self, look: Look) -> Iterator[Any]:
        with self._page(look) as page:
            letters = page.get_textpage()
            try:
                yield letters.raw
            finally:
                letters.close()


def png(pixels: bytes, wide: int, high: int, stride: int) -> bytes:
    """Give pixels, three bytes each, as a PNG.

    No row is told by its neighbour: on pages of type that makes files no larger, and is
    done in half of the time. Source: W3C, PNG specification, third edition.
    """
    row = 3 * wide
    rows = b"".join(b"\0" + pixels[at : at + row] for at in range(0, high * stride, stride))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def runs(letters: Any, height: float, which: range) -> Iterator[Run]:  # noqa: ANN401 - pdfium's
    """Put characters together that stand in one line, without a gap."""
    text, around = "", (0.0, 0.0, 0.0, 0.0)
    for index in which:
        sign = chr(raw.FPDFText_GetUnicode(letters, index))
        box = None if sign in "\r\n" else letter_box(letters, height, index)
        if text and (box is None or apart(around, box)):
            yield Run(text, around)
            text = ""
        if box is not None:
            around = joined(around, box) if text else box
            text += "-" if sign in BREAKS else sign
    if text:
        yield Run(text, around)


BREAKS = "\x02\ufffe\xad"
"""How pdfium gives a hyphen at the end of a line."""


def letter_box(letters: Any, height: float, index: int) -> Box | None:  # noqa: ANN401 - pdfium's
    """The box of a character, as high as its font; nothing where it has none."""
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(letters, index, box):
        return None
    return box.left, height - box.top, box.right, height - box.bottom


def apart(before: Box, after: Box) -> bool:
    """Whether a character does not go on where a run ends."""
    em = before[3] - before[1]
    return abs(after[3] - before[3]) > em / 4 or not -em / 2 < after[0] - before[2] < em


def joined(one: Box, other: Box) -> Box:
    """The box around two."""
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
