"""The command `preview` as its user has it: a browser beside a manuscript that is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.made_up import FILES, ISSUE, PARAGRAPH, QUAYS, write_issue

from .conftest import Faults, Open, settled, wait_for_folio
from .running import Running, preview

SLOW = 30_000
"""Milliseconds that a machine with much to do may take to set the issue."""

LONG = "quays, " + ", ".join(f"quay-{letter}" for letter in "bcdefghi")
"""Pieces of some 17 pages each."""

TALL = {"height": 900, "width": 1200}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Run one preview for all tests of this file, open at the long piece."""
    folder = write_issue(tmp_path_factory.mktemp("preview") / "content")
    with preview(folder, "v3i1/quays") as begun:
        yield begun


@pytest.fixture
def page(visit: Open, running: Running) -> Iterator[Page]:
    """Open the preview as the command tells it; afterwards the manuscript is as it was."""
    opened = visit(running.address, **TALL)
    current(opened)
    yield opened
    for name, text in FILES.items():
        if (running.folder / name).read_text(encoding="utf-8") != text:
            before = version(opened)
            running.save(name, text)
            wait_for_another(opened, before)
    current(opened)


def current(page: Page) -> None:
    """Wait until the book is whole and good, and in view as it is."""
    page.wait_for_selector('html[data-state="current"]', timeout=SLOW)
    settled(page)


def version(page: Page) -> str | None:
    """Give the version of the book that is shown."""
    return page.locator("html").get_attribute("data-version")


def wait_for_another(page: Page, before: str | None) -> None:
    """Wait until another version is shown."""
    changed = "before => document.documentElement.dataset.version !== before"
    page.wait_for_function(changed, arg=before, timeout=SLOW)


def run_of(page: Page, words: str) -> Locator:
    """Give the runs of the pages at hand that have these words."""
    return page.locator(".text span", has_text=words)


def image_of(page: Page, label: str) -> str | None:
    """Give the name of a page's picture on screen."""
    return page.locator(f'.leaf[data-label="{label}"]').get_attribute("data-image")


def test_it_opens_at_the_piece_that_was_named(page: Page, running: Running) -> None:
    assert running.address.endswith("/#quays")
    current_entry = page.locator('#contents [aria-current="true"]')
    expect(current_entry).to_have_attribute("data-part", "quays")
    expect(page.locator("#title")).to_have_text("Harbour Letters 3 (1)")
    expect(run_of(page, "The Long").first).to_be_attached()


def test_pages_are_turned(page: Page) -> None:
    page.keyboard.press("Home")
    wait_for_folio(page, "Cover 1")
    settled(page)
    page.keyboard.press("ArrowRight")
    wait_for_folio(page, "Cover 2–1")
    settled(page)
    page.keyboard.press("End")
    wait_for_folio(page, "Cover 4")
    settled(page)


def test_what_is_saved_is_seen(page: Page, running: Running) -> None:
    page.keyboard.press("ArrowRight")
    page.keyboard.press("1")
    settled(page)
    page.evaluate("window.same = true")
    scrolled = page.evaluate("document.querySelector('#desk').scrollTop")
    expect(run_of(page, "Herring")).to_have_count(0)
    running.edit("quays.md", "The quay is long.[", "Herring is salt. The quay is long.[")
    expect(run_of(page, "Herring")).to_have_count(1, timeout=SLOW)
    current(page)
    assert page.evaluate("window.same") is True
    assert page.evaluate("document.querySelector('#desk').scrollTop") == scrolled
    expect(page.locator("#percent")).to_have_text("100 %")
    expect(page.locator("#changed-count")).to_be_visible()


def test_only_the_piece_that_changed_is_asked_for(page: Page, running: Running) -> None:
    tides = page.locator('.leaf[data-part="tides"]').first
    page.keyboard.press("g")
    page.keyboard.type(tides.get_attribute("data-label") or "")
    page.keyboard.press("Enter")
    settled(page)
    kept = tides.get_attribute("data-image")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = version(page)
    running.edit("mist.md", "Mist it is.", "Mist it was.")
    wait_for_another(page, before)
    current(page)
    assert tides.get_attribute("data-image") == kept
    assert kept is not None
    assert not [url for url in asked if kept in url]


def test_a_broken_manuscript_leaves_the_last_good_pages(page: Page, running: Running) -> None:
    page.keyboard.press("ArrowRight")
    settled(page)
    before = image_of(page, "9")
    line = running.line_of("quays.md", "The quay is long.")
    running.edit("quays.md", "The quay is long.[^one]", "The quay is short.[^none]")
    band = page.get_by_role("status").filter(has_text="The manuscript has errors")
    expect(band).to_be_visible(timeout=SLOW)
    problem = page.locator("#problems li.error", has_text="[^none]").first
    expect(problem).to_contain_text("[note-undefined]")
    link = problem.get_by_role("link")
    expect(link).to_contain_text(f"quays.md:{line}")
    address = link.get_attribute("href") or ""
    assert address.startswith("vscode://file/")
    assert f"/v3i1/quays.md:{line}:" in address
    assert before is not None
    assert image_of(page, "9") == before
    settled(page)

    running.edit("quays.md", "The quay is short.[^none]", "The quay is wide.[^one]")
    expect(band).to_be_hidden(timeout=SLOW)
    expect(run_of(page, "The quay is wide.")).to_have_count(1, timeout=SLOW)
    expect(page.locator("#problems li.error")).to_have_count(0)


def test_a_click_leads_to_the_line_and_its_address_back(
    page: Page, running: Running, visit: Open
) -> None:
    page.keyboard.press("ArrowRight")
    settled(page)
    run = run_of(page, "The quay is long.")
    line = running.line_of("quays.md", "The quay is long.")
    box = run.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#where-path")).to_contain_text(f"v3i1/quays.md:{line}")
    expect(page.get_by_role("link", name="Edit")).to_have_attribute(
        "href", f"vscode://file{running.folder}/quays.md:{line}:1"
    )
    assert page.url == f"{running.base}#quays:{line}"

    other = visit(page.url, **TALL)
    current(other)
    expect(other.locator("#where-path")).to_contain_text(f"v3i1/quays.md:{line}")
    mark = other.locator(".over .mark rect").first.bounding_box()
    there = run_of(other, "The quay is long.").bounding_box()
    assert mark
    assert there
    assert mark["y"] <= there["y"] + there["height"] / 2 <= mark["y"] + mark["height"]

    running.edit("quays.md", "## A first head\n", "\n\n## A first head\n")
    page.wait_for_function("hash => location.hash === hash", arg=f"#quays:{line + 2}", timeout=SLOW)


def test_a_reload_keeps_place_and_size(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("+")
    page.evaluate("document.querySelector('#desk').scrollTop += 120")
    settled(page)
    place = "[document.querySelector('#desk').scrollTop, document.querySelector('#percent').value]"
    top, percent = page.evaluate(place)
    page.reload()
    settled(page)
    again, size = page.evaluate(place)
    assert size == percent
    assert again == pytest.approx(top, abs=2)


def test_words_are_found_over_the_ends_of_lines(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("counts every boat that comes in with the tide, writes the number")
    expect(page.locator("#told")).to_have_text("1 of 14")
    settled(page)
    boxes = page.locator(".over .hit.current rect")
    expect(boxes.first).to_be_attached()
    hit = boxes.first.bounding_box()
    run = run_of(page, "counts every boat").first.bounding_box()
    assert hit
    assert run
    assert abs(hit["y"] - run["y"]) < run["height"]
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_have_text("2 of 14")


def test_a_folio_is_gone_to(page: Page) -> None:
    label = page.locator('.leaf[data-part="mist"]').first.get_attribute("data-label") or ""
    page.keyboard.press("g")
    page.keyboard.type(label)
    page.keyboard.press("Enter")
    settled(page)
    expect(run_of(page, "On Mist").first).to_be_attached()
    assert label in page.input_value("#folio")


def test_overlays_lie_on_the_real_page(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    settled(page)
    for key in "lmn":
        page.keyboard.press(key)
    leaf = page.locator(".leaf", has=run_of(page, "The quay is long."))
    expect(leaf.locator(".over > .grid")).to_have_count(1)
    margins = leaf.locator(".over > .area text")
    expect(margins).to_have_text(["22 mm", "22.7 mm", "20 mm", "22 mm"])
    lines = leaf.locator(".over > .notes circle title")
    expect(lines).to_have_text(["Note 1", "Note 2"])


def test_its_end_is_told(visit: Open, tmp_path: Path, faults: Faults) -> None:
    faults.allowed = "ERR_"
    folder = write_issue(tmp_path / "content")
    with preview(folder, "v3i1") as begun:
        page = visit(begun.address, **TALL)
        assert begun.stop() == 0
        expect(page.get_by_role("alert")).to_contain_text("The preview was closed.")
        assert page.locator(".leaf img").count() > 0


def test_160_pages_open_at_once(visit: Open, tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "content", issue=ISSUE.replace("quays,", f"{LONG},"))
    for name in LONG.split(", "):
        text = QUAYS.replace("{paragraphs}", "\n\n".join([PARAGRAPH] * 50))
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    with preview(folder, "v3i1") as begun:
        page = visit(begun.base, **TALL)
        page.wait_for_selector('html[data-state="current"]', timeout=4 * SLOW)
        asked: list[str] = []
        again = page.context.new_page()
        again.on("request", lambda request: asked.append(request.url))
        again.goto(begun.base)
        settled(again)
        assert again.locator(".leaf").count() >= 160
        assert 1 <= len([url for url in asked if "/image/" in url]) <= 8
        page.context.close()
