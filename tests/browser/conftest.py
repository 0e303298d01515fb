"""Chromium, a page in it that is watched for faults, and a stand-in for the server."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .stand_in import Leaf, StandIn

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Open = Callable[..., Page]
Serve = Callable[..., StandIn]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all of these tests, so that a plain run leaves them out."""
    for item in items:
        if __package__.replace(".", "/") in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give the machine's Chromium, begun."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "Chromium is not installed; run: make test-browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Faults:
    """What a page must not do, as far as it did it."""

    told: list[str] = field(default_factory=list)
    allowed: str = r"(?!)"
    """What the console may say after all."""

    def watch(self, page: Page) -> None:
        """Note errors of the page, and requests that leave the machine."""
        page.on("console", lambda m: self.told.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.on("request", lambda request: self._request(request.url))

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self.told.append(f"asked for {url}")

    @property
    def left(self) -> list[str]:
        """What is not allowed."""
        return [words for words in self.told if not re.search(self.allowed, words)]


@pytest.fixture
def faults() -> Iterator[Faults]:
    """Fail the test if the page failed, or asked for anything off this machine."""
    faults = Faults()
    yield faults
    assert faults.left == []


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve a made-up book: a cover of two leaves, then parts of so many pages."""
    with ExitStack() as stack:

        def served(pages: int = 160, part: int = 20) -> StandIn:
            leaves = [Leaf("cover", 1, "cover-1"), Leaf("cover", 2, "cover-2")]
            for at in range(pages - 2):
                name, page = f"part{chr(97 + at // part)}", at % part + 1
                leaves.append(Leaf(name, page, f"{name}-{page}"))
            stand_in = StandIn(leaves)
            stand_in.start()
            stack.callback(stand_in.stop)
            return stand_in

        yield served


@pytest.fixture
def visit(chromium: Browser, faults: Faults, serve: Serve) -> Iterator[Open]:
    """Open an address in a window of its own: ``width``, ``height``, and a context's options.

    The window is closed before the server goes away, hence ``serve``.
    """
    del serve
    with ExitStack() as stack:

        def opened(address: str, width: int = 1280, height: int = 800, **options: object) -> Page:
            context = chromium.new_context(
                viewport={"width": width, "height": height},
                **options,  # type: ignore[arg-type]
            )
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(20_000)
            faults.watch(page)
            page.goto(address)
            page.wait_for_selector(".leaf")
            settled(page)
            return page

        yield opened


def settled(page: Page) -> None:
    """Wait until every page in view has its picture and its text as the book has them."""
    page.wait_for_function(SETTLED)


SETTLED = """() => {
  const desk = document.querySelector("#desk").getBoundingClientRect();
  const inView = [...document.querySelectorAll(".leaf")].filter((leaf) => {
    const box = leaf.getBoundingClientRect();
    return box.top < desk.bottom - 40 && box.bottom > desk.top + 40;
  });
  return inView.length > 0 && inView.every((leaf) => leaf.matches("[data-whole]"));
}"""


def folio(page: Page) -> str:
    """Give what the field of folios says."""
    return page.input_value("#folio")


def wait_for_folio(page: Page, words: str) -> None:
    """Wait until the spread of these folios is in the middle of the view."""
    page.wait_for_function("words => document.querySelector('#folio').value === words", arg=words)
