"""Laws of the page plan, and the printed issue's own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from galley.binding.plan import FILLER, folios, plan
from galley.model import Leaf, Plan, Side, Span

PRINTED = {
    "half-title": 1,
    "title-page": 4,
    "contents": 2,
    "note": 3,
    "rustamzade": 22,
    "jafarova": 22,
    "weitz": 15,
    "ibrahimov": 16,
    "huseynov": 14,
    "miholjic": 15,
    "guliyev": 16,
    "mustafayeva": 15,
    "review": 8,
    "call": 1,
}
FOLLOWING = {"title-page", "contents", "note"}


@st.composite
def runs(draw: st.DrawFn) -> tuple[list[Leaf], dict[str, int], int]:
    """Draw leaves, their page counts and a gathering; a filler or a cover may be absent."""
    sides = draw(st.lists(st.sampled_from(Side), max_size=12))
    leaves = [Leaf(f"part-{n}", "article", side) for n, side in enumerate(sides)]
    pages = {leaf.name: draw(st.integers(1, 40)) for leaf in leaves}
    if draw(st.booleans()):
        leaves.insert(0, Leaf("cover", "cover", Side.NEXT, numbered=False))
        pages["cover"] = 4
    if draw(st.booleans()):
        leaves.append(Leaf("notes", FILLER, Side.NEXT))
    return leaves, pages, draw(st.sampled_from([4, 8, 16, 32]))


def planned(run: tuple[list[Leaf], dict[str, int], int]) -> tuple[list[Leaf], Plan, int]:
    """Plan a run."""
    leaves, pages, gathering = run
    return leaves, plan(leaves, pages, gathering), gathering


@given(runs())
def test_every_folio_is_a_page_of_one_part_or_blank(
    run: tuple[list[Leaf], dict[str, int], int],
) -> None:
    leaves, made, gathering = planned(run)
    spans = folios(leaves, made).values()
    taken = [folio for span in spans for folio in range(span.first, span.last + 1)]
    assert sorted([*taken, *made.blanks]) == list(range(1, made.extent + 1))
    assert made.extent % gathering == 0
    assert made.extent - max(taken, default=0) < gathering


@given(runs())
def test_rectos_are_odd_and_blanks_stand_before_them(
    run: tuple[list[Leaf], dict[str, int], int],
) -> None:
    leaves, made, _ = planned(run)
    rectos = {made.spans[leaf.name].first for leaf in leaves if leaf.side is Side.RECTO}
    assert all(folio % 2 == 1 for folio in rectos)
    last = max((span.last for span in folios(leaves, made).values()), default=0)
    assert all(folio + 1 in rectos for folio in made.blanks if folio < last)
    if any(leaf.kind == FILLER for leaf in leaves):
        assert all(folio < last for folio in made.blanks)


@given(runs())
def test_every_part_has_its_pages(run: tuple[list[Leaf], dict[str, int], int]) -> None:
    leaves, made, _ = planned(run)
    spans = {leaf.name: made.spans[leaf.name].pages for leaf in leaves if leaf.kind != FILLER}
    assert spans == run[1]


def test_the_printed_issue() -> None:
    leaves = [Leaf("cover", "cover", Side.NEXT, numbered=False)]
    leaves += [
        Leaf(name, "part", Side.NEXT if name in FOLLOWING else Side.RECTO) for name in PRINTED
    ]
    leaves.append(Leaf("ruled", FILLER, Side.NEXT))
    made = plan(leaves, {"cover": 4, **PRINTED}, 16)
    assert made.extent == 160
    assert made.blanks == (70, 116, 148)
    assert made.spans["cover"] == Span(1, 4)
    assert made.spans["rustamzade"] == Span(11, 32)
    assert made.spans["call"] == Span(157, 157)
    assert made.spans["ruled"] == Span(158, 160)
    assert list(made.spans) == [leaf.name for leaf in leaves]


def test_a_full_gathering_needs_no_filler() -> None:
    leaves = [Leaf("piece", "article", Side.RECTO), Leaf("ruled", FILLER, Side.NEXT)]
    assert plan(leaves, {"piece": 16}, 16) == Plan({"piece": Span(1, 16)}, (), 16)
