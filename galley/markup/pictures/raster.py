"""PNG and JPEG: their size, and whether they are whole; nothing is decoded to look."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from galley.markup.pictures.faults import Fault, Harm, PictureError, allow, broken

PNG = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel by the colour type of a PNG (ISO 15948, 11.2.2)."""

DEEP_GREY = (16, 0)
"""Depth and colour type of what the engine cannot draw."""

PASSES = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
)
"""Of an interlaced PNG: each pass's first column and row, and the steps between them."""

PIECE = 2**20
"""Bytes that are inflated at a time."""

MARK, START, END, SCAN = 0xFF, 0xD8, 0xD9, 0xDA
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
BARE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers of a JPEG (ISO 10918-1, B.1.1.3): those of a frame, and those without a length."""


def size_of(name: str, data: bytes) -> tuple[int, int] | None:
    """Give the pixels across and down of a sound picture; ``None`` of a drawing."""
    kind = PurePosixPath(name).suffix.lower()
    if kind == ".png":
        width, height = struct.unpack_from(">II", data, len(PNG) + 8)
        return width, height
    return _frame(data) if kind in {".jpg", ".jpeg"} else None


def check_png(data: bytes) -> None:
    """Raise `PictureError` unless the data are a whole PNG of an allowed size."""
    allow("max_figure_bytes", "bytes of a picture", len(data))
    chunks = list(_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != len(bytes(13)):
        raise broken("the file is no PNG")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if not width or not height or colour not in CHANNELS:
        raise broken("the PNG has no size")
    if (depth, colour) == DEEP_GREY:
        raise PictureError(Fault(Harm.BROKEN, "the PNG is in grey of 16 bits", "save it with 8"))
    allow("max_figure_pixels", "pixels", width * height)
    bits = depth * CHANNELS[colour]
    passes = PASSES if interlaced else ((0, 0, 1, 1),)
    expected = 0
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            expected += rows * (1 + -(-columns * bits // 8))
    if _inflated(b"".join(content for kind, content in chunks if kind == b"IDAT")) < expected:
        raise broken("the PNG is cut short")


def check_jpeg(data: bytes) -> None:
    """Raise `PictureError` unless the data are a whole JPEG of an allowed size."""
    allow("max_figure_bytes", "bytes of a picture", len(data))
    if data[:2] != bytes((MARK, START)):
        raise broken("the file is no JPEG")
    width, height = _frame(data)
    if not width or not height:
        raise broken("the JPEG has no size")
    allow("max_figure_pixels", "pixels", width * height)
    if bytes((MARK, END)) not in data[-PIECE:]:
        raise broken("the JPEG is cut short")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk of a PNG, up to the last or to one cut short."""
    at = len(PNG)
    while data.startswith(PNG) and at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + length]
        if len(content) < length:
            return
        yield kind, content
        at += length + 12


def _inflated(data: bytes) -> int:
    """Count the bytes that data hold inflated, never keeping more than a piece of them."""
    inflater, count = zlib.decompressobj(), 0
    try:
        while data and not inflater.eof:
            count += len(inflater.decompress(data, PIECE))
            data = inflater.unconsumed_tail
    except zlib.error:
        return 0
    return count


def _frame(data: bytes) -> tuple[int, int]:
    """Give the width and height of a JPEG's frame, 0 where it has none."""
    at = 2
    while at + 9 < len(data) and data[at] == MARK:
        marker = data[at + 1]
        if marker in FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if marker in {END, SCAN}:
            break
        if marker == MARK:
            at += 1
        elif marker in BARE:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0, 0
