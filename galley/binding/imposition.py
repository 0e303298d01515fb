"""The order in which pages are bound, and what each is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from galley.model import Leaf, Plan, Span

COVER = "Cover "
COVER_FRONT = 2
OFFPRINT = "Offprint "


@dataclass(frozen=True, slots=True)
class Label:
    """What a page is called: a folio, or a number after a prefix."""

    prefix: str
    number: int

    @property
    def following(self) -> Label:
        """The label of the page after this one, where the numbering goes on."""
        return Label(self.prefix, self.number + 1)

    def __str__(self) -> str:
        """Give the label as a viewer shows it."""
        return f"{self.prefix}{self.number}"


@dataclass(frozen=True, slots=True)
class Imposed:
    """A page in its place: page ``page``, counted from 0, of ``part``.

    A blank page is of no part: ``part`` is empty.
    """

    label: Label
    part: str = ""
    page: int = 0


def impose(leaves: Sequence[Leaf], plan: Plan) -> tuple[Imposed, ...]:
    """Order all pages: front cover and its inside, the folios, inside back and back.

    Raises `KeyError` where the plan has no span for a part.
    """
    cover = [page for leaf in leaves if not leaf.numbered for page in _pages(leaf, plan, COVER)]
    interior = [page for leaf in leaves if leaf.numbered for page in _pages(leaf, plan, "")]
    interior.extend(Imposed(Label("", folio)) for folio in plan.blanks)
    interior.sort(key=lambda page: page.label.number)
    return (*cover[:COVER_FRONT], *interior, *cover[COVER_FRONT:])


def impose_offprint(front: Leaf, pages: int, piece: Leaf, span: Span) -> tuple[Imposed, ...]:
    """Order an offprint's pages: those of its cover leaf, and the piece on its folios.

    The leaf's back is blank before a piece that begins on a recto; one that begins on a
    verso begins on it. So odd folios stand on the right either way.
    """
    leaf = [Imposed(Label(OFFPRINT, page + 1), front.name, page) for page in range(pages)]
    if (pages + span.first) % 2 == 0:
        leaf.append(Imposed(Label(OFFPRINT, pages + 1)))
    return (*leaf, *_pages(piece, Plan({piece.name: span}, (), span.last), ""))


def _pages(leaf: Leaf, plan: Plan, prefix: str) -> Iterator[Imposed]:
    span = plan.spans[leaf.name]
    for page in range(span.pages):
        yield Imposed(Label(prefix, span.first + page), leaf.name, page)
