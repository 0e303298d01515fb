"""Which folios every part stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from galley.model import Leaf, Plan, Side, Span

FILLER = "ruled"


def plan(leaves: Sequence[Leaf], pages: Mapping[str, int], gathering: int) -> Plan:
    """Give every part its folios, from 1 on in order, to a whole number of gatherings.

    ``pages`` counts each part's pages by name; ``gathering`` is in pages. A part that
    begins on a recto has an odd first folio, after a blank if need be. The leaf of kind
    ``ruled`` comes last and takes what is left of the last gathering, and no span where
    nothing is left; an issue without one ends on blanks. A part without folios counts
    its own pages from 1. Raises `KeyError` where a count is missing.
    """
    spans: dict[str, Span] = {}
    blanks: list[int] = []
    following = 1
    for leaf in leaves:
        if not leaf.numbered:
            spans[leaf.name] = Span(1, pages[leaf.name])
        elif leaf.kind != FILLER:
            if leaf.side is Side.RECTO and following % 2 == 0:
                blanks.append(following)
                following += 1
            spans[leaf.name] = Span(following, following + pages[leaf.name] - 1)
            following += pages[leaf.name]
    extent = -(-(following - 1) // gathering) * gathering
    filler = next((leaf.name for leaf in leaves if leaf.kind == FILLER), None)
    if filler is None:
        blanks.extend(range(following, extent + 1))
    elif following <= extent:
        spans[filler] = Span(following, extent)
    return Plan(spans, tuple(blanks), extent)


def folios(leaves: Sequence[Leaf], plan: Plan) -> dict[str, Span]:
    """Give the spans of the parts that have folios: all but the cover, in order."""
    numbered = {leaf.name for leaf in leaves if leaf.numbered}
    return {name: span for name, span in plan.spans.items() if name in numbered}
