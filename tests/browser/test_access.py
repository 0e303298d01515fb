"""The preview is for all: by keys, by screen readers, in the dark, at any size of the window."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

import pytest
from playwright.sync_api import expect

from .conftest import Open, Serve, folio, wait_for_folio

ROOT = Path(__file__).resolve().parents[2]
UNNAMED = """() => [...document.querySelectorAll("button, input, a[href], dialog, aside, main")]
  .filter((element) => !element.hidden && !element.closest("[hidden]"))
  .filter((element) => !(element.getAttribute("aria-label")
    || element.getAttribute("aria-labelledby") || element.textContent.trim()
    || element.labels?.length))
  .map((element) => element.outerHTML)"""
COLOURS = """() => {
  const style = getComputedStyle(document.documentElement);
  const names = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .flatMap((rule) => rule.selectorText === ":root" ? [...rule.style] : []);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()]));
}"""
PAIRS = (
    ("--ink", "--bar"),
    ("--ink", "--field"),
    ("--ink", "--hover"),
    ("--ink", "--pressed"),
    ("--quiet", "--bar"),
    ("--quiet", "--field"),
    ("--quiet", "--hover"),
    ("--on-desk", "--desk"),
    ("--accent", "--bar"),
    ("--warn", "--bar"),
    ("--error", "--bar"),
    ("--bar", "--warn"),
    ("--stale-ink", "--stale"),
    ("--on-paper", "--paper"),
    ("--grid", "--paper"),
    ("--area", "--paper"),
    ("--notes", "--paper"),
    ("--turns", "--paper"),
    ("--changed", "--paper"),
    ("--mark", "--paper"),
)
Landmark = Literal["banner", "complementary", "contentinfo", "main", "search"]
BUTTONS = ("#panel-button", "#folio", "#larger", "#query", "#problems-button", "#help-button")


def luminance(colour: str) -> float:
    """Give the relative luminance of #rgb or #rrggbb, as WCAG has it."""
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    line = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(visit: Open, serve: Serve, scheme: str) -> None:
    page = visit(serve(4).address, color_scheme=scheme)
    colours = page.evaluate(COLOURS)
    assert colours["--paper"] == "#fff"
    for front, ground in PAIRS:
        light, dark = sorted((luminance(colours[front]), luminance(colours[ground])), reverse=True)
        least = 3 if front == "--grid" else 4.5  # a line, and words
        assert (light + 0.05) / (dark + 0.05) >= least, (front, ground, scheme)


def test_everything_has_a_name(visit: Open, serve: Serve) -> None:
    page = visit(serve(4).address)
    assert page.evaluate(UNNAMED) == []
    landmarks: tuple[Landmark, ...] = get_args(Landmark)
    for landmark in landmarks:
        expect(page.get_by_role(landmark)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour Letters 3 (1)")
    expect(page.get_by_role("button", name="Notes")).to_have_attribute("aria-keyshortcuts", "n")


def test_the_tab_key_goes_through_all_in_order(visit: Open, serve: Serve) -> None:
    page = visit(serve(4).address)
    page.evaluate("document.querySelector('#skip').focus()")
    seen = []
    for _ in range(60):
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
        page.keyboard.press("Tab")
    order = ["skip", "panel-button", "back", "folio", "smaller", "query", "problems-button", "desk"]
    places = [seen.index(name) for name in order]
    assert all(before < after for before, after in pairwise(places))


def test_the_contents_tell_folios_and_where_one_is(visit: Open, serve: Serve) -> None:
    page = visit(f"{serve(80).address}#30")
    current = page.locator('#contents [aria-current="true"]')
    expect(current).to_have_attribute("data-part", "partb")
    for words in ("On partb & <b>co</b>", "pages 21–40", "20 pages", "Ada Reed"):
        expect(current).to_contain_text(words)
    page.get_by_role("link", name="On partd").click()
    wait_for_folio(page, "60–61")
    expect(current).to_have_attribute("data-part", "partd")


def test_the_sheet_of_keys_is_that_of_the_documentation(visit: Open, serve: Serve) -> None:
    page = visit(serve(4).address)
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    keys = sheet.locator("dt").all_text_contents()
    text = (ROOT / "docs" / "preview.md").read_text(encoding="utf-8")
    section = text.partition("## Keys\n")[2].partition("\n## ")[0]
    rows = [row for row in section.splitlines() if row.startswith("| `")]
    told = [key for row in rows for key in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert sorted(told) == sorted(keys)
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_keys_that_are_letters_can_be_switched_off(visit: Open, serve: Serve) -> None:
    page = visit(serve(20).address)
    page.keyboard.press("?")
    page.get_by_label("Keys that are letters or signs do something").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    page.keyboard.press("ArrowRight")
    wait_for_folio(page, "Cover 2–1")
    expect(page.locator("[data-overlay=grid]")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("width", [320, 640, 900])
def test_a_narrow_window_holds_everything(visit: Open, serve: Serve, width: int) -> None:
    page = visit(serve(40).address, width=width, height=640)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    desk = page.locator("#desk").bounding_box()
    assert desk
    assert desk["height"] > 300
    for name in BUTTONS:
        box = page.locator(name).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width, name


def test_on_a_narrow_window_the_panel_makes_way(visit: Open, serve: Serve) -> None:
    page = visit(serve(40).address, width=400, height=640)
    panel = page.locator("#panel")
    expect(panel).to_be_hidden()
    page.locator("#panel-button").click()
    page.get_by_role("link", name="On partb").click()
    expect(panel).to_be_hidden()
    wait_for_folio(page, folio(page))
    assert folio(page) == "21"
