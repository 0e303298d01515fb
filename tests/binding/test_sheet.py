"""A sheet around a page, whatever boxes the page came with, and the marks on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream

from galley.binding.printers_marks import draw_marks
from galley.binding.sheet import BLEED, MARGIN, Sheet, lay_on_sheet, sheet_of

from .press import operators

SHEET = Sheet(200, 300)
FOLDS = (90.0, 110.0)


@pytest.fixture
def pdf() -> Iterator[Pdf]:
    """Give a file for pages to stand in."""
    with Pdf.new() as pdf:
        yield pdf


def page(pdf: Pdf) -> Page:
    """Make a page with a bleed of 8, cropped by a viewer, that something leads into."""
    made = pdf.add_blank_page(page_size=(216, 316))
    made.obj.TrimBox = Array([8, 8, 208, 308])
    made.obj.CropBox = made.obj.ArtBox = Array([50, 50, 60, 60])
    made.obj.Annots = Array([Dictionary(Type=Name.Annot)])
    made.obj.Tabs = Name.S
    made.obj.StructParents = 0
    return made


def lines(pdf: Pdf, folds: tuple[float, ...] = ()) -> list[tuple[float, float, float, float]]:
    """Give the straight lines of the marks, each from its start to its end."""
    found, start = [], (0.0, 0.0)
    for name, numbers in operators(draw_marks(pdf, SHEET, folds)):
        if name == "m":
            start = numbers[0], numbers[1]
        elif name == "l":
            found.append((*start, numbers[0], numbers[1]))
    return found


def test_content_moves_with_its_trim(pdf: Pdf) -> None:
    made = page(pdf)
    assert sheet_of(made) == SHEET
    lay_on_sheet(pdf, made, b"f", pdf.make_indirect(Stream(pdf, b"")))
    content = made.obj.Resources.XObject["/Content"]
    assert content.read_bytes() == b"f"
    assert [float(edge) for edge in content.BBox] == pytest.approx(
        [8 - BLEED, 8 - BLEED, 208 + BLEED, 308 + BLEED], abs=1e-4
    )
    assert [float(each) for each in content.Matrix] == pytest.approx(
        [1, 0, 0, 1, MARGIN - 8, MARGIN - 8], abs=1e-4
    )
    boxes = {"/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/BleedBox", "/TrimBox"}
    assert set(made.obj.keys()) == boxes
    assert [float(edge) for edge in made.obj.TrimBox] == pytest.approx(
        [MARGIN, MARGIN, MARGIN + 200, MARGIN + 300], abs=1e-4
    )


def test_crop_marks_stand_on_the_lines_of_the_trim(pdf: Pdf) -> None:
    upright = Counter(round(a - MARGIN, 2) for a, _, c, _ in lines(pdf) if a == c)
    level = Counter(round(b - MARGIN, 2) for _, b, _, d in lines(pdf) if b == d)
    assert (upright[0], upright[SHEET.width]) == (2, 2)
    assert (level[0], level[SHEET.height]) == (2, 2)


def test_each_fold_is_marked_at_head_and_foot(pdf: Pdf) -> None:
    added = lines(pdf, FOLDS)[-4:]
    assert [line[0] - MARGIN for line in added] == pytest.approx([90, 90, 110, 110], abs=1e-3)
    assert all(line[0] == line[2] for line in added)
    assert [line[1] > 300 for line in added] == [True, False, True, False]


def test_registration_marks_keep_clear_of_folds(pdf: Pdf) -> None:
    def centres(folds: tuple[float, ...]) -> set[int]:
        """Give where the hairs of the marks at head and foot stand, from the left of the trim."""
        upright = {round(a - MARGIN) for a, _, c, _ in lines(pdf, folds) if a == c}
        return {x for x in upright - {0, *folds} if 0 < x < SHEET.width}

    assert centres(()) == {100}
    assert centres(FOLDS) == {45}
