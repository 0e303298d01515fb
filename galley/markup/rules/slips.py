"""Headings, tables and emphasis that are none, for a sign too few: they print as they stand."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.rules.standing import TURNED, Standing, said
from galley.markup.sheet import Sheet, sheet_of

HEADING = re.compile(r"^(?P<marks>#{2,6})[^\s#\x00]", re.MULTILINE)
ROW = re.compile(r"\|.*(?<!\\)\|")
RULE = re.compile(r"[\s:|]*-[\s:|-]*")
PIPE = re.compile(r"(?<!\\)\|")
STARS = re.compile(r"\*+")


def check(state: StateCore) -> None:
    """Tell of the slips of every block."""
    sheet, before, note = sheet_of(state), "", False
    for token in state.tokens:
        if token.type.startswith("footnote_reference_"):
            note = token.nesting > 0
        elif token.type == "inline":
            standing = Standing.of(token.meta["runs"])
            if before == "paragraph_open":
                _headings(sheet, standing)
                _rows(sheet, token)
            _stars(sheet, standing, note=note)
        before = token.type


def _headings(sheet: Sheet, standing: Standing) -> None:
    for found in HEADING.finditer(standing.text):
        line = standing.text[found.start() :].partition("\n")[0]
        sheet.warn(
            "heading-space",
            f"{said(line)} is no heading, and prints with its signs",
            f"put a space after {found['marks']}; a # that is only text is written \\#",
            standing.at(found.start()),
        )


def _rows(sheet: Sheet, block: Token) -> None:
    """Tell of rows that make no table, since the line of hyphens is missing or ill."""
    lines, at = block.content.split("\n"), 0
    for line, below in pairwise(lines):
        if ROW.fullmatch(line.strip()) and ROW.fullmatch(below.strip()):
            columns, given = (len(PIPE.findall(each.strip())) - 1 for each in (line, below))
            why = "under its head is no line of hyphens"
            if RULE.fullmatch(below.strip()):
                why = f"its head has {columns} cells and the line of hyphens {given}"
            sheet.warn(
                "table-rule",
                f"rows that begin and end with | are no table: {why}",
                f"write {'| --- ' * columns}| under the first row",
                block.meta["origin"].at(at + len(line) - len(line.lstrip())),
            )
            return
        at += len(line) + 1


def _stars(sheet: Sheet, standing: Standing, *, note: bool) -> None:
    """Tell of asterisks that begin or end no emphasis.

    One behind a word may be the mark of a note on it, and so may a lone one at the
    beginning of a paragraph, but not of a note.
    """
    text = standing.text
    near = [(stars, *_beside(text, stars)) for stars in STARS.finditer(text)]
    found = [each for each in near if any(s.isalpha() or s == TURNED for s in each[1:])]
    for stars, behind, ahead in found:
        opens = ahead.isalpha() and not behind.isalnum()
        marks = stars.start() == 0 and len(found) == 1 and not note
        if TURNED in {behind, ahead} or (opens and not marks):
            sheet.warn(
                "emphasis-open",
                f"{stars[0]} has no partner, and prints",
                "put as many asterisks before the words as after them; "
                "an asterisk that is only text is written \\*",
                standing.at(stars.start()),
            )


def _beside(text: str, found: re.Match[str]) -> tuple[str, str]:
    """Return the signs before and after what was found."""
    return text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
