"""The book as it stands: its pages in order, and the contents beside them. Plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from galley.binding.imposition import impose
from galley.job import Job
from galley.model import Plan
from galley.preview.looks import Look

NAMES = {
    "cover": "Cover",
    "half-title": "Half title",
    "title-page": "Title page",
    "imprint": "Imprint",
    "board": "Notice and Board of Advisers",
    "contents": "Contents",
    "call": "Call for submissions",
    "ruled": "Notes",
}
"""What parts that are no pieces are called."""

TRIM = (462.05, 671.81)
"""The size of a page before any is set, points: that of the journal as it comes."""

Key = tuple[str, int]
"""A page by its part's name and its number there, from 1; of a blank page its folio."""


@dataclass(frozen=True)
class Leafed:
    """A page in its place. ``look`` is none for a blank page, or for one not set yet."""

    label: str
    part: str
    page: int
    side: str
    look: Look | None
    blank: bool = False

    @property
    def key(self) -> Key:
        """What the page is known by, wherever it is bound."""
        return self.part, self.page

    def told(self, size: tuple[float, float], changed: int) -> dict[str, Any]:
        """What the browser is told of the page; ``size`` is that of a page not set yet."""
        look = self.look
        width, height = (look.width, look.height) if look else size
        return {
            "label": self.label,
            "part": self.part,
            "page": self.page,
            "side": self.side,
            "image": look.image if look else None,
            "layer": look.layer if look else None,
            "blank": self.blank,
            "width": width,
            "height": height,
            "changed": changed,
        }


@dataclass(frozen=True)
class Book:
    """A book at one time. ``changed`` tells the version in which each page looked so first."""

    version: int = 0
    issue: str = ""
    title: str = ""
    state: str = "setting"
    progress: tuple[int, int] | None = None
    seconds: float = 0.0
    pages: tuple[Leafed, ...] = ()
    changed: Mapping[Key, int] = field(default_factory=dict)
    contents: tuple[Mapping[str, Any], ...] = ()
    diagnostics: tuple[Mapping[str, Any], ...] = ()
    images: Mapping[str, Look] = field(default_factory=dict)
    layers: Mapping[str, Look] = field(default_factory=dict)

    def after(self, before: "Book") -> "Book":
        """The book as the version that follows on another."""
        version = before.version + 1
        looked = {page.key: page.look.image for page in before.pages if page.look}
        found = {page.key: page.look for page in self.pages if page.look}
        return replace(
            self,
            version=version,
            changed={
                key: before.changed[key] if looked.get(key) == look.image else version
                for key, look in found.items()
            },
            images={look.image: look for look in found.values()},
            layers={look.layer: look for look in found.values()},
        )

    def told(self) -> dict[str, Any]:
        """What the browser is told."""
        done, total = self.progress or (0, 0)
        some = next((page.look for page in self.pages if page.look), None)
        size = (some.width, some.height) if some else TRIM
        return {
            "version": self.version,
            "issue": self.issue,
            "title": self.title,
            "lang": "en",
            "state": self.state,
            "progress": {"done": done, "total": total} if self.progress else None,
            "seconds": round(self.seconds, 3),
            "pages": [page.told(size, self.changed.get(page.key, 0)) for page in self.pages],
            "contents": list(self.contents),
            "diagnostics": list(self.diagnostics),
        }


def bound_pages(
    job: Job, plan: Plan, looks: Mapping[str, Sequence[Look | None]]
) -> tuple[Leafed, ...]:
    """Put the pages of an issue in their order; those that are not set yet have no look."""
    made = []
    for place in impose(job.sheets, plan):
        label = str(place.label)
        side = "recto" if place.label.number % 2 else "verso"
        if place.part:
            known = looks.get(place.part, ())
            look = known[place.page] if place.page < len(known) else None
            made.append(Leafed(label, place.part, place.page + 1, side, look))
        else:
            made.append(Leafed(label, f"blank-{label}", 1, side, None, blank=True))
    return tuple(made)


def contents_of(job: Job, pages: Sequence[Leafed]) -> tuple[Mapping[str, Any], ...]:
    """The list of an issue's parts, each with its folios and the place of its first page."""
    pieces = {marked.piece.slug: marked for marked in job.marked.pieces}
    rows = []
    for leaf in job.sheets:
        own = [(at, page) for at, page in enumerate(pages) if page.part == leaf.name]
        if own:
            marked = pieces.get(leaf.piece)
            front = marked.piece.front if marked else None
            rows.append(
                {
                    "part": leaf.name,
                    "title": marked.title.plain if marked else NAMES.get(leaf.name, leaf.name),
                    "authors": ", ".join(author.name for author in front.authors) if front else "",
                    "kind": front.kind.value if front else leaf.kind,
                    "first": own[0][1].label,
                    "last": own[-1][1].label,
                    "pages": len(own),
                    "at": own[0][0],
                }
            )
    return tuple(rows)
