"""The rules, in the order in which they are tried.

A block rule names those rules that it may cut short: a list ends a paragraph.
Core rules run one after the other over the whole text; what they need of one
another is in their order.
"""

from __future__ import annotations

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_core import RuleFuncCoreType
from markdown_it.parser_inline import RuleFuncInline2Type, RuleFuncInlineType
from markdown_it.rules_block import blockquote, hr, lheading, list_block, paragraph, reference
from markdown_it.rules_core import block, normalize, smartquotes, text_join
from markdown_it.rules_inline import (
    backtick,
    emphasis,
    entity,
    escape,
    fragments_join,
    link_pairs,
    newline,
    text,
)
from mdit_py_plugins.footnote.index import footnote_def

from galley.markup.rules.addresses import bare, bracketed
from galley.markup.rules.blocks import loosen, number_blocks
from galley.markup.rules.captions import attach, captions
from galley.markup.rules.characters import characters
from galley.markup.rules.code import fence
from galley.markup.rules.comments import comment, comment_block
from galley.markup.rules.containers import container
from galley.markup.rules.dashes import dashes
from galley.markup.rules.figures import figures, image
from galley.markup.rules.granting import grant
from galley.markup.rules.hanging import attribute_line, hang
from galley.markup.rules.headings import heading, headings, record
from galley.markup.rules.inlines import inline
from galley.markup.rules.links import link
from galley.markup.rules.notes import call, close_up, gather, inline_note
from galley.markup.rules.numbering import number
from galley.markup.rules.places import places
from galley.markup.rules.pulls import pulls
from galley.markup.rules.quotations import attributions
from galley.markup.rules.raw_html import raw_html
from galley.markup.rules.references import name_targets, references
from galley.markup.rules.run_ins import run_ins
from galley.markup.rules.spans import attributes, span
from galley.markup.rules.tables import minus, table
from galley.markup.rules.turns import standing_turns, turn, turn_order

BLOCK: tuple[tuple[str, RuleFuncBlockType, tuple[str, ...]], ...] = (
    ("comment", comment_block, ("paragraph", "reference", "blockquote")),
    ("table", table, ("paragraph", "reference")),
    ("attributes", attribute_line, ()),
    ("container", container, ("paragraph", "reference", "blockquote", "list")),
    ("fence", fence, ("paragraph", "reference", "blockquote", "list")),
    ("blockquote", blockquote, ("paragraph", "reference", "blockquote", "list")),
    ("hr", hr, ("paragraph", "reference", "blockquote", "list")),
    ("list", list_block, ("paragraph", "reference", "blockquote")),
    ("note", footnote_def, ("paragraph", "reference")),
    ("reference", reference, ()),
    ("heading", heading, ("paragraph", "reference", "blockquote")),
    ("setext", lheading, ()),
    ("paragraph", paragraph, ()),
)

INLINE: tuple[tuple[str, RuleFuncInlineType], ...] = (
    ("text", text),
    ("bare", bare),
    ("newline", newline),
    ("escape", escape),
    ("backticks", backtick),
    ("emphasis", emphasis.tokenize),
    ("turn", turn),
    ("call", call),
    ("inline note", inline_note),
    ("link", link),
    ("span", span),
    ("image", image),
    ("bracketed", bracketed),
    ("comment", comment),
    ("raw html", raw_html),
    ("attributes", attributes),
    ("entity", entity),
)

AFTERWARDS: tuple[tuple[str, RuleFuncInline2Type], ...] = (
    ("pairs", link_pairs),
    ("emphasis", emphasis.postProcess),
    ("fragments", fragments_join),
)

CORE: tuple[tuple[str, RuleFuncCoreType], ...] = (
    ("normalize", normalize),
    ("characters", characters),
    ("block", block),
    # Attributes hang on the block after them before anything else moves.
    ("hang", hang),
    ("gather", gather),
    ("headings", headings),
    ("captions", captions),
    ("inline", inline),
    ("standing turns", standing_turns),
    ("figures", figures),
    ("attach", attach),
    ("close up", close_up),
    ("dashes", dashes),
    ("smartquotes", smartquotes),
    ("text join", text_join),
    ("minus", minus),
    ("loosen", loosen),
    ("grant", grant),
    ("places", places),
    ("run-ins", run_ins),
    ("attributions", attributions),
    # Notes are lifted out of the stream here; what follows sees the text alone.
    ("number", number),
    ("name targets", name_targets),
    ("references", references),
    ("turn order", turn_order),
    ("pulls", pulls),
    ("number blocks", number_blocks),
    ("record", record),
)
