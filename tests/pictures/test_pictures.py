"""Four pages, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageFont, ImageStat
from PIL.ImageDraw import ImageDraw

from tests.bound import Bound, letters
from tests.conftest import Built

FOLDER = Path(__file__).resolve().parent
DPI = 56
"""Enough to tell a line's place and a letter's weight, too little to read."""

MEAN, SHARE, CLEARLY = 0.5, 0.005, 32
"""The mean difference of shades (of 255), and the share of pixels that differ clearly.

Both are of softened pictures, so that the edge of a letter may fall a little otherwise.
A pull quote of this size that moves by 1.4 mm makes 0.7 and 0.009, a page that moves by
a pixel 4.4 and 0.03.
"""


def cover(_journal: Built) -> str:
    """Find the front of the cover."""
    return "Cover 1"


def opener(journal: Built) -> str:
    """Find the first page of the report."""
    return journal.bound.destinations["rustamzade"]


def pull_quote(journal: Built) -> str:
    """Find the page of the report's first pull quote, by the note that is called after it."""
    html = journal.marked.pieces[1].html
    aside = re.search(r'<aside class="pull".*?</aside>', html, re.DOTALL)
    assert aside
    call = re.compile(r'id="(rustamzade\.call-\d+)"').search(html, aside.end())
    assert call
    label = journal.bound.destinations[call[1]]
    words = letters(unescape(re.sub("<[^>]*>", "", aside[0])))
    assert words in letters(journal.bound.texts[label])
    return label


def table(journal: Built) -> str:
    """Find the page of the report's table."""
    caption = letters("Table 1 The Armenian budget")
    (label,) = (label for label, text in journal.bound.texts.items() if caption in letters(text))
    return label


def differences(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Give the mean difference of two pictures, and the share of pixels that differ clearly."""
    soft = ImageFilter.BoxBlur(1)
    difference = ImageChops.difference(one.filter(soft), other.filter(soft))
    clearly = sum(difference.histogram()[CLEARLY:])
    return ImageStat.Stat(difference).mean[0], clearly / (one.width * one.height)


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Tell whether two pictures are of one page."""
    if one.size != other.size:
        return False
    mean, share = differences(one, other)
    return mean <= MEAN and share <= SHARE


@pytest.mark.parametrize("page", [cover, opener, pull_quote, table])
def test_picture(
    journal: Built, page: Callable[[Built], str], tmp_path: Path, *, save_goldens: bool
) -> None:
    path = FOLDER / f"{page.__name__.replace('_', '-')}.png"
    came = journal.bound.picture(page(journal), DPI)
    if save_goldens:
        came.save(path, optimize=True)
    assert path.exists(), f"no picture {path.name}; save it: pytest tests/pictures --save-goldens"
    with Image.open(path) as golden:
        if not alike(came, golden):
            came.save(tmp_path / path.name)
            told = differences(came, golden) if came.size == golden.size else came.size
            pytest.fail(f"{path.name} differs, {told}; what came is {tmp_path / path.name}")


def moved(picture: Image.Image, box: tuple[int, int, int, int], by: int) -> Image.Image:
    """Move a part of a picture to the side, on white."""
    made = picture.copy()
    made.paste(255, box)
    made.paste(picture.crop(box), (box[0] + by, box[1]))
    return made


def test_the_tolerance_tells_pages_apart(journal: Built, bound: Bound) -> None:
    """A pull quote that is moved, or a page that is not where it was, is seen."""
    picture = bound.picture(pull_quote(journal), DPI)
    width, height = picture.size
    assert alike(picture, picture)
    assert alike(picture, picture.point(lambda shade: min(shade + 1, 255)))
    side = (width * 5 // 8, height // 10, width * 15 // 16, height // 3)
    assert not alike(picture, moved(picture, side, -7))
    assert not alike(picture, moved(picture, side, -3))
    assert not alike(picture, ImageChops.offset(picture, 0, 1))


def test_the_tolerance_tells_letters_apart() -> None:
    """The same words in another size are seen."""
    pages = []
    for size in (10.0, 10.5):
        page = Image.new("L", (360, 510), 255)
        for line in range(40):
            font = ImageFont.load_default(size)
            ImageDraw(page).text((30, 20 + 12 * line), "The keeper counts boats. " * 3, 0, font)
        pages.append(page)
    assert not alike(*pages)


@pytest.fixture(scope="module")
def bound(journal: Built) -> Bound:
    """Open the issue's file."""
    return journal.bound
