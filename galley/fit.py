"""What copyfitting may do to the words of a printed page, and what it did to a piece's."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

LEADING, TRACKING, BETWEEN = 3.0, 0.015, 2.0
"""The bounds, either way: leading in per cent, tracking in em, space in points."""


@dataclass(frozen=True)
class Setting:
    """How text departs from the style: nothing, closer (below 0) or more open (above).

    ``leading`` is in per cent of the style's, of text and notes; ``tracking`` in em;
    ``between`` in points that are added to the space between paragraphs.
    """

    leading: float = 0.0
    tracking: float = 0.0
    between: float = 0.0

    @property
    def within_bounds(self) -> bool:
        """Whether no reader would see it."""
        return (
            abs(self.leading) <= LEADING
            and abs(self.tracking) <= TRACKING
            and abs(self.between) <= BETWEEN
        )

    def __str__(self) -> str:
        """Tell it in words: ``leading -1 %, tracking -0.01 em, between -1 pt``."""
        return (
            f"leading {self.leading:+g} %, tracking {self.tracking:+g} em, "
            f"between {self.between:+g} pt"
        )


AS_STYLED = Setting()


@dataclass(frozen=True)
class Fit:
    """How a piece was made to fit the pages that the print gave it.

    ``article`` is the setting of all of its pages but those in ``pages``, which are
    named by the folio they begin on. ``pulls`` gives the place of each pull quote that
    was moved: how many blocks of its text stand before it. ``drawn`` holds the folios of
    the pages before which a line that the turn cuts is drawn out to the measure.
    """

    article: Setting = AS_STYLED
    pages: Mapping[int, Setting] = field(default_factory=dict)
    pulls: Mapping[str, int] = field(default_factory=dict)
    drawn: tuple[int, ...] = ()

    def at(self, folio: int) -> Setting:
        """The setting of the page, or pages, that begin on a folio."""
        return self.pages.get(folio, self.article)

    def settings(self) -> Iterator[Setting]:
        """Every setting that is used."""
        yield self.article
        yield from self.pages.values()

    @property
    def within_bounds(self) -> bool:
        """Whether no reader would see any of it."""
        return all(setting.within_bounds for setting in self.settings())


def fit_values(fit: Fit) -> dict[str, Any]:
    """A fit as plain values, for JSON."""
    return {
        "article": asdict(fit.article),
        "pages": {str(folio): asdict(setting) for folio, setting in sorted(fit.pages.items())},
        "pulls": dict(sorted(fit.pulls.items())),
        "drawn": list(fit.drawn),
    }


def fit_of(values: Mapping[str, Any]) -> Fit:
    """The fit of plain values. Raises ``KeyError``, ``TypeError`` or ``ValueError`` if of none."""
    return Fit(
        article=Setting(**values["article"]),
        pages={int(folio): Setting(**each) for folio, each in values["pages"].items()},
        pulls={str(name): int(place) for name, place in values["pulls"].items()},
        drawn=tuple(int(folio) for folio in values["drawn"]),
    )


def fit_lines(name: str, fit: Fit) -> Iterator[str]:
    """How a piece was made to fit, in words, a line for each setting."""
    if fit.article != AS_STYLED:
        yield f"{name}: {fit.article}"
    for folio, setting in sorted(fit.pages.items()):
        yield f"{name}, page {folio}: {setting}"
    if fit.pulls:
        yield f"{name}, pull quotes moved: {', '.join(sorted(fit.pulls))}"
