"""Opening: short pages are set a little more open, so that the last lines of pages agree.

A page between two known turns that ends well above its foot is given more leading and
more space between paragraphs. Its tracking stays as the article's, and so do its lines.
The last page of a piece and one that is broken by hand stay as short as they are, and so
does one beside a page that is set closer, lest the two look unlike. No page may turn
elsewhere, and no pull quote move, for it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from galley.fit import Fit, Setting
from galley.typesetting.extents import Extent, extents
from galley.typesetting.forme import Forme
from galley.typesetting.stretches import Stretch

WIDEST = Setting(2.0, 0.0, 2.0)
"""How open a page may be set; more leading would tell it from the page that it faces."""

SHORT = 2.0
"""How many lines a page must lack to be opened."""

PARTS = 8
"""In how many equal parts the way to `WIDEST` is divided."""

PT = 96 / 72
"""CSS pixels in a point."""


def opened(forme: Forme, document: Any, fit: Fit) -> tuple[Any, Fit]:
    """Open the short pages of a laid-out part as far as they take it."""
    before = list(extents(document, forme.stretches))
    closer = [e.stretch.folio in fit.pages for e in before]
    beside = zip([False, *closer], closer, [*closer[1:], False], strict=False)
    shares = {
        extent.stretch: share(extent, fit)
        for extent, near in zip(before, beside, strict=True)
        if short(extent) and not any(near)
    }
    while shares := {stretch: parts for stretch, parts in shares.items() if parts}:
        wider, wide = forme.lay_out_whole(widened(fit, shares))
        failed = disturbed(before, list(extents(wider, forme.stretches)))
        if not failed and wide.pulls == fit.pulls:
            return wider, wide
        failed = failed & shares.keys() or set(shares)
        shares = {s: parts // 2 if s in failed else parts for s, parts in shares.items()}
    return document, fit


def short(extent: Extent) -> bool:
    """Whether a stretch leaves its last page too short, for no reason of its own."""
    stretch = extent.stretch
    return (
        stretch.pages == len(extent.pages)
        and not stretch.broken
        and extent.room > SHORT * extent.line
    )


def share(extent: Extent, fit: Fit) -> int:
    """How far on the way to `WIDEST` a stretch may be opened, in `PARTS`."""
    now = fit.at(extent.stretch.folio)
    leading = extent.leaded * (WIDEST.leading - now.leading) / (100 + now.leading)
    between = extent.gaps * (WIDEST.between - now.between) * PT
    if leading + between <= 0:
        return 0
    return min(PARTS, int(PARTS * extent.room / (leading + between)))


def widened(fit: Fit, shares: Mapping[Stretch, int]) -> Fit:
    """The fit with stretches opened by their shares of the way to `WIDEST`."""
    pages = {**fit.pages}
    for stretch, parts in shares.items():
        now = fit.at(stretch.folio)
        pages[stretch.folio] = Setting(
            now.leading + (WIDEST.leading - now.leading) * parts / PARTS,
            now.tracking,
            now.between + (WIDEST.between - now.between) * parts / PARTS,
        )
    return replace(fit, pages=pages)


def disturbed(before: list[Extent], after: list[Extent]) -> set[Stretch]:
    """The stretches whose pages or pull quotes are no longer what they were."""
    return {
        old.stretch
        for old, new in zip(before, after, strict=True)
        if (len(old.pages), old.pulls) != (len(new.pages), new.pulls)
    }
