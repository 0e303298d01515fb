"""Copyfitting: the words of a printed page on one page of ours.

Between two printed page turns the text has just the pages that the print gave it. Where
it runs over, the article is set a little closer, then single pages, within bounds that a
reader does not see (`galley.fit`); where that is not enough, a pull quote moves over the
turn. Pages that come out short are then opened (`galley.typesetting.opening`).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from galley.errors import Diagnostic
from galley.fit import AS_STYLED, Fit, Setting
from galley.model import Part
from galley.typesetting.extents import Extent, extents
from galley.typesetting.forme import Forme, HomelessError
from galley.typesetting.opening import opened
from galley.typesetting.stretches import Stretch

STEPS = (
    AS_STYLED,
    Setting(0.0, -0.005, -0.5),
    Setting(-1.0, -0.010, -1.0),
    Setting(-2.0, -0.0125, -1.5),
    Setting(-3.0, -0.015, -2.0),
)
"""How text is set closer, step by step, to the bounds."""

UNSEEN = 1
"""The step that a whole article takes even for one page's sake: nobody sees it."""

FEW = 0.1
"""How many of an article's pages, at most, may be set closer than the article."""


class Copyfit:
    """The search for the fit of a part that has printed turns."""

    def __init__(self, forme: Forme) -> None:
        """Take the part's forme."""
        self.forme = forme
        self.stretches = forme.stretches
        self.steps: dict[Stretch, int] = {}
        self.hopeless: set[Stretch] = set()

    def search(self) -> tuple[Any, Fit]:
        """Find the fit; return it with the document laid out under it.

        What still runs over is for `faults` to tell. Raises `HomelessError`.
        """
        document, fit = self.tightened(*self.forme.lay_out_whole(Fit()))
        document, fit = opened(self.forme, document, fit)
        return self.drawn(document, fit)

    def tightened(self, document: Any, fit: Fit) -> tuple[Any, Fit]:
        """Set closer what runs over: the article, then single pages."""
        article: int | None = None
        while over := self.running_over(document):
            fit = self.needed(fit, over, article or 0)
            if article is None:
                needs = [step for each, step in self.steps.items() if each not in self.hopeless]
                article = article_step(needs, len(self.stretches))
            fit = self.fitted(fit, article)
            document, fit = self.forme.lay_out_whole(fit)
        return document, fit

    def running_over(self, document: Any) -> list[Extent]:
        """The extents that are too long, but for those that nothing helps."""
        found = extents(document, self.stretches)
        return [e for e in found if e.over is not None and e.stretch not in self.hopeless]

    def needed(self, fit: Fit, over: Collection[Extent], article: int) -> Fit:
        """Find the step that each stretch needs; pull quotes move where none is enough.

        Every one gets a step beyond the one at which it ran over, whatever a trial says;
        but a piece's last page that cannot be saved is not tightened in vain.
        """
        tried = self.tried(fit, over, article + 1)
        for extent in over:
            step = max(self.steps.get(extent.stretch, article) + 1, tried[extent.stretch])
            while step >= len(STEPS) and (moved := self.relieved(fit, extent)):
                fit = moved
                step = self.tried(fit, [extent], article)[extent.stretch]
            if step < len(STEPS) or extent.stretch.pages:
                self.steps[extent.stretch] = min(step, len(STEPS) - 1)
        return fit

    def tried(self, fit: Fit, over: Collection[Extent], first: int) -> dict[Stretch, int]:
        """The least step at which each stretch fits; `len(STEPS)` where none is enough.

        Only these stretches are laid out, and those before them, whose pull quotes may
        come over the turn.
        """
        found: dict[Stretch, int] = {}
        for number, step in enumerate(STEPS[first:], first):
            left = [extent.stretch for extent in over if extent.stretch not in found]
            if left:
                only = [s for s in self.stretches if s in left or self.next(s) in left]
                trial = replace(fit, pages={**fit.pages, **{s.folio: step for s in left}})
                document = self.forme.lay_out(trial, only)
                fits = (e.stretch for e in extents(document, only) if e.over is None)
                found |= {stretch: number for stretch in fits if stretch in left}
        return {e.stretch: found.get(e.stretch, len(STEPS)) for e in over}

    def next(self, stretch: Stretch) -> Stretch | None:
        """The stretch after one."""
        after = self.stretches[self.stretches.index(stretch) + 1 :]
        return after[0] if after else None

    def relieved(self, fit: Fit, extent: Extent) -> Fit | None:
        """The fit with a pull quote sent over the turn; nothing if there is none to send.

        It may be one that found no room before. Further on it stands behind its own words.
        """
        following = self.next(extent.stretch)
        for name in reversed(extent.pulls):
            block = following and following.blocks[0]
            places = self.forme.pulls.after(fit.pulls, name, block)
            if places is not None and places != fit.pulls:
                return replace(fit, pulls=places)
        self.hopeless.add(extent.stretch)
        return None

    def fitted(self, fit: Fit, article: int) -> Fit:
        """The fit with the article at its step, and with the pages that need more at theirs."""
        pages = {
            stretch.folio: STEPS[self.steps[stretch]]
            for stretch in self.stretches
            if self.steps.get(stretch, 0) > article
        }
        return replace(fit, article=STEPS[article], pages=pages)

    def drawn(self, document: Any, fit: Fit) -> tuple[Any, Fit]:
        """Draw out the lines that turns cut and that all but fill the measure."""
        found = extents(document, self.stretches)
        turns = [e.stretch.following for e in found if e.stretch.following and e.drawable]
        if not turns:
            return document, fit
        return self.forme.lay_out_whole(replace(fit, drawn=tuple(turns)))


def article_step(needs: Collection[int], pages: int) -> int:
    """The step of an article, by those that its pages need and the number of its pages.

    It is the one that all of them need, if nobody sees it; else the least at which few
    pages go further.
    """
    most = max(needs, default=0)
    if most <= UNSEEN:
        return most
    return next(s for s in range(most + 1) if sum(n > s for n in needs) <= FEW * pages)


def take(forme: Forme, fit: Fit) -> Any:
    """Lay a part out under a fit that was found before; nothing if it does not fit."""
    if not fit.within_bounds:
        return None
    try:
        document, kept = forme.lay_out_whole(fit)
    except HomelessError:
        return None
    over = any(e.over is not None for e in extents(document, forme.stretches) if e.stretch.pages)
    return None if over or kept != fit else document


def faults(part: Part, forme: Forme, document: Any) -> Iterator[Diagnostic]:
    """What runs over for all that was tried."""
    for extent in extents(document, forme.stretches):
        over, stretch = extent.over, extent.stretch
        if stretch.pages is None or over is None:
            continue
        much = f"{over} line{'' if over == 1 else 's'}" if over else "a pull quote"
        last = stretch.folio + stretch.pages - 1
        pages = f"page {last}" if stretch.pages == 1 else f"pages {stretch.folio} to {last}"
        yield Diagnostic(
            "page-overrun",
            f"{pages} of the printed edition run{'s'[stretch.pages - 1 :]} over by {much}",
            "take out the turn after it, or let the text flow",
            part.path,
            source_line(stretch, part.lines),
        )


def source_line(stretch: Stretch, lines: Mapping[str, int]) -> int:
    """The line of a part's file that a stretch begins on, or the first after it that is known."""
    names = (element.get("id") for block in stretch.blocks for element in block.iter())
    return next((lines[name] for name in names if name in lines), 1)
