"""The cover sheet as it is set: its boxes, inks and bleed, its spine, and the bar code as read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from pikepdf import Page, Pdf, parse_content_stream
from PIL.Image import Image

from galley.composition import Composer
from galley.digests import TEMPLATES
from galley.order import Pagination
from galley.typesetting.engine import Typesetter
from tests.composition.made import PLAN, WHOLE, leaf_of

MM, PX = 72 / 25.4, 25.4 / 96
TRIM, HEIGHT, BLEED = 163, 237, 3
PAGES, SPINE = 104, 5.85

COMPOSER = Composer(TEMPLATES, WHOLE, Pagination.FLOW)
COLOURS = {"cs", "CS", "scn", "SCN", "sc", "SC", "rg", "RG", "g", "G", "k", "K"}
PROCESS = {"0.9 0.7 0.3 0.3", "0 0 0 0", "0 0 0 1", "0 0 0 0.7"}


@pytest.fixture(scope="module")
def sheet(typesetter: Typesetter) -> bytes:
    """Set the made issue's sheet around 104 pages."""
    return typesetter.typeset(COMPOSER.cover_sheet(PAGES)).pdf


def drawn(pdf: bytes, page: int, scale: float) -> Image:
    """Draw a page of a file."""
    image: Image = pypdfium2.PdfDocument(pdf)[page].render(scale=scale).to_pil()
    return image


def at(picture: Image, x: float, y: float) -> tuple[int, ...]:
    """Give the colour of a place, mm from the upper left corner of the trim."""
    found = picture.getpixel((int((x + BLEED) * 10), int((y + BLEED) * 10)))
    assert isinstance(found, tuple)
    return found


def read(pdf: bytes, page: int) -> list[str]:
    """Read the bar codes of a page, printed at 300 dpi, as a scanner does."""
    require = zxingcpp.EanAddOnSymbol.Require
    found = zxingcpp.read_barcodes(drawn(pdf, page, 300 / 72), ean_add_on_symbol=require)
    return [barcode.text.replace(" ", "") for barcode in found]


def inks(page: Page) -> Iterator[tuple[str, str]]:
    """Yield each setting of a colour on a page, but for its pictures'."""
    marked: list[str] = []
    for step in parse_content_stream(page):
        operator, operands = str(step.operator), [*map(str, step.operands)]
        if operator in {"BDC", "BMC"}:
            marked.append(operands[0])
        elif operator == "EMC":
            marked.pop()
        elif operator in COLOURS and "/Figure" not in marked:
            yield operator, " ".join(operands)


@pytest.mark.parametrize(("pages", "spine"), [(PAGES, SPINE), (160, 9.0), (20, 1.125)])
def test_the_sheet_is_two_trims_and_the_spine_wide(
    typesetter: Typesetter, pages: int, spine: float
) -> None:
    with Pdf.open(BytesIO(typesetter.typeset(COMPOSER.cover_sheet(pages)).pdf)) as pdf:
        (page,) = pdf.pages
        boxes = {
            name: [float(side) / MM for side in page.obj[name]]
            for name in ("/MediaBox", "/TrimBox", "/BleedBox")
        }
    width = 2 * TRIM + spine
    outside = [-BLEED, -BLEED, width + BLEED, HEIGHT + BLEED]
    assert boxes["/TrimBox"] == pytest.approx([0, 0, width, HEIGHT], abs=0.01)
    assert boxes["/BleedBox"] == pytest.approx(outside, abs=0.01)
    assert boxes["/MediaBox"] == pytest.approx(outside, abs=0.01)


def test_all_but_the_bar_code_is_in_process_inks(sheet: bytes) -> None:
    with Pdf.open(BytesIO(sheet)) as pdf:
        used = set(inks(pdf.pages[0]))
    assert used == {("cs", "/DeviceCMYK"), *(("scn", ink) for ink in PROCESS)}


@pytest.mark.parametrize(("pages", "spine"), [(PAGES, SPINE), (20, 1.125)])
def test_the_blue_runs_into_the_bleed_and_turns_at_the_fold(
    typesetter: Typesetter, pages: int, spine: float
) -> None:
    """A spine that is thinner than the bleed is wide has it likewise."""
    picture = drawn(typesetter.typeset(COMPOSER.cover_sheet(pages)).pdf, 0, 10 / MM)
    fold, right = TRIM + spine, 2 * TRIM + spine
    blue, white = at(picture, 20, 20), at(picture, fold + 20, 200)
    assert white == (255, 255, 255)
    assert blue[2] > blue[0]
    for x in (-BLEED + 0.1, TRIM / 2, TRIM, TRIM + 1, fold - 0.2, fold + 0.2, right, right + 2.7):
        assert at(picture, x, -BLEED + 0.1) == blue, x
        assert at(picture, x, 99.7) == blue, x
        foot = blue if x < fold else white
        assert at(picture, x, 110) == foot, x
        assert at(picture, x, HEIGHT + BLEED - 0.2) == foot, x


def test_the_blues_lie_on_one_another(sheet: bytes) -> None:
    """Where two fields only touched, a screen or a plate could show a line of light."""
    with Pdf.open(BytesIO(sheet)) as pdf:
        back, field = sorted(filled(pdf.pages[0], "0.9 0.7 0.3 0.3"))
    fold = TRIM + SPINE
    assert back == pytest.approx((-BLEED, fold), abs=0.01)
    assert field == pytest.approx((fold - BLEED, fold + TRIM + BLEED), abs=0.01)


def filled(page: Page, ink: str) -> Iterator[tuple[float, float]]:
    """Yield the left and right edge, mm, of each rectangle that is filled with an ink."""
    now, left, width = "", 0.0, 0.0
    for step in parse_content_stream(page):
        operator = str(step.operator)
        if operator == "scn":
            now = " ".join(map(str, step.operands))
        elif operator == "re":
            left, width = float(step.operands[0]), float(step.operands[2])
        elif operator == "f" and now == ink:
            yield left * PX, (left + width) * PX


@pytest.mark.parametrize("pages", [80, PAGES, 160])
def test_the_text_of_the_spine_keeps_off_the_folds(typesetter: Typesetter, pages: int) -> None:
    spine = pages / 2 * 0.1125
    picture = drawn(typesetter.typeset(COMPOSER.cover_sheet(pages)).pdf, 0, 20 / MM)
    left, right = round((TRIM + BLEED) * 20), round((TRIM + spine + BLEED) * 20)
    strip = picture.crop((left, 0, right - 1, picture.height)).convert("L")
    inked = strip.point(lambda shade: 255 if shade > 130 else 0).getbbox()
    assert inked
    assert inked[0] / 20 >= 1
    assert spine - inked[2] / 20 >= 1
    assert abs(inked[0] / 20 - (spine - inked[2] / 20)) < spine / 10
    assert inked[1] / 20 - BLEED == pytest.approx(20, abs=1)
    assert HEIGHT + BLEED - inked[3] / 20 == pytest.approx(20, abs=1)


def test_the_spine_reads_down(sheet: bytes) -> None:
    page = pypdfium2.PdfDocument(sheet)[0].get_textpage()
    text = page.get_text_range()
    name = re.search(r"HARBOUR LETTERS OF ADEN", text)
    assert name
    boxes = [page.get_charbox(index) for index in range(*name.span())]
    tops = [(box[1] + box[3]) / 2 for box in boxes if box[3] > box[1]]
    assert tops == sorted(tops, reverse=True)
    assert tops[0] - tops[-1] > 30 * MM


def test_the_bar_code_is_read_off_the_sheet_and_the_cover(
    typesetter: Typesetter, sheet: bytes
) -> None:
    assert read(sheet, 0) == ["977278851700101"]
    cover = typesetter.typeset(COMPOSER.compose(leaf_of("cover"), PLAN)).pdf
    assert read(cover, 3) == ["977278851700101"]
