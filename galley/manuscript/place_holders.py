"""Place-holders: what a new issue or piece has instead of words that are yet to be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from galley.errors import Diagnostic, Severity
from galley.hints import quoted
from galley.manuscript.sheet import Sheet
from galley.model import Comment

TODO = "TODO"
"""The mark of a place-holder, in a value, in a text or in a comment."""

MARK = re.compile(rf"\b{TODO}\b[^\n]*")


def in_sheet(sheet: Sheet) -> Iterator[Diagnostic]:
    """Yield the values of a YAML file that are place-holders, and comments that ask for work."""
    for at, place in sheet.values.items():
        value = sheet.value(*at)
        if isinstance(value, str) and (mark := MARK.search(value)):
            yield _found(mark[0], place.path, place.line, place.column)
    yield from _asked(sheet.comments)


def in_text(text: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """Yield the lines of a piece's text that hold a place-holder, comments included."""
    for number, line in enumerate(text.split("\n"), first_line):
        if mark := MARK.search(line):
            yield _found(mark[0], path, number, mark.start() + 1)


def _asked(comments: Iterable[Comment]) -> Iterator[Diagnostic]:
    for comment in comments:
        said = f"{TODO}: {comment.text}" if comment.kind == TODO.lower() else comment.text
        if mark := MARK.search(said):
            place = comment.place
            yield _found(mark[0], place.path, place.line, place.column)


def _found(words: str, path: str, line: int, column: int) -> Diagnostic:
    message = f"a place-holder is left: {quoted(words)}"
    hint = f"write what it stands for, and take out {TODO}"
    return Diagnostic("place-holder", message, hint, path, line, column, Severity.WARNING)
