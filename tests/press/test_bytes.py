"""The same input gives the same bytes, whenever, wherever and after whatever it is built."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from galley.order import Pagination

from .conftest import Shop

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ("quays", "mist")


def absent(folios: str) -> str | None:
    """Take the lock away."""
    del folios
    return None


def right(folios: str) -> str:
    """Leave it as it is."""
    return folios


def numbers_edited(folios: str) -> str:
    """Give every part another length."""
    return re.sub(r"pages: (\d+)", lambda found: f"pages: {int(found[1]) + 3}", folios)


def one_number_edited(folios: str) -> str:
    """Give one part another length."""
    return folios.replace("{first: 9, last: 12, pages: 4", "{first: 9, last: 11, pages: 3")


def keys_lost(folios: str) -> str:
    """Spoil every key and give every part another length."""
    return re.sub(r"key: [0-9a-f]+", "key: 0", numbers_edited(folios))


def garbage(_folios: str) -> str:
    """Put something else in its place."""
    return "\x00]]: {{% not: yaml\n"


def half(folios: str) -> str:
    """Cut it off, as a bad merge does."""
    return folios[: len(folios) // 2]


STATES = (absent, right, numbers_edited, one_number_edited, keys_lost, garbage, half)


@pytest.fixture(scope="session")
def articles(built: Shop) -> Mapping[str, bytes]:
    """Give the articles' files as any build of them must make them."""
    return {slug: built.article(slug) for slug in ARTICLES}


def put(shop: Shop, folios: str | None) -> None:
    """Bring the lock of a shop into a state."""
    shop.folios.unlink(missing_ok=True)
    if folios is not None:
        shop.folios.write_text(folios, encoding="utf-8")


def test_twice_in_a_row(shop: Shop, issue_bytes: bytes) -> None:
    """And in another folder than the issue that is compared with."""
    assert shop.issue() == issue_bytes
    assert shop.issue() == issue_bytes


@pytest.mark.parametrize("state", STATES)
def test_an_issue_whatever_its_lock_says(
    shop: Shop, built: Shop, issue_bytes: bytes, state: Callable[[str], str | None]
) -> None:
    lock = built.folios.read_text(encoding="utf-8")
    put(shop, state(lock))
    assert state is right or state(lock) != lock
    assert shop.issue() == issue_bytes
    assert shop.folios.read_text(encoding="utf-8") == lock


@pytest.mark.parametrize("state", STATES)
def test_an_article_whatever_the_lock_says(
    shop: Shop, built: Shop, articles: Mapping[str, bytes], state: Callable[[str], str | None]
) -> None:
    put(shop, state(built.folios.read_text(encoding="utf-8")))
    assert {slug: shop.article(slug) for slug in ARTICLES} == articles


def test_an_article_makes_no_lock(shop: Shop) -> None:
    """Only the issue's build knows every part's length."""
    shop.article("tides")
    assert not shop.folios.exists()


LONGER = "\n\n".join(["The harbour is closed to all who have no business in it at night."] * 60)


def test_an_article_after_one_before_it_has_grown(shop: Shop) -> None:
    """The lock of the last build tells of another length, and is not believed."""
    shop.issue()
    shop.spoil("quays.md", "- one\n", f"{LONGER}\n\n- one\n")
    with_old_lock = shop.article("tides")
    put(shop, None)
    assert with_old_lock == shop.article("tides")
    before = shop.first_folio("tides")
    shop.issue()
    assert shop.first_folio("tides") > before


def test_an_article_after_a_figure_before_it_has_grown(shop: Shop) -> None:
    """A figure's size decides a length as much as a text does."""
    figure = shop.folder / "figures" / "chart.svg"
    figure.parent.mkdir()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="{}mm"></svg>'
    figure.write_text(drawing.format(20), encoding="utf-8")
    shop.spoil("quays.md", "- one\n", "\n".join(["![A chart.](figures/chart.svg)\n"] * 2) + "- one")
    shop.issue()
    figure.write_text(drawing.format(150), encoding="utf-8")
    with_old_lock = shop.article("tides")
    put(shop, None)
    assert with_old_lock == shop.article("tides")
    before = shop.first_folio("tides")
    shop.issue()
    assert shop.first_folio("tides") > before


def test_pages_turned_otherwise_for_once_leave_the_lock(shop: Shop) -> None:
    """The lock is of the issue as it is planned, and is committed with it."""
    shop.issue()
    lock = shop.folios.read_bytes()
    shop.press(pagination=Pagination.PRINTED).issue()
    assert shop.folios.read_bytes() == lock


ELSEWHERE = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Baku", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4000", "TZ": "America/Anchorage", "LC_ALL": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
)


@pytest.mark.parametrize("variables", ELSEWHERE, ids=lambda each: each["TZ"])
def test_in_another_process_time_zone_and_locale(
    shop: Shop, issue_bytes: bytes, variables: Mapping[str, str]
) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "--quiet"]
    subprocess.run(command, check=True, cwd=shop.base, env={**os.environ, **variables})
    assert shop.pdf.read_bytes() == issue_bytes
