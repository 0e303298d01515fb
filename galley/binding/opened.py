"""Parts opened as they come, and made ready to be joined with others.

That is most of the work of binding, and it can be done while other parts are being set.
"""

from __future__ import annotations

from contextlib import ExitStack
from io import BytesIO

from pikepdf import Pdf

from galley.binding.structure import gather_structure
from galley.model import TypesetPart


class Opened:
    """Parts' files, open and ready to be joined, once: joining takes them apart."""

    def __init__(self) -> None:
        """Begin with no part."""
        self._stack = ExitStack()
        self._known: dict[str, tuple[TypesetPart, Pdf]] = {}

    def close(self) -> None:
        """Close all files."""
        self._stack.close()

    def pdf(self, part: TypesetPart) -> Pdf:
        """Give a part's file, opened now where that was not done before.

        Raises `ValueError` where its structure contradicts itself.
        """
        known = self._known.get(part.name)
        if known is None or known[0] is not part:
            source = self._stack.enter_context(Pdf.open(BytesIO(part.pdf)))
            gather_structure(part.name, source)
            known = self._known[part.name] = part, source
        return known[1]
