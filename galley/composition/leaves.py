"""The parts of an issue, in the order in which they are bound."""

from galley.model import Leaf, Manuscript, Side
from galley.written import Issue, Kind

OPENING = (
    Leaf("cover", "cover", Side.RECTO, numbered=False),
    Leaf("half-title", "half-title", Side.RECTO),
    Leaf("title-page", "title-page", Side.RECTO),
    Leaf("imprint", "imprint", Side.NEXT),
    Leaf("board", "board", Side.NEXT),
    Leaf("contents", "contents", Side.NEXT),
)

CLOSING = (
    Leaf("call", "call", Side.RECTO),
    Leaf("ruled", "ruled", Side.NEXT),
)

TEMPLATES = {Kind.EDITORIAL: "editorial", Kind.REVIEW: "review"}
"""The templates of pieces; what is not here shares the article's."""


def leaves(manuscript: Manuscript) -> tuple[Leaf, ...]:
    """Every part of an issue: opening pages, pieces by section, closing pages."""
    kinds = {piece.slug: piece.front.kind for piece in manuscript.pieces}
    return (*OPENING, *(leaf(slug, kinds[slug]) for slug in order(manuscript.issue)), *CLOSING)


def order(issue: Issue) -> tuple[str, ...]:
    """The pieces as the contents have them."""
    return tuple(slug for section in issue.contents for slug in section.pieces)


def leaf(slug: str, kind: Kind) -> Leaf:
    """The leaf of a piece: the Editor's Note follows on, all others begin on the right."""
    side = Side.NEXT if kind is Kind.EDITORIAL else Side.RECTO
    return Leaf(slug, TEMPLATES.get(kind, "article"), side, piece=slug)
