"""Pages are compressed well, not as well as can be: that takes nearly three times as long.

pydyf 0.13 asks zlib for its ninth level. On a journal's pages that is 0.8 per cent smaller
than the seventh, and costs three per cent of a build.
"""

import zlib
from typing import Any

import pydyf

LEVEL = 7
"""How hard zlib tries, of 9."""


def apply() -> None:
    """Take over the compression of streams; a second call does nothing."""
    pydyf.zlib = Compression


class Compression:
    """Stands for `zlib` where streams are written."""

    compress = staticmethod(zlib.compress)

    @staticmethod
    def compressobj(level: int) -> Any:
        """Compress, no harder than is worth the time."""
        return zlib.compressobj(min(level, LEVEL))
