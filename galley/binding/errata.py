"""An erratum: one piece is corrected, and no other page may move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from galley.binding.plan import FILLER
from galley.errors import Diagnostic
from galley.model import Leaf, Span


def erratum_faults(
    leaves: Sequence[Leaf],
    before: Mapping[str, Span],
    after: Mapping[str, Span],
    erratum: str,
    path: str,
) -> Iterator[Diagnostic]:
    """Say which parts beside the erratum would stand on other folios than before.

    The ruled pages that fill the last gathering may be more or fewer. ``path`` is the
    erratum's file.
    """
    moved = [
        f"{leaf.name} from {shown(before.get(leaf.name))} to {shown(after.get(leaf.name))}"
        for leaf in leaves
        if leaf.name != erratum
        and leaf.kind != FILLER
        and before.get(leaf.name) != after.get(leaf.name)
    ]
    if moved:
        yield Diagnostic(
            "erratum-moves",
            f"the erratum to {erratum} would move {', '.join(moved)}",
            "make it as long as what it replaces, or build without --erratum",
            path,
        )


def shown(span: Span | None) -> str:
    """A part's folios in words."""
    if span is None:
        return "no page"
    return f"page {span.first}" if span.pages == 1 else f"pages {span.first}–{span.last}"
