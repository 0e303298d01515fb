"""Tables: rows as long as their head, and figures set as figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as commonmark
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.limits import excess
from galley.markup.sheet import sheet_of
from galley.markup.source import Origin, indent

PIPE = re.compile(r"\\?\|")
HYPHEN = re.compile(r"(?<!\w)[-–](?=[.,]?\d)")
ESCAPED = re.compile(r"\\(?=\|)")
ALIGNED = {"text-align:right": "right", "text-align:center": "center"}
MEASURE = 80
"""Letters of the type of tables in a line as long as the measure, 9.5 pt and 121 mm."""

ROOM = 34
"""Lines of a page that a table may take to stand whole; rows have half a line between them."""

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Cell:
    """A cell of a row: where it begins and how its text lies in the working text."""

    at: int
    origin: Origin


def table(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Take a table, and find where its cells stand."""
    known = len(state.tokens)
    if not commonmark(state, first, last, silent):
        return False
    if not silent:
        tokens = state.tokens[known:]
        columns = sum(t.type == "th_open" for t in tokens)
        if over := excess("max_table_columns", "columns of a table", columns, "divide the table"):
            sheet_of(state).error("over-limit", *over, state.bMarks[first] + state.tShift[first])
        rows = [i for i, t in enumerate(tokens) if t.type == "tr_open"]
        for start, end in pairwise([*rows, len(tokens)]):
            line = (tokens[start].map or [first])[0]
            cells = _cells(state, line)
            _check(state, line, cells, columns)
            _place(tokens[start:end], cells)
        _align(tokens)
        _head_rows(tokens)
        if _height([tokens[start:end] for start, end in pairwise([*rows, len(tokens)])]) > ROOM:
            tokens[0].attrs["class"] = "long"
    return True


def _height(rows: list[list[Token]]) -> float:
    """Reckon how many lines rows take, their columns being of one width."""
    lines = 0.0
    for row in rows:
        cells = [len(token.content) for token in row if token.type == "inline"]
        width = MEASURE // max(len(cells), 1)
        lines += 0.5 + max((-(-length // max(width, 1)) for length in cells), default=1)
    return lines


def minus(state: StateCore) -> None:
    """Turn the hyphen before a figure into a minus, in columns of figures."""
    right = False
    for token in state.tokens:
        if token.type in {"td_open", "th_open"}:
            right = token.attrs.get("class") == "right"
        elif token.type in {"td_close", "th_close"}:
            right = False
        for child in (token.children or ()) if right else ():
            if child.type == "text":
                child.content = HYPHEN.sub(MINUS, child.content)


def _cells(state: StateBlock, line: int) -> list[Cell]:
    # As markdown-it splits a row, but with the places kept.
    start = state.bMarks[line] + state.tShift[line]
    start += indent(state.src[start : state.eMarks[line]])
    row = mdTrim(state.src[start : state.eMarks[line]])
    runs: list[tuple[int, int]] = []
    begin = 0
    for pipe in PIPE.finditer(row):
        if pipe[0] == "|":
            runs.append((begin, pipe.start()))
            begin = pipe.end()
    runs.append((begin, len(row)))
    if runs[0][0] == runs[0][1]:
        del runs[0]
    if runs and runs[-1][0] == runs[-1][1]:
        del runs[-1]
    return [_cell(row, start, begin, end) for begin, end in runs]


def _cell(row: str, start: int, begin: int, end: int) -> Cell:
    begin += indent(row[begin:end])
    steps = [(0, start + begin)]
    for count, pipe in enumerate(ESCAPED.finditer(row, begin, end)):
        # The backslash before a pipe is gone from the cell's text.
        steps.append((pipe.start() - begin - count, start + pipe.start() + 1))
    return Cell(start + begin, Origin(tuple(steps)))


def _check(state: StateBlock, line: int, cells: list[Cell], columns: int) -> None:
    row = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    if "|" not in row:
        sheet_of(state).error(
            "table-row",
            "a line that is no row stands right under a table",
            "leave a blank line before it",
            state.bMarks[line] + state.tShift[line],
        )
        return
    if len(cells) == columns:
        return
    more = len(cells) > columns
    at = cells[columns].at if more else state.bMarks[line] + state.tShift[line]
    sheet_of(state).error(
        "table-ragged",
        f"the head has {columns} cells and this row {len(cells)}",
        "give each row as many cells as the head; a pipe that is only text is written \\|",
        at,
    )


def _place(tokens: list[Token], cells: list[Cell]) -> None:
    inlines = [t for t in tokens if t.type == "inline"]
    for token, cell in zip(inlines, cells, strict=False):
        token.meta.update(at=cell.at, origin=cell.origin)


def _align(tokens: list[Token]) -> None:
    for token in tokens:
        style = str(token.attrs.pop("style", ""))
        if token.type == "th_open":
            token.attrs["scope"] = "col"
        if style in ALIGNED:
            token.attrs["class"] = ALIGNED[style]


def _head_rows(tokens: list[Token]) -> None:
    """Make heads of their rows of the first cells, where those name what the others tell of.

    So they do where all other columns are of figures, or where the corner says nothing.
    """
    heads = [i for i, t in enumerate(tokens) if t.type == "th_open"]
    first, *others = (tokens[i].attrs.get("class") for i in heads)
    figures = first != "right" and all(aligned == "right" for aligned in others)
    if not others or not (figures or not tokens[heads[0] + 1].content):
        return
    rows = [i for i, t in enumerate(tokens) if t.type == "tr_open" and i > heads[-1]]
    for row in rows:
        opening, closing = tokens[row + 1], tokens[row + 3]
        opening.type, closing.type = "th_open", "th_close"
        opening.tag = closing.tag = "th"
        opening.attrs = {"scope": "row", **opening.attrs}
