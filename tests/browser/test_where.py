"""From the page to the line of the manuscript, and back; and the list of what is wrong there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open, Serve, settled, wait_for_folio
from .stand_in import HEIGHT

MARK = ".over .mark"


def click_on(page: Page, label: str, down: float) -> None:
    """Click on a page, in its middle and so many pt below its upper edge."""
    paper = page.locator(f'.leaf[data-label="{label}"] > .paper')
    box = paper.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * down / HEIGHT)


def test_a_click_tells_the_line_and_the_address_leads_back(visit: Open, serve: Serve) -> None:
    stand_in = serve(80)
    page = visit(f"{stand_in.address}#20")
    click_on(page, "20", 200)
    expect(page.locator("#where-path")).to_have_text("content/v3i1/parta.md:20")
    expect(page.locator("#where-what")).to_have_text("paragraph")
    edit = page.get_by_role("link", name="Edit")
    expect(edit).to_have_attribute("href", "vscode://file/content/v3i1/parta.md:20:1")
    assert page.url.endswith("#parta:20")
    expect(page.locator(MARK)).to_have_count(1)

    page.evaluate("location.hash = '#partc:30'")
    wait_for_folio(page, "40–41")
    expect(page.locator("#where-path")).to_have_text("content/v3i1/partc.md:20")
    settled(page)
    expect(page.locator(MARK)).to_have_count(1)

    page.keyboard.press("Escape")
    expect(page.locator(MARK)).to_have_count(0)
    assert "#" not in page.url


def test_a_marked_place_outlives_a_reload(visit: Open, serve: Serve) -> None:
    page = visit(f"{serve(80).address}#partb:25")
    wait_for_folio(page, "20–21")
    expect(page.locator(MARK)).to_have_count(1)
    page.keyboard.press("ArrowRight")
    wait_for_folio(page, "22–23")
    page.reload()
    wait_for_folio(page, "22–23")
    expect(page.locator("#where-path")).to_have_text("content/v3i1/partb.md:20")


@pytest.mark.parametrize(
    ("hash_", "words"),
    [("#34", "34–35"), ("#partc", "40–41"), ("#cover%202", "Cover 2–1"), ("#nothing", "Cover 1")],
)
def test_folios_and_pieces_are_addresses(visit: Open, serve: Serve, hash_: str, words: str) -> None:
    wait_for_folio(visit(serve(80).address + hash_), words)


def test_a_dragged_selection_is_no_click(visit: Open, serve: Serve) -> None:
    page = visit(f"{serve(20).address}#8")
    box = page.locator('.leaf[data-label="8"] .text span').nth(4).bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, middle, steps=5)
    page.mouse.up()
    assert page.evaluate("getSelection().toString().length") > 5
    expect(page.locator(MARK)).to_have_count(0)


def test_keys_mark_one_block_after_another(visit: Open, serve: Serve) -> None:
    page = visit(f"{serve(20).address}#8")
    for key, line in (("j", 10), ("j", 20), ("j", 30), ("k", 20)):
        page.keyboard.press(key)
        expect(page.locator("#where-path")).to_have_text(f"content/v3i1/parta.md:{line}")


def test_a_marked_block_is_followed_to_its_new_line(visit: Open, serve: Serve) -> None:
    stand_in = serve(20)
    page = visit(f"{stand_in.address}#8")
    click_on(page, "8", 200)
    stand_in.leaves[9].moved = 3
    stand_in.publish()
    page.wait_for_function("() => location.hash === '#parta:23'")
    assert stand_in.images().count("parta-8") == 1  # it looks as before
    expect(page.locator(MARK)).to_have_count(1)


def test_path_and_line_are_copied(visit: Open, serve: Serve) -> None:
    page = visit(f"{serve(20).address}#parta:20", permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator("#where-path")).not_to_be_empty()
    page.keyboard.press("y")
    expect(page.locator("#said")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "content/v3i1/parta.md:20"


PROBLEMS = [
    {
        "severity": "error",
        "code": "note-undefined",
        "message": "no note is labelled <b>x</b>",
        "hint": "label one",
        "path": "content/v3i1/partb.md",
        "line": 25,
        "column": 3,
        "edit": "vscode://file/x:25:3",
        "page": 45,
    },
    {
        "severity": "warning",
        "code": "pull-long",
        "message": "long",
        "hint": None,
        "path": "content/v3i1/issue.yaml",
        "line": 2,
        "column": None,
        "edit": "javascript:alert(1)",
        "page": None,
    },
]


def test_problems_stand_beside_stale_pages(visit: Open, serve: Serve) -> None:
    stand_in = serve(80)
    page = visit(stand_in.address)
    expect(page.locator("#problem-count")).to_have_text("0")
    stand_in.told = {"state": "stale", "diagnostics": PROBLEMS}
    stand_in.publish()
    band = page.get_by_role("status").filter(has_text="The manuscript has errors")
    expect(band).to_be_visible()
    expect(page.locator("#problem-count")).to_have_text("2")
    expect(page.locator("#said")).to_have_text("1 error, 1 warning.")
    first, second = page.locator("#problems li").all()
    expect(first).to_contain_text("no note is labelled <b>x</b>")
    for words in ("error", "[note-undefined]", "label one"):
        expect(first).to_contain_text(words)
    link = first.get_by_role("link", name="content/v3i1/partb.md:25:3")
    expect(link).to_have_attribute("href", "vscode://file/x:25:3")
    expect(second).to_contain_text("content/v3i1/issue.yaml:2")
    expect(second.get_by_role("link")).to_have_count(0)  # no editor's address
    assert page.locator(".leaf img").count() > 0

    first.get_by_role("button", name="Show page 44").click()
    expect(page.locator("#where-path")).to_have_text("content/v3i1/partb.md:20")

    stand_in.told = {}
    stand_in.publish()
    expect(band).to_be_hidden()
    expect(page.locator("#problems")).to_have_text("No problems.")
