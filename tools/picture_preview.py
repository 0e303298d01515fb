#!/usr/bin/env python3
"""Makes the picture of the preview, in Chromium; run by `make pictures`."""

import io
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "preview.png"

SIZE = {"width": 1360, "height": 860}
FOLIO = "46"
"""A left-hand page that shows most of what a page can have."""

COLOURS = 160
"""As many as type on paper and a quiet frame need; more only make the file larger."""

WHOLE = f'.leaf[data-label="{FOLIO}"][data-whole]'
SLOW = 120_000


def main() -> None:
    """Run the preview, mark a paragraph of a spread, and keep what is seen."""
    command = [sys.executable, ROOT / "build.py", "preview", "v3i1", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:  # noqa: S603 - our own
        try:
            assert process.stdout  # noqa: S101 - it is a pipe
            seen = look(process.stdout.readline().strip())
        finally:
            process.terminate()
    picture = Image.open(io.BytesIO(seen)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURE, optimize=True)


def look(address: str) -> bytes:
    """Open the preview at the spread, with a paragraph marked; give a picture of the window."""
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))))
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=path, args=options)
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(f"{address}#{FOLIO}")
        page.wait_for_selector('html[data-state="current"]', timeout=SLOW)
        page.wait_for_selector(WHOLE, timeout=SLOW)
        mark(page)
        seen = page.screenshot()
        browser.close()
    return seen


def mark(page: Page) -> None:
    """Mark the first whole paragraph of the page, and switch the margins on."""
    page.locator(f"{WHOLE} .text p").nth(2).locator("span").nth(2).click()
    page.wait_for_selector(".over .mark")
    page.keyboard.press("m")
    page.wait_for_selector(".over .area")


if __name__ == "__main__":
    main()
