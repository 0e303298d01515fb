"""The cover sheet's view and document: what they say of the spine, and what they share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from galley.composition import Composer
from galley.composition.wrap import FOLD, LARGEST, LEAST, spine
from galley.order import Pagination
from galley.written import Paper

from .conftest import TEMPLATES
from .made import ISSUE, PLAN, WHOLE, issue_of, leaf_of


@pytest.mark.parametrize(
    ("paper", "pages", "thickness"),
    [
        (Paper(), 104, 5.85),
        (Paper(90, 1.25), 160, 9.0),
        (Paper(120, 1.0), 160, 9.6),
        (Paper(80, 1.8), 160, 11.52),
    ],
)
def test_a_spine_is_as_thick_as_its_leaves(paper: Paper, pages: int, thickness: float) -> None:
    assert spine(replace(ISSUE, paper=paper), pages).thickness == pytest.approx(thickness)


def test_a_spine_has_text_as_large_as_leaves_the_folds_alone() -> None:
    assert spine(ISSUE, 80).size == pytest.approx(4.5 - 2 * FOLD)
    assert spine(ISSUE, 104).size == pytest.approx(5.85 - 2 * FOLD)
    assert spine(ISSUE, 160).size == LARGEST


def test_a_thin_spine_has_none() -> None:
    assert spine(ISSUE, 80).size >= LEAST
    assert spine(ISSUE, 76).size == 0


def test_a_long_name_is_set_smaller_and_one_that_is_too_long_not_at_all() -> None:
    def named(letters: int) -> float:
        return spine(replace(ISSUE, journal="H" * letters), 160).size

    assert LEAST < named(60) < LARGEST
    assert named(120) == 0


def test_a_spine_names_the_issue_shortly() -> None:
    assert spine(ISSUE, 160).volume == "Vol. 3 • No. 1 • Summer 2022"


def test_the_sheet_has_the_very_front_and_back_of_the_cover(composer: Composer) -> None:
    cover = composer.compose(leaf_of("cover"), PLAN).html
    sheet = composer.cover_sheet(160).html
    own = cover.replace('id="cover"', 'id="cover-sheet"').replace('"cover.', '"cover-sheet.')
    parts = own.split('<section class="cover')
    front, back = parts[1], parts[4].split("</section>")[0]
    assert "CLOCKS" in front.upper()
    assert "Barcode 9772788517001, 01" in back
    assert front in sheet
    assert back in sheet


def test_the_sheet_is_the_issues_in_process_inks(composer: Composer) -> None:
    part = composer.cover_sheet(160)
    assert (part.name, part.kind, part.first_folio) == ("cover-sheet", "cover-sheet", None)
    assert part.path == "content/v3i1/issue.yaml"
    assert 'class="flow press"' in part.html
    assert "--spine: 9.0mm" in part.html


def test_the_sheet_depends_on_the_pages_by_its_spine_alone(composer: Composer) -> None:
    thin, thick = (composer.cover_sheet(pages).html for pages in (104, 160))
    style = "--spine: {}mm; --spine-text: {}mm"
    assert thick == thin.replace(style.format(5.85, 3.85), style.format("9.0", LARGEST))


def test_a_sheet_without_text_on_its_spine_still_has_the_spine(composer: Composer) -> None:
    sheet = composer.cover_sheet(20).html
    assert "--spine: 1.125mm" in sheet
    assert "spine-text" not in sheet.partition("<body")[2]


def test_the_add_on_is_the_issues_number_in_two_digits() -> None:
    for number, shown in ((2, "02"), (12, "12"), (104, "04")):
        issue = issue_of(*WHOLE.pieces, issue=replace(ISSUE, number=number))
        sheet = Composer(TEMPLATES, issue, Pagination.FLOW).cover_sheet(160).html
        assert f'alt="Barcode 9772788517001, {shown}"' in sheet
