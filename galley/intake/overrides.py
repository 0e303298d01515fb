"""Decisions that settle doubts, read from the file beside the source.

The overrides of ``print.txt`` are ``print.txt.overrides.yaml``, a mapping of the source's
lines, as the report gives them, to decisions::

    15: date 2022-07-15      # the day of publication, on the line that names the issue
    254: short Arms and War  # a running head, on the line of the piece's title
    478: heading 2           # the block is a heading of this level: 1 or 2
    1854: paragraph          # it is none, nor a note, run-in head or pull quote
    1860: join               # it goes on with the block before it; or: apart
    1144: quotation          # a block quote
    538: run-in              # a run-in head, up to the end of its italics or of the block
    576: pull                # a pull quote
    546: note 58             # the note of this number begins the line
    1014: tail               # the line goes on with the last note
    630: turn 35             # this page begins with the block; or: no turn
    702: hyphen              # the hyphen at the line's end stays; or: no hyphen

A decision that is not one of these, or that settles nothing, is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from galley.errors import ContentError, Diagnostic
from galley.files import failure

DECISIONS = (
    "apart", "date", "heading", "hyphen", "join", "no hyphen", "no turn", "note", "paragraph",
    "pull", "quotation", "run-in", "short", "tail", "turn",
)  # fmt: skip


def read_overrides(path: Path, *, needed: bool) -> Mapping[int, str]:
    """Read decisions by line; where there is no file, none, unless it is ``needed``.

    Raises `ContentError` where it holds anything else, `MachineError` where it cannot be
    read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError([_fault(path, "it is not UTF-8", 1)]) from error
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not needed:
            return {}
        raise failure(f"cannot read {path}", error) from error
    try:
        given = yaml.load(text, yaml.BaseLoader) or {}  # noqa: S506 - it makes text only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ContentError(
            [_fault(path, "it is not YAML", mark.line + 1 if mark else 1)]
        ) from error
    if not isinstance(given, dict):
        raise ContentError([_fault(path, "it is no list of lines and decisions", 1)])
    wrong = [(line, what) for line, what in given.items() if not _fits(line, what)]
    if wrong:
        raise ContentError(
            _fault(path, f"“{line}: {what}” is no decision", _line(text, str(line)))
            for line, what in wrong
        )
    return {int(line): str(what).strip() for line, what in given.items()}


def _fits(line: object, what: object) -> bool:
    known = isinstance(what, str) and any(
        what.strip() == choice or what.strip().startswith(f"{choice} ") for choice in DECISIONS
    )
    return isinstance(line, str) and line.isdecimal() and known


def _line(text: str, key: str) -> int:
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.lstrip("'\" ").startswith(key)), 1)


def _fault(path: Path, what: str, line: int) -> Diagnostic:
    hint = f"write a line's number, a colon and one of: {', '.join(DECISIONS)}"
    return Diagnostic(
        "overrides-invalid", f"the overrides cannot be read: {what}", hint, str(path), line
    )
