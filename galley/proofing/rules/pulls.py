"""Pull quotes that stand beside the sentence that they repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.model import Marked, Place
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding

ASIDE = re.compile(
    r'<aside\b[^>]*\bid="(?P<id>[^"]+)"[^>]*\bdata-source="(?P<source>[^"]+)"[^>]*>(?P<words>.*?)</aside>',
    re.DOTALL,
)
NOTE = re.compile(r'<span class="call".*?</span></span></span>', re.DOTALL)
TAG = re.compile(r"<[^>]*>?")
BLOCK = re.compile(r"<(?P<tag>p|ul|ol|blockquote|h2|h3|table|figure|div|aside)\b")

BESIDE = 2
"""Letters of the text beside one of a pull quote: its measure is half the text's."""

LINES = 4 * 60
"""Letters of the four lines that are to part a copy from its sentence."""


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each pull quote whose copy stands beside the paragraph of its sentence."""
    for text in edited.texts:
        for name in _beside(text.marked.html):
            yield _told(text.marked, name)


def _beside(html: str) -> Iterator[str]:
    """Yield the ids of copies next to whose lines their own sentences begin."""
    for match in ASIDE.finditer(html):
        block = BLOCK.search(html, match.end())
        before, marked, _ = (
            _first(html, block).partition(f'id="{match["source"]}"') if block else ("",) * 3
        )
        reach = BESIDE * len(TAG.sub("", match["words"])) + LINES
        if marked and len(TAG.sub("", before)) < reach:
            yield match["id"]


def _first(html: str, block: re.Match[str]) -> str:
    """Return the block that begins where a match does."""
    end = html.find(f"</{block['tag']}>", block.end())
    return NOTE.sub("", html[block.start() : end])


def _told(marked: Marked, name: str) -> Finding:
    message = "a pull quote beside its own sentence"
    hint = "give the span an id, and put ::: pull {from=id} some paragraphs off"
    return finding("pull-beside", message, hint, Place(marked.piece.path, marked.lines[name]))
