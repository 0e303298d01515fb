"""A build that finds its fits does not search, and the bytes do not depend on what it finds."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from galley.fit import Fit
from galley.order import Pagination
from galley.typesetting import engine
from galley.typesetting.copyfit import Copyfit
from tests.made_up import PARAGRAPH

from .conftest import Shop, shop_in

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
SHORT = "\n\n".join([PARAGRAPH] * 5)


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give how many stretches each search of a test has, as it goes."""
    found: list[int] = []

    class Counted(Copyfit):
        def search(self) -> tuple[Any, Fit]:
            found.append(len(self.stretches))
            return super().search()

    monkeypatch.setattr(engine, "Copyfit", Counted)
    return found


def turned_in(shop: Shop) -> Shop:
    """Let a piece of a made-up issue turn its pages as in print, two of them short."""
    shop.spoil("issue.yaml", "gathering: 4", "gathering: 4\npagination: printed")
    text = f"{SHORT} {{turn=17}}More.\n\n{SHORT}\n\n{{turn=18}}\n\nEnd.\n"
    shop.spoil("tides.md", "Up.[^up]\n", f"{{turn=16}}\n\nUp.[^up]\n\n{text}")
    return shop


@pytest.fixture
def turned(shop: Shop) -> Shop:
    """Give the made-up issue with printed turns, not built yet."""
    return turned_in(shop)


@pytest.fixture(scope="module")
def built_turned(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Give the made-up issue with printed turns, built once, not to be changed."""
    shop = turned_in(shop_in(tmp_path_factory.mktemp("turned")))
    shop.issue()
    return shop


def fits(shop: Shop) -> Path:
    """Give the place of the lock of an issue's fits."""
    return shop.folder / "fit.yaml"


def right(text: str) -> str:
    """Leave the lock as it is."""
    return text


def absent(_text: str) -> str | None:
    """Take it away."""
    return None


def stale(text: str) -> str:
    """Let it be of other inputs."""
    return re.sub(r"key: [0-9a-f]+", "key: 0123456789ab", text)


def edited(text: str) -> str:
    """Let it say something else."""
    return text.replace("leading: 2", "leading: 1")


def out_of_bounds(text: str) -> str:
    """Let it say what nobody may."""
    return text.replace("leading: 2", "leading: 40")


def half(text: str) -> str:
    """Cut it off, as a bad merge does."""
    return text[: len(text) * 2 // 3]


def garbage(_text: str) -> str:
    """Put something else in its place."""
    return "\x00]]: {{% not: yaml\n"


STATES = (right, absent, stale, edited, out_of_bounds, half, garbage)


def test_fits_are_kept_for_the_pieces_that_have_turns(built_turned: Shop) -> None:
    text = fits(built_turned).read_text(encoding="utf-8")
    assert re.findall(r"^([a-z]+):", text, re.MULTILINE) == ["tides"]
    assert "    16: {leading: 2, tracking: 0, between: 2}\n" in text


@pytest.mark.parametrize("state", STATES)
def test_an_issue_whatever_its_fits_say(
    turned: Shop,
    built_turned: Shop,
    searches: list[int],
    state: Callable[[str], str | None],
) -> None:
    lock = fits(built_turned).read_text(encoding="utf-8")
    put = state(lock)
    assert state is right or put != lock
    turned.folios.write_bytes(built_turned.folios.read_bytes())
    if put is not None:
        fits(turned).write_text(put, encoding="utf-8")
    assert turned.issue() == built_turned.pdf.read_bytes()
    assert searches == ([] if state is right else [3])
    assert fits(turned).read_text(encoding="utf-8") == lock


def test_without_any_lock_each_piece_is_searched_once(turned: Shop, searches: list[int]) -> None:
    turned.issue()
    assert searches == [3]


def test_an_article_takes_its_fit_and_keeps_none(
    turned: Shop, built_turned: Shop, searches: list[int]
) -> None:
    turned.issue()
    searches.clear()
    kept = fits(turned).read_bytes()
    with_lock = turned.article("tides")
    assert searches == []
    assert fits(turned).read_bytes() == kept
    fits(turned).unlink()
    assert turned.article("tides") == with_lock == built_turned.article("tides")
    assert searches
    assert not fits(turned).exists()


def test_a_changed_piece_is_searched_anew(turned: Shop, searches: list[int]) -> None:
    turned.issue()
    searches.clear()
    turned.spoil("tides.md", "End.", "The end.")
    changed = turned.issue()
    assert searches == [3]
    fits(turned).unlink()
    assert turned.issue() == changed


def test_where_nothing_is_printed_no_fits_are_kept(turned: Shop) -> None:
    turned.press(pagination=Pagination.FLOW).issue()
    assert not fits(turned).exists()


def test_printed_for_once_they_are_kept_and_the_folios_are_not(turned: Shop) -> None:
    turned.spoil("issue.yaml", "pagination: printed", "pagination: flow")
    turned.press(pagination=Pagination.PRINTED).issue()
    assert fits(turned).exists()
    assert not turned.folios.exists()


def test_what_runs_over_leaves_the_fits_as_they_were(turned: Shop) -> None:
    turned.issue()
    kept = fits(turned).read_bytes()
    turned.spoil("tides.md", "More.", "\n\n".join([PARAGRAPH] * 8))
    (found,) = turned.faults(turned.press().issue)
    assert found.code == "page-overrun"
    assert fits(turned).read_bytes() == kept


def test_the_report_tells_what_was_used(built_turned: Shop) -> None:
    told = {piece["name"]: piece["fit"] for piece in built_turned.report["pieces"]}
    none = {"leading": 0.0, "tracking": 0.0, "between": 0.0}
    open_ = {"leading": 2.0, "tracking": 0.0, "between": 2.0}
    assert told["tides"] == {
        "article": none,
        "pages": {"16": open_, "17": open_},
        "pulls": {},
        "drawn": [],
    }
    assert {told[name] for name in ("greeting", "quays", "mist")} == {None}


def test_the_command_line_tells_it_too(turned: Shop) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "-v"]
    done = subprocess.run(command, check=True, cwd=turned.base, capture_output=True, text=True)
    assert "fitted 2 pages" in done.stdout
    assert "tides, page 16: leading +2 %, tracking +0 em, between +2 pt\n" in done.stderr
