"""New pages come without a flash and without losing the place; the server's end is told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Faults, Open, Serve, settled, wait_for_folio
from .stand_in import Leaf, StandIn

WATCH = """label => {
  const leaf = document.querySelector(`.leaf[data-label="${label}"]`);
  window.bare = 0;
  window.frames = 0;
  const look = () => {
    const image = leaf.querySelector("img");
    window.frames += 1;
    if (!image || !image.complete || !image.naturalWidth) window.bare += 1;
    if (leaf.querySelectorAll("img").length > 1) window.bare += 1;
    requestAnimationFrame(look);
  };
  look();
}"""


SCROLLED = "desk => [desk.scrollTop, desk.scrollLeft]"


def top_of(page: Page, part: str, number: int) -> float:
    """Give where a part's page begins in the window."""
    selector = f'.leaf[data-part="{part}"][data-page="{number}"] > .paper'
    return float(page.locator(selector).evaluate("paper => paper.getBoundingClientRect().top"))


def wait_for_version(page: Page, stand_in: StandIn) -> None:
    """Wait until the page has the server's version."""
    page.wait_for_selector(f'html[data-version="{stand_in.version}"]')


def test_only_a_page_that_changed_is_asked_for_again(visit: Open, serve: Serve) -> None:
    stand_in = serve(40)
    page = visit(f"{stand_in.address}#8")
    page.evaluate(WATCH, "8")
    stand_in.asked.clear()
    stand_in.delay = 0.3
    stand_in.change(9)
    stand_in.publish()
    page.wait_for_selector('.leaf[data-image="parta-8x"]')
    settled(page)
    assert stand_in.images() == ["parta-8x"]
    assert page.evaluate("window.frames") > 5
    assert page.evaluate("window.bare") == 0  # the old picture stays until the new one is there


def test_pages_put_in_before_do_not_move_what_is_read(visit: Open, serve: Serve) -> None:
    stand_in = serve(160)
    page = visit(stand_in.address)
    page.keyboard.press("w")
    page.evaluate("document.querySelector('#desk').scrollTop = 30000")
    page.wait_for_function("() => document.querySelector('#folio').value !== 'Cover 1'")
    settled(page)
    number = page.evaluate(FIRST_IN_VIEW)
    leaf = stand_in.leaves[number]
    before = top_of(page, leaf.part, leaf.page)
    for extra in (21, 22):
        stand_in.leaves.insert(22, Leaf("parta", extra, f"parta-{extra}"))
    stand_in.publish()
    wait_for_version(page, stand_in)
    expect(page.locator(".leaf")).to_have_count(162)
    assert stand_in.leaves.index(leaf) == number + 2
    assert top_of(page, leaf.part, leaf.page) == pytest.approx(before, abs=1)
    settled(page)


FIRST_IN_VIEW = """() => {
  const top = document.querySelector("#desk").getBoundingClientRect().top;
  const leaves = [...document.querySelectorAll(".leaf")];
  return leaves.findIndex((leaf) => leaf.getBoundingClientRect().bottom > top + 40);
}"""


def test_the_place_is_kept_where_its_page_is_gone(visit: Open, serve: Serve) -> None:
    stand_in = serve(42)
    page = visit(f"{stand_in.address}#20")
    wait_for_folio(page, "20–21")
    del stand_in.leaves[19:22]  # the last pages of the part, the one in view with them
    stand_in.publish()
    wait_for_version(page, stand_in)
    expect(page.locator(".leaf")).to_have_count(39)
    settled(page)
    assert page.locator("#folio").input_value() in {"16–17", "18–19"}


def test_the_end_of_the_server_is_told_and_its_return_seen(
    visit: Open, serve: Serve, faults: Faults
) -> None:
    faults.allowed = "ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_SOCKET"
    stand_in = serve(20)
    page = visit(stand_in.address)
    band = page.get_by_role("alert")
    expect(band).to_have_count(0)
    stand_in.stop()
    expect(band).to_contain_text("The preview was closed.")
    stand_in.change(0)
    stand_in.publish()
    stand_in.start()
    expect(band).to_have_count(0)
    page.wait_for_selector('.leaf[data-image="cover-1x"]')


def test_a_book_fills_as_its_pages_come(visit: Open, serve: Serve) -> None:
    stand_in = serve(6)
    kept, stand_in.leaves = stand_in.leaves, stand_in.leaves[:1]
    stand_in.told = {"state": "setting", "progress": {"done": 0, "total": 5}}
    page = visit(stand_in.address)
    stand_in.leaves = kept
    stand_in.told = {"state": "setting", "progress": {"done": 2, "total": 5}}
    stand_in.publish()
    expect(page.locator("#state")).to_have_text("Setting 2 of 5")
    expect(page.locator(".leaf")).to_have_count(6)
    stand_in.told = {}
    stand_in.change(2)
    stand_in.publish()
    expect(page.locator("#state")).to_have_text("Up to date, in 0.50 s")
    expect(page.locator("#changed-count")).to_be_hidden()  # all of it is new
    stand_in.change(2)
    stand_in.publish()
    expect(page.locator("#changed-count")).to_have_text("1")


def test_a_reload_keeps_place_size_and_overlays(visit: Open, serve: Serve) -> None:
    stand_in = serve(80)
    page = visit(f"{stand_in.address}#20")
    for key in ("1", "l", "p"):
        page.keyboard.press(key)
    desk = page.locator("#desk")
    desk.evaluate("desk => { desk.scrollTop += 300; desk.scrollLeft = 40; }")
    settled(page)
    before = desk.evaluate(SCROLLED)
    page.reload()
    settled(page)
    assert desk.evaluate(SCROLLED) == pytest.approx(before, abs=2)
    expect(page.locator("#percent")).to_have_text("100 %")
    expect(page.locator("[data-overlay=grid]")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("tab", name="Problems")).to_have_attribute("aria-selected", "true")
