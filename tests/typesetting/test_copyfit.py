"""Copyfitting: the words of a printed page on one page, within bounds, or an error."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from galley.errors import ContentError
from galley.fit import AS_STYLED, Fit, Setting
from galley.model import Part, TypesetPart
from galley.typesetting.copyfit import FEW, STEPS, article_step
from galley.typesetting.engine import Typesetter
from galley.typesetting.forme import Forme
from galley.typesetting.opening import WIDEST
from tests.typesetting.conftest import call, pull, words
from tests.typesetting.test_turns import printed, text_of


def turn(folio: int) -> str:
    return f'<div class="turn" id="a.turn-{folio}" data-folio="{folio}"></div>'


def page(count: int, block: int, paragraphs: int = 6) -> str:
    """Paragraphs of so many words each."""
    return "".join(f'<p id="a.block-{block}-{n}">{words(count, n)}</p>' for n in range(paragraphs))


def fit_of(made: TypesetPart) -> Fit:
    """The fit of a part that must have one."""
    assert made.fit is not None
    return made.fit


def step_at(made: TypesetPart, folio: int) -> int:
    """The step at which a page was set, an open one being as good as none."""
    setting = fit_of(made).at(folio)
    return STEPS.index(setting) if setting in STEPS else 0


@pytest.fixture(scope="module")
def lengths(typesetter: Typesetter) -> dict[int, int]:
    """Words a paragraph by the step that a page of six such needs; -1 where none helps."""
    found: dict[int, int] = {}
    for count in range(50, 90):
        blocks = [turn(11), page(count, 1), turn(12), page(10, 2), turn(13), page(10, 3)]
        try:
            step = step_at(typesetter.typeset(printed(*blocks)), 11)
        except ContentError:
            step = -1
        found.setdefault(step, count)
        if step < 0:
            break
    return found


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[Fit]:
    """The fits under which the parts of a test are laid out, as it goes."""
    seen: list[Fit] = []
    lay_out: Callable[..., object] = Forme.lay_out

    def counted(self: Forme, fit: Fit, *rest: object) -> object:
        seen.append(fit)
        return lay_out(self, fit, *rest)

    monkeypatch.setattr(Forme, "lay_out", counted)
    return seen


def test_all_steps_are_within_the_stated_bounds_either_way() -> None:
    for setting in (*STEPS, WIDEST):
        assert abs(setting.leading) <= 3
        assert abs(setting.tracking) <= 0.015
        assert abs(setting.between) <= 2
        assert setting.within_bounds
    assert STEPS[-1] == Setting(-3, -0.015, -2)
    for outside in (Setting(3.1), Setting(-3.1), Setting(0, 0.016), Setting(0, 0, -2.1)):
        assert not outside.within_bounds
        assert not Fit(pages={11: outside}).within_bounds


def test_steps_go_one_way() -> None:
    for name in ("leading", "tracking", "between"):
        values = [getattr(step, name) for step in STEPS]
        assert values == sorted(values, reverse=True)


def test_a_page_is_tightened_as_far_as_it_must_be(lengths: dict[int, int]) -> None:
    steps = sorted(step for step in lengths if step >= 0)
    assert len(steps) >= 3
    needed = [lengths[step] for step in steps]
    assert needed == sorted(needed)
    assert lengths[-1] > needed[-1]


@pytest.mark.parametrize(
    ("needs", "pages", "step"),
    [
        ([], 20, 0),
        ([1], 20, 1),
        ([1, 1, 1], 20, 1),
        ([2], 20, 0),
        ([2, 4], 20, 0),
        ([2, 2, 2], 20, 2),
        ([1, 2, 4], 20, 1),
        ([3, 3, 4], 20, 3),
        ([4, 4, 4], 20, 4),
        ([2], 9, 2),
    ],
)
def test_the_article_goes_as_far_as_all_but_few_pages_need(
    needs: list[int], pages: int, step: int
) -> None:
    assert article_step(needs, pages) == step
    assert sum(need > step for need in needs) <= FEW * pages


def test_all_pages_of_an_article_are_set_alike(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    step = max(lengths)
    blocks = [turn(11), page(lengths[step], 1), turn(12), page(lengths[step], 2), turn(13)]
    found = fit_of(typesetter.typeset(printed(*blocks, page(10, 3))))
    assert found.article == STEPS[step]
    assert found.pages == {}


def test_few_pages_go_further_by_themselves(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    step = max(lengths)
    blocks = [turn(11), page(lengths[step], 1)]
    for folio in range(12, 23):
        blocks += [turn(folio), page(lengths[0], folio)]
    found = fit_of(typesetter.typeset(printed(*blocks)))
    assert found.article == AS_STYLED
    assert found.at(11) == STEPS[step]


def test_the_pages_after_it_stay_where_they_were(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    blocks = [
        turn(11),
        page(lengths[max(lengths)], 1),
        turn(12),
        page(10, 2),
        turn(13),
        page(10, 3),
    ]
    made = typesetter.typeset(printed(*blocks))
    assert made.pages == 3
    assert made.anchors["a.block-2-0"] == 1
    assert made.anchors["a.block-3-0"] == 2


def test_a_short_page_is_opened_within_bounds(typesetter: Typesetter) -> None:
    blocks = [turn(11), page(40, 1), turn(12), page(40, 2), turn(13), page(40, 3)]
    made = typesetter.typeset(printed(*blocks))
    found = fit_of(made)
    assert made.pages == 3
    assert found.at(11) == found.at(12) == WIDEST
    assert found.at(13) == AS_STYLED, "the last page stays short"


def test_a_page_is_not_opened_over_its_turn(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    step = min(step for step in lengths if step > 0)
    for count in range(lengths[step] - 8, lengths[step]):
        made = typesetter.typeset(printed(turn(11), page(count, 1), turn(12), page(10, 2)))
        assert made.pages == 2
        assert 0 <= fit_of(made).at(11).leading <= WIDEST.leading


def test_a_page_broken_by_hand_stays_short(typesetter: Typesetter) -> None:
    broken = f'<p class="page-break">{words(30)}</p>'
    blocks = [turn(11), page(40, 1), broken, turn(13), page(10, 2)]
    made = typesetter.typeset(printed(*blocks))
    assert made.pages == 3
    assert fit_of(made).at(11) == AS_STYLED


def test_a_numbered_list_that_is_fitted_goes_on_counting(typesetter: Typesetter) -> None:
    listed = f'<ol id="a.block-0" start="7"><li><p>{words(10)}</p></li></ol>'
    made = typesetter.typeset(printed(turn(11), listed, page(30, 1), turn(12), page(10, 2)))
    assert fit_of(made).at(11) != AS_STYLED
    plain = typesetter.typeset(printed(listed))
    for pdf in (made.pdf, plain.pdf):
        assert "7." in text_of(pdf)


def test_what_cannot_fit_is_an_error_with_the_page_and_the_lines(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    """Every further paragraph of one line is a line more that runs over."""
    told = []
    for more in range(4):
        lines = "".join("<p>One.</p>" for _ in range(more))
        blocks = [turn(11), page(lengths[-1], 1), lines, turn(12), page(10, 2)]
        with pytest.raises(ContentError) as caught:
            typesetter.typeset(printed(*blocks))
        (found,) = caught.value.diagnostics
        assert found.code == "page-overrun"
        head, _, lines = found.message.removesuffix("s").removesuffix(" line").rpartition(" ")
        assert head == "page 11 of the printed edition runs over by"
        told.append(int(lines))
    assert told == [told[0] + more for more in range(4)]


def test_every_overrun_is_told_at_its_line(typesetter: Typesetter, lengths: dict[int, int]) -> None:
    long = lengths[-1] + 6
    blocks = [turn(11), page(long, 1), turn(12), page(10, 2), turn(13), page(long, 3)]
    part = replace(
        printed(*blocks, turn(14), page(10, 4)), lines={"a.block-1-0": 7, "a.block-3-0": 41}
    )
    with pytest.raises(ContentError) as caught:
        typesetter.typeset(part)
    assert [(d.code, d.line) for d in caught.value.diagnostics] == [
        ("page-overrun", 7),
        ("page-overrun", 41),
    ]
    assert ["page 11" in d.message for d in caught.value.diagnostics] == [True, False]


def test_pages_that_turn_nobody_knows_where_run_over_together(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    blocks = [turn(11), page(lengths[-1] + 8, 1, 12), turn(13), page(10, 3)]
    with pytest.raises(ContentError) as caught:
        typesetter.typeset(printed(*blocks))
    (found,) = caught.value.diagnostics
    assert found.message.startswith("pages 11 to 12 of the printed edition run over by")


def test_a_last_page_that_cannot_be_saved_is_not_tightened_in_vain(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    made = typesetter.typeset(printed(turn(11), page(lengths[-1] + 1, 1)))
    assert made.pages == 2
    assert fit_of(made) == Fit()


@pytest.fixture
def relieved(lengths: dict[int, int]) -> Part:
    """A part one of whose pull quotes must go over the turn."""
    count = lengths[min(step for step in lengths if step > 0)]
    blocks = [turn(11), page(20, 1, 1), pull(1, 30), page(count, 2, 5)]
    blocks += [page(count - 22, 4, 1), turn(12), page(30, 3)]
    return printed(*blocks)


def test_a_pull_quote_goes_over_the_turn_to_make_room(
    typesetter: Typesetter, relieved: Part
) -> None:
    made = typesetter.typeset(relieved)
    assert made.pages == 2
    assert made.anchors["a.pull-1"] == 1
    assert list(fit_of(made).pulls) == ["a.pull-1"]


def test_pages_between_unknown_turns_are_as_many_as_the_folios_say(
    typesetter: Typesetter, lengths: dict[int, int]
) -> None:
    blocks = [turn(11), page(lengths[0], 1, 11), turn(13), page(10, 3)]
    made = typesetter.typeset(printed(*blocks))
    assert made.pages == 3
    assert step_at(made, 11) == 0


def test_a_fit_that_is_known_is_laid_out_once_and_gives_the_same_bytes(
    typesetter: Typesetter, relieved: Part, lengths: dict[int, int], layouts: list[Fit]
) -> None:
    cut = '<span class="turn" id="a.turn-12" data-folio="12"></span>'
    drawn = f"<p>{words(33)} {cut}{words(20)}{call(1)}</p>"
    tight = printed(turn(11), page(lengths[max(lengths)], 1), turn(12), page(10, 2))
    for part in (relieved, tight, printed(turn(11), page(30, 1), drawn, notes=1)):
        made = typesetter.typeset(part)
        assert len(layouts) > 1
        layouts.clear()
        again = typesetter.typeset(replace(part, fit=fit_of(made)))
        assert layouts == [fit_of(made)]
        assert again == made


@pytest.mark.parametrize(
    "guess",
    [
        Fit(),
        Fit(Setting(1.0)),
        Fit(Setting(-9.0)),
        Fit(pages={11: Setting(tracking=float("nan"))}),
        Fit(STEPS[-1], pulls={"a.pull-1": 10_000}),
    ],
)
def test_a_wrong_guess_at_a_fit_changes_nothing(
    typesetter: Typesetter, relieved: Part, guess: Fit
) -> None:
    assert typesetter.typeset(replace(relieved, fit=guess)) == typesetter.typeset(relieved)


def test_a_part_without_turns_has_no_fit(typesetter: Typesetter, layouts: list[Fit]) -> None:
    assert typesetter.typeset(printed(page(20, 1))).fit is None
    assert len(layouts) == 1
