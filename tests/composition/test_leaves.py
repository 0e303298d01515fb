"""Which parts an issue has, in what order, and on which side they begin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from galley.composition import leaves
from galley.model import RESERVED, Manuscript, Piece, Side
from galley.written import FrontMatter, Kind, Person, Section

from .made import ISSUE, PATH, WHOLE

PARTS = leaves(WHOLE.manuscript)


def test_parts_stand_in_the_order_of_binding() -> None:
    assert [leaf.name for leaf in PARTS] == [
        *("cover", "half-title", "title-page", "imprint", "board", "contents"),
        *("greeting", "light", "quays", "tides", "mist"),
        *("call", "ruled"),
    ]


def test_the_pieces_stand_in_the_order_of_the_contents_not_of_the_folder() -> None:
    turned = replace(WHOLE.manuscript, pieces=WHOLE.manuscript.pieces[::-1])
    assert leaves(turned) == PARTS


def test_each_kind_has_its_template() -> None:
    kinds = {leaf.piece: leaf.kind for leaf in PARTS if leaf.piece}
    assert kinds == {
        "greeting": "editorial",
        "light": "article",
        "quays": "article",
        "tides": "article",
        "mist": "review",
    }


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_but_the_editorial_begins_on_the_right(kind: Kind) -> None:
    piece = Piece("a", "a.md", FrontMatter(kind, "A", (Person("B"),)), "", 1, {})
    issue = replace(ISSUE, contents=(Section(("a",)),))
    (leaf,) = (leaf for leaf in leaves(Manuscript("v3i1", PATH, issue, (piece,), {})) if leaf.piece)
    assert leaf.side is (Side.NEXT if kind is Kind.EDITORIAL else Side.RECTO)


def test_contents_and_ruled_pages_follow_on_and_the_call_begins_on_the_right() -> None:
    sides = {leaf.name: leaf.side for leaf in PARTS}
    assert (sides["contents"], sides["ruled"]) == (Side.NEXT, Side.NEXT)
    assert (sides["half-title"], sides["title-page"], sides["call"]) == (Side.RECTO,) * 3


def test_the_cover_alone_stands_outside_the_folios() -> None:
    assert [leaf.name for leaf in PARTS if not leaf.numbered] == ["cover"]


def test_the_names_that_no_piece_can_have_are_those_of_the_other_parts() -> None:
    assert {leaf.name for leaf in PARTS if not leaf.piece} == RESERVED
