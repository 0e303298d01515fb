"""Pages lie as bound, are turned by keys, and are fetched only where they are looked at."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, Request, expect

from .conftest import Open, Serve, folio, settled, wait_for_folio
from .stand_in import HEIGHT, WIDTH

SHOWN = "document.querySelectorAll('.paper > img').length"
IN_VIEW = "document.querySelector('#desk').scrollTop"


def box(page: Page, label: str) -> dict[str, float]:
    """Give where the paper of a page stands in the window."""
    found = page.locator(f'.leaf[data-label="{label}"] > .paper').bounding_box()
    assert found
    return {name: float(found[name]) for name in ("x", "y", "width", "height")}


def test_pages_lie_as_they_are_bound(visit: Open, serve: Serve) -> None:
    page = visit(serve(9).address)
    verso, recto = box(page, "Cover 2"), box(page, "1")
    assert box(page, "Cover 1")["x"] == pytest.approx(recto["x"])  # alone, on the right
    assert verso["x"] + verso["width"] == pytest.approx(recto["x"], abs=1)
    assert verso["y"] == recto["y"]
    assert verso["width"] / verso["height"] == pytest.approx(WIDTH / HEIGHT, abs=0.002)


def test_a_blank_page_is_paper_and_said_to_be_blank(visit: Open, serve: Serve) -> None:
    stand_in = serve(9)
    stand_in.leaves[3].blank = True
    page = visit(f"{stand_in.address}#2")
    leaf = page.locator('.leaf[data-label="2"]')
    expect(leaf.get_by_text("This page is blank.")).to_have_count(1)
    expect(leaf.locator("img")).to_have_count(0)
    assert "partb" not in "".join(stand_in.images())
    assert box(page, "2")["height"] == pytest.approx(box(page, "3")["height"])


def test_keys_turn_the_pages(visit: Open, serve: Serve) -> None:
    page = visit(serve(40).address)
    assert folio(page) == "Cover 1"
    for key, words in (
        ("ArrowRight", "Cover 2–1"),
        ("ArrowRight", "2–3"),
        ("PageDown", "4–5"),
        ("ArrowLeft", "2–3"),
        ("PageUp", "Cover 2–1"),
        ("End", "38"),
        ("Home", "Cover 1"),
    ):
        page.keyboard.press(key)
        wait_for_folio(page, words)


def test_a_folio_is_gone_to(visit: Open, serve: Serve) -> None:
    page = visit(serve().address)
    page.keyboard.press("g")
    expect(page.locator("#folio")).to_be_focused()
    page.keyboard.type("34")
    page.keyboard.press("Enter")
    wait_for_folio(page, "34–35")
    settled(page)
    page.keyboard.press("g")
    page.keyboard.type("900")
    page.keyboard.press("Enter")
    expect(page.locator("#folio")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#said")).to_have_text("There is no page 900.")
    page.keyboard.press("Escape")
    wait_for_folio(page, "34–35")


def test_single_pages_and_back(visit: Open, serve: Serve) -> None:
    page = visit(f"{serve(40).address}#8")
    page.keyboard.press("s")
    wait_for_folio(page, "8")
    expect(page.locator("#single")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowRight")
    wait_for_folio(page, "9")
    page.keyboard.press("s")
    wait_for_folio(page, "8–9")


def test_sizes_go_by_steps_and_keep_the_middle(visit: Open, serve: Serve) -> None:
    page = visit(f"{serve(80).address}#60")
    fitted = box(page, "60")["height"]
    sizes = []
    for _ in range(3):
        page.keyboard.press("+")
        paper = box(page, "60")
        sizes.append(paper["height"])
        assert paper["y"] + paper["height"] / 2 == pytest.approx(420, abs=60)  # the middle
        assert folio(page) == "60–61"
    assert all(below < above for below, above in pairwise([fitted, *sizes]))
    page.keyboard.press("1")
    assert box(page, "60")["height"] == pytest.approx(HEIGHT * 96 / 72, abs=1)
    expect(page.locator("#percent")).to_have_text("100 %")
    page.keyboard.press("0")
    assert box(page, "60")["height"] == pytest.approx(fitted, abs=1)
    page.keyboard.press("w")
    desk = page.locator("#desk").bounding_box()
    assert desk
    assert 2 * box(page, "60")["width"] == pytest.approx(desk["width"] - 40, abs=20)
    settled(page)


@pytest.mark.parametrize("density", [1, 2])
def test_pictures_have_the_density_of_the_screen(visit: Open, serve: Serve, density: int) -> None:
    page = visit(serve(9).address, device_scale_factor=density)
    natural = page.evaluate("document.querySelector('.leaf[data-image] img').naturalWidth")
    assert natural == pytest.approx(box(page, "Cover 1")["width"] * density, abs=1)


def test_160_pages_open_with_few_pictures(visit: Open, serve: Serve) -> None:
    stand_in = serve(160)
    page = visit(stand_in.address)
    expect(page.locator(".leaf")).to_have_count(160)
    page.wait_for_function("() => document.querySelectorAll('.leaf[data-image]').length >= 3")
    assert len(stand_in.images()) <= 6
    assert stand_in.images()[0] == "cover-1"


def test_far_pictures_are_given_up(visit: Open, serve: Serve) -> None:
    stand_in = serve(160)
    page = visit(stand_in.address)
    for _ in range(30):
        page.keyboard.press("ArrowRight")
        settled(page)
    assert len(set(stand_in.images())) > 50
    assert page.evaluate(SHOWN) <= 16


def test_nothing_moves_as_pictures_come(visit: Open, serve: Serve) -> None:
    stand_in = serve(160)
    stand_in.delay = 0.2
    page = visit(stand_in.address)
    height = page.evaluate("document.querySelector('#desk').scrollHeight")
    page.keyboard.press("g")
    page.keyboard.type("80")
    page.keyboard.press("Enter")
    wait_for_folio(page, "80–81")
    before = page.evaluate(IN_VIEW)
    assert page.locator('.leaf[data-label="80"] img').count() == 0
    settled(page)
    assert page.evaluate(IN_VIEW) == before
    assert page.evaluate("document.querySelector('#desk').scrollHeight") == height


def test_what_is_looked_at_is_told(visit: Open, serve: Serve) -> None:
    stand_in = serve(40)
    page = visit(stand_in.address)

    def of_the_end(request: Request) -> bool:  # not of the first pages, which may be told late
        told = request.post_data_json if request.url.endswith("/looking") else None
        return told is not None and told["pages"] == [39]

    with page.expect_request(of_the_end) as asked:
        page.keyboard.press("End")
    told = asked.value.post_data_json
    assert told
    scale = page.evaluate("document.querySelector('.paper').offsetWidth") / WIDTH
    assert told["scale"] == pytest.approx(scale, abs=0.01)
