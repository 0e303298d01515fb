"""Headings that end as sentences do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.hints import quoted
from galley.model import Passage, Setting
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding

STOP = re.compile(r"(?<![.\s])\.$")
ABBREVIATED = re.compile(
    r"\b(?:etc|et al|Inc|Ltd|Co|Corp|Jr|Sr|No|vs|(?:[^\W\d_]\.)+[^\W\d_])\.$", re.IGNORECASE
)


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each heading that ends in a full stop."""
    for text in edited.texts:
        for passage in text.running:
            words = passage.text.rstrip()
            if passage.setting is Setting.HEADING and _stops(words):
                yield _told(passage, words)


def _stops(words: str) -> bool:
    return bool(STOP.search(words)) and not ABBREVIATED.search(words)


def _told(passage: Passage, words: str) -> Finding:
    message = f"the heading {quoted(words)} ends in a full stop"
    return finding("heading-stop", message, "take it out", passage.place(len(words) - 1))
