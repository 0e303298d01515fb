"""What pages say, as bytes that are kept: a line for each page, its key and its text.

The line of a page is known again for as long as it is kept, and not made anew.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from galley.proofing.geometry import Box
from galley.proofing.structure_text import PageText, Run


def line(text: PageText) -> bytes:
    """Give what a page says as a line, without its key."""
    rows = [[*text.runs], _columns([*text.runs.values()]), _columns(text.artifacts)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(kept: bytes) -> tuple[dict[str, bytes], dict[str, PageText]]:
    """Give lines by their keys, and what they say, but for those that cannot be understood."""
    lines: dict[str, bytes] = {}
    texts: dict[str, PageText] = {}
    for row in kept.split(b"\n"):
        key, _, said = row.partition(b" ")
        try:
            texts[key.decode()] = _text(*json.loads(said))
            lines[key.decode()] = said
        except (ValueError, TypeError):
            continue
    return lines, texts


def _text(marks: list[int], runs: list[list[Any]], artifacts: list[list[Any]]) -> PageText:
    return PageText(dict(zip(marks, _runs(runs), strict=True)), tuple(_runs(artifacts)))


def _columns(runs: Sequence[Run]) -> list[list[Any]]:
    return [
        [run.text for run in runs],
        [run.x for run in runs],
        [run.y for run in runs],
        [run.size for run in runs],
        [run.box for run in runs],
    ]


def _runs(columns: list[list[Any]]) -> list[Run]:
    texts, xs, ys, sizes, boxes = columns
    placed = [None if box is None else Box(*box) for box in boxes]
    return [*map(Run, texts, xs, ys, sizes, placed)]
