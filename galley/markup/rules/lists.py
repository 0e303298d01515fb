"""Lists, whose items always hold paragraphs."""

from __future__ import annotations

from itertools import count

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.sheet import Sheet, at_of, sheet_of


def check(state: StateCore) -> None:
    """Show the paragraphs of tight lists, and check the numbers of numbered ones."""
    sheet = sheet_of(state)
    around: list[list[Token]] = []
    for token in state.tokens:
        token.hidden = False
        if token.type == "ordered_list_open":
            around.append([])
        elif token.type == "list_item_open" and token.info:
            around[-1].append(token)
        elif token.type == "ordered_list_close":
            _check(sheet, around.pop())


def _check(sheet: Sheet, items: list[Token]) -> None:
    # Items all numbered alike are left to be counted; that is a habit of Markdown.
    if len({item.info for item in items}) == 1:
        return
    for expected, item in zip(count(int(items[0].info)), items, strict=False):
        if int(item.info) != expected:
            sheet.warn(
                "list-number",
                f"the item written {item.info} prints as {expected}",
                f"write {expected}, or begin a list of its own",
                at_of(item),
            )
            return
