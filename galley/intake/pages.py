"""Page turns of a reading whose pages are parted by form feeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from galley.intake.fill import Bit, Gap
from galley.intake.pieces import Leaf
from galley.intake.turns import Turned


def turns_by_pages(bits: Sequence[Bit], leaf: Leaf) -> Turned | None:
    """Number the turns of a text by counting pages from its piece's first.

    Return ``None`` where that leads beyond the piece's last page in the contents: then
    the form feeds are not those of the print.
    """
    first = leaf.blocks[0].page
    folio_of = {block.line: leaf.entry.folio + block.page - first for block in leaf.blocks}
    last = max(folio_of.values())
    if 0 < leaf.last_folio < last or not bits:
        return None
    return Turned(last, dict(_folios(bits, folio_of, leaf.entry.folio)), 0)


def _folios(
    bits: Sequence[Bit], folio_of: Mapping[int, int], first: int
) -> Sequence[tuple[tuple[int, int], int]]:
    begins = [bit for n, bit in enumerate(bits) if bit.gap is Gap.TURN or n == 0]
    found = [(bit.at, folio_of[bit.line]) for bit in begins]
    return [(at, folio) for at, folio in found if folio > first]
