"""What pages say, as bytes that are kept: a line for each page, its key and its text.

A line is taken apart only if its page is asked for, and kept as it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from galley.proofing.geometry import Box
from galley.proofing.structure_text import PageText, Run


def pack(pages: Mapping[str, PageText | bytes]) -> bytes:
    """Give what pages say, by their keys; of some the line is known."""
    return b"\n".join(
        b"%b %b" % (key.encode(), said if isinstance(said, bytes) else _line(said))
        for key, said in pages.items()
    )


def split(kept: bytes) -> dict[str, bytes]:
    """Give the lines by their keys."""
    rows = (line.partition(b" ") for line in kept.split(b"\n"))
    return {key.decode("latin-1"): said for key, _, said in rows if said}


def unpack(line: bytes) -> PageText | None:
    """Read a page's line; `None` for one that cannot be understood."""
    try:
        marks, runs, artifacts = json.loads(line)
        return PageText(dict(zip(marks, _runs(runs), strict=True)), tuple(_runs(artifacts)))
    except (ValueError, TypeError):
        return None


def _line(text: PageText) -> bytes:
    rows = [[*text.runs], _columns([*text.runs.values()]), _columns(text.artifacts)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


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
