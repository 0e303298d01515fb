"""The HTML of what is not a plain element: calls with their notes, addresses, captions."""

# ruff: noqa: ARG002 - markdown-it calls every method with the same arguments

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from galley.markup.sheet import Sheet
from galley.model import Note

NNBSP = "\N{NARROW NO-BREAK SPACE}"
# Where an address may turn the line: after its slashes and underscores, and before
# what begins a new part of it; nowhere inside "https://".
TURNING = re.compile(r"(?<=[/_])(?!/)(?=.)|(?<=.)(?=[?&=.])")
ZWSP = "\N{ZERO WIDTH SPACE}"


# A run of more than 50 characters without such a place, or a hyphen, may turn after
# every dozen, but inside no escape.
LONG = re.compile(rf"[^-{ZWSP}]{{51,}}")
DOZEN = re.compile(r"(?:%[0-9A-Fa-f]{2}|.){1,12}")


def turning(address: str) -> str:
    """Mark where an address may turn the line, with zero-width spaces."""
    return LONG.sub(lambda run: ZWSP.join(DOZEN.findall(run[0])), TURNING.sub(ZWSP, address))


class Renderer(RendererHTML):
    """markdown-it's renderer, with our elements."""

    def address(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render an address that can turn the line."""
        token = tokens[idx]
        return f"<a{self.renderAttrs(token)}>{escapeHtml(turning(token.content))}</a>"

    def note_call(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Render a note's call with the note inside it."""
        token = tokens[idx]
        note = cast("Note | None", token.meta.get("note"))
        if note is None:
            return ""
        sheet = cast("Sheet", env["sheet"])
        texts = [t for t in sheet.bodies[note.number] if t.type == "inline"]
        inside = [self.renderInline(t.children or [], options, env) for t in texts]
        if len(inside) > 1:
            inside = [f'<span class="note-paragraph">{text}</span>' for text in inside]
        joint = NNBSP if token.meta.get("joined") else ""
        return (
            f'{joint}<span class="call" id="{note.call_id}" data-href="#{note.body_id}">'
            f'<span class="note" id="{note.body_id}" data-number="{note.number}">'
            f'<a class="note-number" href="#{note.call_id}">{note.number}</a> '
            f'<span class="note-text">{"".join(inside)}</span></span></span>'
        )

    def turn(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render a page turn."""
        token = tokens[idx]
        end = "\n" if token.block else ""
        return f"<{token.tag}{self.renderAttrs(token)}></{token.tag}>{end}"

    def caption_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Render a caption's beginning, with its label."""
        token = tokens[idx]
        label = escapeHtml(str(token.meta["label"]))
        return f'<{token.tag}><span class="label">{label}</span> '

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render fenced code."""
        token = tokens[idx]
        return f"<pre{self.renderAttrs(token)}><code>{escapeHtml(token.content)}</code></pre>\n"
