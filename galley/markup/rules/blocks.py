"""Ids of blocks, so that each can be found again: in the page, and in its file."""

from __future__ import annotations

from markdown_it.rules_core import StateCore

from galley.markup.sheet import at_of, sheet_of

BLOCKS = frozenset(
    {
        "blockquote_open",
        "bullet_list_open",
        "fence",
        "figure_open",
        "heading_open",
        "hr",
        "list_item_open",
        "ordered_list_open",
        "paragraph_open",
        "table_open",
    }
)


def number(state: StateCore) -> None:
    """Give every block an id, its ordinal unless it has one, and note its line."""
    sheet, count = sheet_of(state), 0
    for token in state.tokens:
        if token.type in BLOCKS and "at" in token.meta:
            count += 1
            token.attrs = {"id": f"{sheet.slug}.block-{count}", **token.attrs}
            sheet.lines[str(token.attrs["id"])] = sheet.line(at_of(token))
