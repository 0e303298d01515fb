"""Copyfitting: the words of a printed page on one page, within bounds, or an error."""

import pytest

from galley.errors import ContentError
from galley.typesetting.copyfit import STEPS
from galley.typesetting.engine import Typesetter
from tests.typesetting.conftest import pull, words
from tests.typesetting.test_turns import printed


def turn(folio: int) -> str:
    return f'<div class="turn" id="a.turn-{folio}" data-folio="{folio}"></div>'


def page(count: int, block: int, paragraphs: int = 6) -> str:
    """Paragraphs of so many words each."""
    return "".join(f'<p id="a.block-{block}-{n}">{words(count, n)}</p>' for n in range(paragraphs))


@pytest.fixture(scope="module")
def lengths(typesetter: Typesetter) -> dict[int, int]:
    """Words a paragraph by the step that a page of six such needs; -1 where none helps."""
    found: dict[int, int] = {}
    for count in range(50, 72):
        blocks = [turn(11), page(count, 1), turn(12), page(10, 2), turn(13), page(10, 3)]
        try:
            step = typesetter.typeset(printed(*blocks)).fit.get(11, 0)
        except ContentError:
            step = -1
        found.setdefault(step, count)
    return found


def test_a_page_is_tightened_as_far_as_it_must_be(lengths: dict[int, int]) -> None:
    steps = sorted(step for step in lengths if step >= 0)
    assert len(steps) >= 3
    assert steps[-1] < len(STEPS)
    needed = [lengths[step] for step in steps]
    assert needed == sorted(needed)
    assert lengths[-1] > needed[-1]


def test_the_pages_after_it_stay_where_they_were(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    blocks = [turn(11), page(lengths[2], 1), turn(12), page(10, 2), turn(13), page(10, 3)]
    made = typesetter.typeset(printed(*blocks))
    assert made.pages == 3
    assert made.anchors["a.block-2-0"] == 1
    assert made.anchors["a.block-3-0"] == 2
    assert set(made.fit) == {11}


def test_what_cannot_fit_is_an_error_with_the_page_and_the_lines(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    blocks = [turn(11), page(lengths[-1] + 4, 1), turn(12), page(10, 2)]
    with pytest.raises(ContentError) as caught:
        typesetter.typeset(printed(*blocks))
    (found,) = caught.value.diagnostics
    assert found.code == "page-overrun"
    assert "page 11 of the printed edition runs over by" in found.message


def test_a_pull_quote_goes_over_the_turn_to_make_room(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    blocks = [turn(11), page(20, 1, 1), pull(1, 30), page(lengths[1], 2, 5)]
    blocks += [page(lengths[1] - 22, 4, 1), turn(12), page(30, 3)]
    made = typesetter.typeset(printed(*blocks))
    assert made.pages == 2
    assert made.anchors["a.pull-1"] == 1


def test_pages_between_unknown_turns_are_as_many_as_the_folios_say(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    blocks = [turn(11), page(lengths[0], 1, 11), turn(13), page(10, 3)]
    made = typesetter.typeset(printed(*blocks))
    assert made.pages == 3
    assert made.fit == {}
