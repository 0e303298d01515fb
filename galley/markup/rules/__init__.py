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

from galley.markup.rules import (
    addresses,
    amounts,
    apostrophes,
    blocks,
    bonds,
    captions,
    characters,
    code,
    comments,
    containers,
    dashes,
    figures,
    granting,
    hanging,
    headings,
    inlines,
    links,
    lists,
    notes,
    numbering,
    passages,
    places,
    pulls,
    quotations,
    raw_html,
    references,
    run_ins,
    slips,
    spans,
    tables,
    turns,
    untaken,
)

BLOCK: tuple[tuple[str, RuleFuncBlockType, tuple[str, ...]], ...] = (
    ("comment", comments.block, ("blockquote",)),
    ("table", tables.table, ("paragraph", "reference")),
    ("attributes", hanging.line, ()),
    ("container", containers.container, ("paragraph", "reference", "blockquote", "list")),
    ("fence", code.fence, ("paragraph", "reference", "blockquote", "list")),
    ("blockquote", blockquote, ("paragraph", "reference", "blockquote", "list")),
    ("hr", hr, ("paragraph", "reference", "blockquote", "list")),
    ("list", list_block, ("paragraph", "reference", "blockquote")),
    ("note", footnote_def, ("paragraph", "reference")),
    ("reference", reference, ()),
    ("heading", headings.heading, ("paragraph", "reference", "blockquote")),
    ("setext", lheading, ()),
    ("paragraph", paragraph, ()),
)

INLINE: tuple[tuple[str, RuleFuncInlineType], ...] = (
    ("text", text),
    ("bare", addresses.bare),
    ("newline", newline),
    ("escape", escape),
    ("backticks", backtick),
    ("emphasis", emphasis.tokenize),
    ("turn", turns.turn),
    ("call", notes.call),
    ("inline note", notes.inline_note),
    ("link", links.link),
    ("span", spans.span),
    ("image", figures.image),
    ("bracketed", addresses.bracketed),
    ("comment", comments.comment),
    ("raw html", raw_html.raw_html),
    ("attributes", spans.attributes),
    ("entity", entity),
)

AFTERWARDS: tuple[tuple[str, RuleFuncInline2Type], ...] = (
    ("pairs", link_pairs),
    ("emphasis", emphasis.postProcess),
    ("runs", passages.keep),
    ("fragments", fragments_join),
)

CORE: tuple[tuple[str, RuleFuncCoreType], ...] = (
    ("amounts", amounts.check),
    ("characters", characters.check),
    ("normalize", normalize),
    ("block", block),
    # Attributes hang on the block after them before anything else moves.
    ("hang", hanging.hang),
    ("gather", notes.gather),
    ("headings", headings.check),
    ("captions", captions.mark),
    ("inline", inlines.parse),
    ("direction", characters.direction),
    ("slips", slips.check),
    ("untaken", untaken.check),
    ("standing turns", turns.stand),
    ("figures", figures.make),
    ("attach", captions.attach),
    ("close up", notes.close_up),
    ("dashes", dashes.replace),
    ("decades", apostrophes.decades),
    ("smartquotes", smartquotes),
    ("straight", passages.straight),
    ("apostrophes", apostrophes.rest),
    ("text join", text_join),
    ("bonds", bonds.bind),
    ("minus", tables.minus),
    ("lists", lists.check),
    ("grant", granting.grant),
    ("places", places.check),
    ("run-ins", run_ins.mark),
    ("attributions", quotations.attributions),
    # Notes are lifted out of the stream here; what follows sees the text alone.
    ("number", numbering.number),
    ("name targets", references.name),
    ("references", references.resolve),
    ("turn order", turns.check),
    ("pulls", pulls.copy),
    ("number blocks", blocks.number),
    ("record", headings.record),
    ("passages", passages.record),
)
