#!/usr/bin/env python3
"""Measures the preview: from the save of an article to the new page on the screen.

In Chromium, over 20 edits; of the reproduction where `make reproduce` has left it, of the
issue in content/ otherwise. Run by `make bench-preview`.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep, time
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
REPRODUCTION = ROOT / "build" / "reproduction" / "content"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDE, HIGH = 1440, 900
PATIENCE = 60
GOAL_MEDIAN, GOAL_WORST = 1.0, 2.5
POLLED = 10
"""Milliseconds between two looks at the page."""

PARAGRAPH = re.compile(r"^(?![#>:|\[<*-]|\d+\. )\w.{300,}$", re.MULTILINE)
"""A paragraph that an edit is made in."""

SHOWN = """([part, page, before]) => {
  const leaf = document.querySelector(`.leaf[data-part="${part}"][data-page="${page}"]`);
  const now = leaf && leaf.dataset.image;
  return now && now !== before ? Date.now() / 1000 : null;
}"""
"""The time, if a page shows another picture than before."""


@dataclass(frozen=True)
class Taken:
    """Seconds from a save: until the book tells of the page, it is on screen, all is set."""

    told: float
    shown: float
    whole: float


class Server:
    """A preview that was begun, as its address is told."""

    def __init__(self, address: str) -> None:
        """Take the address."""
        self.address = address.partition("#")[0]
        place = urlsplit(address)
        self._netloc, self._path = place.netloc, place.path

    def book(self) -> Any:  # noqa: ANN401 - JSON
        """The book as it stands."""
        return json.loads(self._get("book.json").read())

    def find(self, piece: str, line: int) -> Any:  # noqa: ANN401 - JSON
        """The page of a line."""
        return json.loads(self._get(f"find.json?piece={piece}&line={line}").read())

    def follow(self, heard: Callable[[float], None]) -> None:
        """Call back, with the time, at each change of the book."""
        line = self._get("events")
        while row := line.readline():
            if row.startswith(b"data:"):
                heard(time())

    def until(self, holds: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - JSON
        """Wait until something holds of the book."""
        end = monotonic() + PATIENCE
        while not holds(book := self.book()):
            if monotonic() > end:
                raise SystemExit(f"the preview stands still: {book['state']}")
            sleep(0.05)
        return book

    def _get(self, path: str) -> Any:  # noqa: ANN401 - a response, left open
        line = HTTPConnection(self._netloc, timeout=PATIENCE)
        line.request("GET", self._path + path)
        return line.getresponse()


@contextmanager
def previewing(base: Path, issue: str, piece: str, options: list[str]) -> Iterator[Server]:
    """Preview a copy of an issue."""
    command = [sys.executable, str(ROOT / "build.py"), "preview", f"{issue}/{piece}"]
    folders = ["--content", str(base / "content"), "--out", str(base / "build")]
    process = subprocess.Popen(  # noqa: S603 - this repository's own command
        [*command, *folders, "--no-browser", "--quiet", *options],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        if process.stdout is None:
            raise SystemExit("the preview says nothing")
        yield Server(process.stdout.readline().strip())
    finally:
        process.terminate()
        process.wait()


def edit(server: Server, page: Page, file: Path, leaf: tuple[str, int], text: str) -> Taken:
    """Save a text; measure until the page shows it."""
    part, number = leaf

    def image() -> str | None:
        rows = server.book()["pages"]
        found: str | None = next(row["image"] for row in rows if (row["part"], row["page"]) == leaf)
        return found

    before = image()
    told: list[float] = []

    def heard(at: float) -> None:
        if not told and image() != before:
            told.append(at)

    threading.Thread(target=server.follow, args=(heard,), daemon=True).start()
    sleep(0.2)
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    saved = time()
    beside.replace(file)
    # Looked at each frame, the page would be painted anew all the time.
    shown = page.wait_for_function(
        SHOWN, arg=[part, number, before], timeout=PATIENCE * 1000, polling=POLLED
    )
    at = float(shown.json_value())
    server.until(lambda book: book["state"] == "current")
    whole = time()
    return Taken((told or [at])[0] - saved, at - saved, whole - saved)


def marked(text: str, at: int, number: int) -> str:
    """The text with another word in the paragraph that begins at a place."""
    end = text.index(" ", at)
    return f"{text[:end]} changed{number}{text[end:]}"


def measure(base: Path, issue: str, piece: str, edits: int, options: list[str]) -> list[Taken]:
    """Make the edits, each in another paragraph of the piece."""
    file = base / "content" / issue / f"{piece}.md"
    text = file.read_text(encoding="utf-8")
    head = text.index("\n---", 4)
    places = [found.start() for found in PARAGRAPH.finditer(text) if found.start() > head]
    taken = []
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None:
        raise SystemExit("Chromium is not installed")
    with previewing(base, issue, piece, options) as server, sync_playwright() as playwright:
        pages = server.until(lambda book: book["state"] == "current")["pages"]
        length = sum(page["part"] == piece for page in pages)
        sys.stdout.write(f"{issue}/{piece}: {length} pages of {len(pages)}\n")
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDE, "height": HIGH}, device_scale_factor=2)
        for number in range(edits):
            at = places[number * len(places) // edits]
            line = text.count("\n", 0, at) + 1
            place = server.book()["pages"][server.find(piece, line)["page"]]
            leaf = place["part"], place["page"]
            page.goto(f"{server.address}#{piece}:{line}")
            page.wait_for_function(
                SHOWN.replace("now !== before", "now === before"),
                arg=[*leaf, place["image"]],
            )
            sleep(0.7)  # the reader reads
            taken.append(edit(server, page, file, leaf, marked(text, at, number)))
            one = taken[-1]
            sys.stdout.write(
                f"{number + 1:3}  told {one.told:.2f}  shown {one.shown:.2f}  "
                f"whole {one.whole:.2f} s\n"
            )
        browser.close()
    return taken


def main() -> int:
    """Measure, print, and exit with 1 where the goals are missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--content", type=Path)
    parser.add_argument("--piece", default="ibrahimov", help="of the reproduction, 16 pages")
    parser.add_argument("--pagination", default="flow")
    given = parser.parse_args()
    content = given.content or (REPRODUCTION if REPRODUCTION.is_dir() else ROOT / "content")
    issue = next(folder.name for folder in sorted(content.iterdir()) if folder.is_dir())
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        shutil.copytree(content, base / "content")
        options = ["--pagination", given.pagination]
        taken = measure(base, issue, given.piece, given.edits, options)
    for name in ("told", "shown", "whole"):
        times = [getattr(one, name) for one in taken]
        sys.stdout.write(
            f"{name}: median {statistics.median(times):.2f} s, worst {max(times):.2f} s\n"
        )
    shown = [one.shown for one in taken]
    return int(statistics.median(shown) > GOAL_MEDIAN or max(shown) > GOAL_WORST)


if __name__ == "__main__":
    sys.exit(main())
