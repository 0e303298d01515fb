"""What is drawn over the pages, each by its key and its button."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Open, Serve, settled, wait_for_folio
from .stand_in import AREA, LEADING

OVERLAYS = {"grid": "l", "area": "m", "notes": "n", "turns": "t"}
DRAWN = """([name, label]) => {
  const drawn = document.querySelector(`.leaf[data-label="${label}"] .over > .${name}`);
  const box = drawn?.getBBox();
  return box && [box.x, box.y, box.x + box.width, box.y + box.height];
}"""


@pytest.mark.parametrize(("name", "key"), OVERLAYS.items())
def test_each_overlay_has_a_key_and_a_button(
    visit: Open, serve: Serve, name: str, key: str
) -> None:
    page = visit(f"{serve(20).address}#8")
    button = page.locator(f'[data-overlay="{name}"]')
    drawn = page.locator(f".over > .{name}")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(drawn).to_have_count(0)
    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(drawn).to_have_count(2)  # on both pages of the spread
    page.keyboard.press("ArrowRight")
    settled(page)
    expect(page.locator(f'.leaf[data-label="10"] .over > .{name}')).to_have_count(1)
    button.click()
    expect(drawn).to_have_count(0)


def test_overlays_stand_where_the_page_has_them(visit: Open, serve: Serve) -> None:
    stand_in = serve(20)
    page = visit(f"{stand_in.address}#8")
    for key in OVERLAYS.values():
        page.keyboard.press(key)
    layer = stand_in.layer("parta-8")
    grid = page.evaluate(DRAWN, ["grid", "8"])
    assert grid[1] == pytest.approx(layer["grid"]["first"], abs=0.1)
    assert 0 <= AREA[3] - grid[3] <= LEADING
    rect = page.locator('.leaf[data-label="8"] .area rect')
    assert [float(rect.get_attribute(name) or 0) for name in ("x", "y")] == AREA[:2]
    expect(page.locator('.leaf[data-label="8"] .area text').first).to_have_text("21.9 mm")
    call, body = layer["notes"][0]["call"], layer["notes"][0]["body"]
    notes = page.evaluate(DRAWN, ["notes", "8"])
    assert notes[1] <= call[1]
    assert notes[3] == pytest.approx(body[3], abs=2)
    expect(page.locator('.leaf[data-label="8"] .turns text')).to_have_text("35")


def test_changed_pages_are_shown_until_they_are_seen(visit: Open, serve: Serve) -> None:
    stand_in = serve(40)
    page = visit(stand_in.address)
    stand_in.change(10)
    stand_in.change(30)
    stand_in.publish()
    count = page.locator("#changed-count")
    expect(count).to_have_text("2")
    page.keyboard.press("c")
    page.keyboard.press("Shift+C")
    wait_for_folio(page, "8–9")
    flagged = page.locator('.leaf[data-label="9"] .over > .changed')
    expect(flagged).to_have_text("changed")
    expect(page.locator('.leaf[data-label="8"] .over > .changed')).to_have_count(0)
    expect(page.locator('#contents [data-part="parta"]')).to_contain_text("1 changed")
    page.keyboard.press("Shift+C")
    wait_for_folio(page, "28–29")
    page.keyboard.press("c")
    expect(count).to_be_hidden()
    page.keyboard.press("c")
    expect(page.locator(".over > .changed")).to_have_count(0)
