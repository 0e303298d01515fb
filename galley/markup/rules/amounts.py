"""Texts that hold more than a piece can: told before any other rule takes its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markdown_it.rules_core import StateCore

from galley.limits import excess
from galley.markup.sheet import sheet_of

NOTE = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE)
WORD = re.compile(r"\S+")
NOT_ROWS = 2
"""The head of a table and the line under it."""

Measure = tuple[str, str, int, int, str]
"""A limit's name, what it counts, how many there are and where, and what to do."""


def check(state: StateCore) -> None:
    """Report what there is too much of, and leave such a text alone."""
    found = False
    for name, what, amount, at, advice in _measures(state.src):
        if over := excess(name, what, amount, advice):
            sheet_of(state).error("over-limit", *over, at)
            found = True
    if found:
        state.src = ""


def _measures(text: str) -> Iterator[Measure]:
    longest = max(WORD.finditer(text), key=lambda match: len(match[0]), default=None)
    size, at = (len(longest[0]), longest.start()) if longest else (0, 0)
    notes = [match.start() for match in NOTE.finditer(text)]
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    rows, table = _longest_table(text)
    yield "max_words", "words in the text", len(text.split()), 0, "divide the piece"
    yield "max_lines", "lines in the text", lines, 0, "divide the piece"
    yield "max_word_length", "characters without a space", size, at, "divide them"
    yield "max_notes", "notes", len(notes), notes[0] if notes else 0, "divide the piece"
    yield "max_table_rows", "rows of a table", rows, table, "divide the table"


def _longest_table(text: str) -> tuple[int, int]:
    """Count the most lines with a pipe that follow one another, but for a head's two."""
    found, at = (0, 0), 0
    for piped, run in groupby(text.split("\n"), lambda line: "|" in line):
        lines = list(run)
        if piped:
            found = max(found, (len(lines) - NOT_ROWS, at), key=lambda each: each[0])
        at += sum(map(len, lines)) + len(lines)
    return found
