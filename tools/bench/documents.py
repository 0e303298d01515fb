"""Writes the documents that peers are given, with the styles and figures beside them."""

import re
import shutil
import subprocess
from pathlib import Path

from tools.bench.joined import BROWSER_FIRST, ENGINE_FIRST, flattened, joined, linked
from tools.bench.parts import Issue
from tools.bench.peers import BROWSER_HTML, ENGINE_HTML, HERE, MARKDOWN

KICKER = re.compile(r'(<div class="line"><p class="kicker">.*?</div>)\s*(<h1\b.*?</h1>)', re.DOTALL)
"""What stands over a title: in Markdown, where a title begins a page, it stands under it."""


def write_documents(issue: Issue, styles: Path, figures: Path, pandoc: str, target: Path) -> None:
    """Write an issue as one document of each kind; Markdown only where there is pandoc."""
    copy = target / styles.name
    shutil.copytree(styles, copy)
    if figures.is_dir():
        shutil.copytree(figures, target / figures.name)
    engine = joined(issue.title, issue.parts, linked(copy), ENGINE_FIRST)
    browser = joined(issue.title, issue.parts, flattened(copy), BROWSER_FIRST)
    (target / ENGINE_HTML).write_text(engine, encoding="utf-8")
    (target / BROWSER_HTML).write_text(browser, encoding="utf-8")
    if pandoc:
        (target / MARKDOWN).write_text(markdown(engine, pandoc), encoding="utf-8")


def markdown(html: str, pandoc: str) -> str:
    """A joined document as pandoc's Markdown, its notes as pandoc's own."""
    told = subprocess.run(
        [
            *(pandoc, "--from=html", "--to=markdown-smart", "--wrap=none"),
            f"--lua-filter={HERE / 'peers' / 'notes.lua'}",
        ],
        input=KICKER.sub(r"\2\n\1", html),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return told.stdout
