"""The text over the pages: it is selected, copied, searched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open, Serve, settled, wait_for_folio

COPIED = """() => {
  addEventListener("copy", ({ clipboardData }) => {
    window.copied = clipboardData.getData("text/plain");
  });
}"""
SELECT = """([label, first, last]) => {
  const spans = document.querySelectorAll(`.leaf[data-label="${label}"] .text span`);
  getSelection().setBaseAndExtent(spans[first].firstChild, 0, spans[last].firstChild, 4);
}"""


def test_text_lies_over_its_lines(visit: Open, serve: Serve) -> None:
    stand_in = serve(20)
    page = visit(f"{stand_in.address}#8")
    paper = page.locator('.leaf[data-label="8"] > .paper').bounding_box()
    span = page.locator('.leaf[data-label="8"] .text span').nth(10).bounding_box()
    assert paper
    assert span
    scale = paper["width"] / 462
    _, left, top, width, height = stand_in.layer("parta-8")["text"][10]
    assert (span["x"] - paper["x"]) / scale == pytest.approx(left, abs=0.5)
    assert (span["y"] - paper["y"]) / scale == pytest.approx(top, abs=0.5)
    assert span["width"] / scale == pytest.approx(width, rel=0.02)
    assert span["height"] / scale == pytest.approx(height, abs=0.5)


def test_copies_have_neither_lines_nor_their_hyphens(visit: Open, serve: Serve) -> None:
    page = visit(f"{serve(20).address}#8")
    page.evaluate(COPIED)
    page.evaluate(SELECT, ["8", 0, 3])
    page.keyboard.press("Control+c")
    assert page.evaluate("window.copied") == "The harbour is long.\n\nLine 2 of parta-8 Line"


def test_text_is_there_for_screen_readers(visit: Open, serve: Serve) -> None:
    page = visit(f"{serve(20).address}#8")
    leaf = page.get_by_role("group", name="Page 8, left", exact=True)
    expect(leaf.get_by_role("paragraph").filter(has_text="bour is long.")).to_have_count(1)


def search(page: Page, words: str) -> None:
    """Search for words by the keyboard."""
    page.keyboard.press("/")
    page.keyboard.type(words)


def test_hits_are_marked_counted_and_gone_through(visit: Open, serve: Serve) -> None:
    page = visit(f"{serve(80).address}#30")
    told = page.locator("#told")
    search(page, "-7")  # page 7 of each of the four parts
    expect(told).to_have_text("3 of 4")  # the first from here on
    wait_for_folio(page, "46–47")
    settled(page)
    expect(page.locator(".over .hit.current")).to_have_count(1)
    for key, count, words in (
        ("Enter", "4 of 4", "66–67"),
        ("Enter", "1 of 4", "6–7"),
        ("Shift+Enter", "4 of 4", "66–67"),
        ("Shift+Enter", "3 of 4", "46–47"),
    ):
        page.keyboard.press(key)
        expect(told).to_have_text(count)
        wait_for_folio(page, words)
    expect(page.locator("#said")).to_contain_text("3 of 4, page 47: on partc-7 it")
    page.keyboard.press("Escape")
    expect(page.locator("#query")).to_have_value("")
    expect(page.locator(".over .hit")).to_have_count(0)
    expect(page.locator("#desk")).to_be_focused()


def test_hits_are_listed_and_chosen(visit: Open, serve: Serve) -> None:
    page = visit(serve(80).address)
    search(page, "-7")
    expect(page.locator("#told")).to_have_text("1 of 4")
    page.keyboard.press("Escape")
    search(page, "-17")
    expect(page.locator("#told")).to_have_text("1 of 4")
    page.get_by_role("main").focus()
    page.keyboard.press("f")
    hits = page.locator("#found li")
    expect(hits).to_have_count(4)
    expect(hits.nth(2)).to_have_text("57on partc-17 it")
    hits.nth(2).get_by_role("button").click()
    wait_for_folio(page, "56–57")


def test_nothing_found_is_told(visit: Open, serve: Serve) -> None:
    page = visit(serve(20).address)
    search(page, "zebra")
    expect(page.locator("#told")).to_have_text("none")
    expect(page.get_by_role("button", name="Next hit")).to_be_disabled()
    assert page.url.endswith("/token/")


def test_a_search_is_repeated_when_the_book_changes(visit: Open, serve: Serve) -> None:
    stand_in = serve(40)
    page = visit(stand_in.address)
    search(page, "parta-8")
    expect(page.locator("#told")).to_have_text("1 of 1")
    stand_in.leaves[10].look = "parta-8y"
    stand_in.publish()
    expect(page.locator("#told")).to_have_text("1 of 2")
