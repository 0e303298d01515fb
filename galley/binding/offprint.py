"""Offprints: a piece's own pages of the issue, behind a leaf that says what they are cited by."""

from __future__ import annotations

from collections.abc import Sequence

from galley.binding.claims import Claims
from galley.binding.imposition import impose_offprint
from galley.binding.join import joined
from galley.binding.metadata import write_metadata
from galley.model import Bookmark, Facts, Leaf, Side, Span, TypesetPart


def bind_offprint(
    piece: tuple[Leaf, TypesetPart, Span],
    front: TypesetPart,
    facts: Facts,
    bookmarks: Sequence[Bookmark],
) -> bytes:
    """Bind a piece at its folios behind ``front``, its cover leaf.

    A link to another part becomes plain text. Raises as `bind` does otherwise.
    """
    leaf, part, span = piece
    cover = Leaf(front.name, "offprint", Side.RECTO, numbered=False)
    imposed = impose_offprint(cover, front.pages, leaf, span)
    with joined([(cover, front), (leaf, part)], imposed, bookmarks) as made:
        write_metadata(made.volume, facts, Claims.ACCESSIBLE)
        return made.saved()
