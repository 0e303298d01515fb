"""The forme: a part's document, to be laid out again and again under different fits."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from galley.fit import Fit
from galley.typesetting.landing import missing_pulls
from galley.typesetting.pulls import Pulls
from galley.typesetting.stretches import Stretch, stretches

TRIES = 8
"""How often a part is laid out anew to find room for its pull quotes."""


class HomelessError(Exception):
    """Pull quotes, by their ids, that came out on no page."""

    def __init__(self, names: list[str]) -> None:
        """Take the ids."""
        super().__init__(*names)
        self.names = names


class Forme:
    """A document's tree, its stretches and its pull quotes.

    What a layout looks like depends on the document and the fit alone, never on the
    layouts before it: so a fit that was found once need not be searched again.
    """

    def __init__(self, root: Any, render: Callable[[], Any]) -> None:
        """Take the tree, cut at its turns, and what lays it out as it is."""
        self.stretches = stretches(root)
        self.pulls = Pulls(root)
        self._render = render

    def lay_out(self, fit: Fit, only: Collection[Stretch] | None = None) -> Any:
        """Lay the document out, or, for a trial, the text of some stretches only."""
        dropped: list[Any] = []
        for stretch in self.stretches:
            stretch.dress(fit.at(stretch.folio), drawn=stretch.following in fit.drawn)
            if only is not None and stretch not in only:
                dropped += stretch.blocks
        self.pulls.arrange(fit.pulls, frozenset(dropped))
        return self._render()

    def lay_out_whole(self, fit: Fit) -> tuple[Any, Fit]:
        """Lay the document out with all its pull quotes; some may have to move up for it.

        Raises `HomelessError` where one finds no room.
        """
        for step in range(1, TRIES + 2):
            document = self.lay_out(fit)
            lost = missing_pulls(document.pages, self.pulls.given)
            if not lost:
                return document, fit
            for name in lost:
                fit = replace(fit, pulls=self.pulls.up(fit.pulls, name, step))
        raise HomelessError(lost)
