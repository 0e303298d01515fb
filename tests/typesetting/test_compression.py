"""Streams are compressed at the level that is worth its time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO

from pikepdf import Pdf, Stream

from galley.typesetting.engine import Typesetter
from galley.typesetting.repairs.compression import LEVEL
from tests.typesetting.conftest import part, words

HARDEST = 9


def streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give each compressed stream of a PDF, as it is kept and as it is read."""
    with Pdf.open(BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, Stream) and "/Filter" in each:
                yield each.read_raw_bytes(), each.read_bytes()


def test_streams_are_compressed_at_the_level(typesetter: Typesetter) -> None:
    found = list(streams(typesetter.typeset(part([f"<p>{words(300)}</p>"])).pdf))
    assert found
    for kept, read in found:
        assert kept == zlib.compress(read, LEVEL)
    assert any(kept != zlib.compress(read, HARDEST) for kept, read in found)
