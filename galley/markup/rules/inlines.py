"""Inline text: parsed with its origin at hand, so that every token knows its place."""

from __future__ import annotations

from markdown_it.rules_core import StateCore

from galley.markup.source import Origin


def parse(state: StateCore) -> None:
    """Parse the inline text of every block."""
    for token in state.tokens:
        if token.type == "inline":
            state.env["origin"] = token.meta.get("origin", Origin())
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
            token.meta["runs"] = state.env.pop("runs")
