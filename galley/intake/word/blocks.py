"""Pandoc's blocks → ours: a table of rules, one kind a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from galley.intake.word.converting import Node
from galley.intake.word.inlines import Reading, line_of
from galley.intake.word.tables import Cell, table_of
from galley.intake.word.text import (
    Block,
    Figure,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Words,
    shown,
)

Rule = Callable[[Reading, Any], Iterator[Block]]

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
FORMS = {"Period": "{}.", "OneParen": "{})", "TwoParens": "({})"}


def blocks_of(reading: Reading, nodes: list[Node]) -> tuple[Block, ...]:
    """Read blocks; a paragraph whose end was deleted goes on with the next."""
    joined = _joined(nodes)
    return tuple(block for node in joined for block in BLOCKS[node["t"]](reading, node.get("c")))


def _joined(nodes: Sequence[Node]) -> Iterator[Node]:
    before: list[Any] | None = None
    for node in nodes:
        if node["t"] not in {"Para", "Plain"}:
            if before is not None:
                yield {"t": "Para", "c": before}
                before = None
            yield node
            continue
        content = [*(before or []), *node["c"]]
        before = content if _end_is_deleted(node["c"]) else None
        if before is None:
            yield {"t": "Para", "c": content}
    if before is not None:
        yield {"t": "Para", "c": before}


def _end_is_deleted(nodes: list[Node]) -> bool:
    return any(node["t"] == "Span" and "paragraph-deletion" in node["c"][0][1] for node in nodes)


def _paragraph(reading: Reading, nodes: list[Node]) -> Iterator[Block]:
    line = line_of(reading, nodes)
    number = reading.number
    text = tuple(each for each in line if not isinstance(each, Picture))
    if any(not isinstance(each, Words) or each.text.strip() for each in text):
        yield Paragraph(number, text)
    yield from (Figure(number, each) for each in line if isinstance(each, Picture))


def _header(reading: Reading, content: list[Any]) -> Iterator[Block]:
    level, _, nodes = content
    for block in _paragraph(reading, nodes):
        if isinstance(block, Paragraph) and shown(block.line).strip():
            yield Paragraph(block.number, block.line, level)
        else:
            yield block


def _bullets(reading: Reading, items: list[list[Node]]) -> Iterator[Block]:
    made = tuple(blocks_of(reading, item) for item in items)
    yield Listing(_first(made, reading), tuple(filter(None, made)))


def _numbered(reading: Reading, content: list[Any]) -> Iterator[Block]:
    (start, style, form), items = content
    made = [blocks_of(reading, item) for item in items]
    numbers = [n for n, item in enumerate(made, start) if item]
    frame, kept = FORMS.get(form["t"], "{}."), tuple(filter(None, made))
    labels = tuple(frame.format(_label(n, style["t"])) for n in numbers)
    yield Listing(_first(kept, reading), kept, labels)


def _first(items: Sequence[Sequence[Block]], reading: Reading) -> int:
    return next((block.number for item in items for block in item), reading.number)


def _label(number: int, style: str) -> str:
    if style.endswith("Alpha"):
        text = LETTERS[(number - 1) % len(LETTERS)] * ((number - 1) // len(LETTERS) + 1)
    elif style.endswith("Roman"):
        text = "x" * (number // 10)
        number %= 10
        for size, sign in ROMAN:
            text += sign * (number // size)
            number %= size
    else:
        return str(number)
    return text.upper() if style.startswith("Upper") else text


def _quotation(reading: Reading, nodes: list[Node]) -> Iterator[Block]:
    inside = blocks_of(reading, nodes)
    if inside:
        yield Quotation(inside[0].number, inside)


def _inside(reading: Reading, content: list[Any]) -> Iterator[Block]:
    yield from blocks_of(reading, content[-1])


def _lines(reading: Reading, content: list[list[Node]]) -> Iterator[Block]:
    nodes: list[Node] = []
    for line in content:
        nodes += [*([{"t": "LineBreak"}] if nodes else []), *line]
    yield from _paragraph(reading, nodes)


def _code(reading: Reading, content: list[Any]) -> Iterator[Block]:
    nodes = [[{"t": "Str", "c": line}] for line in re.split("\n", content[1])]
    yield from _lines(reading, nodes)


def _rule(reading: Reading, _: None) -> Iterator[Block]:
    reading.doubt("rule", "a rule between paragraphs", "left out")
    yield from ()


def _raw(reading: Reading, content: list[Any]) -> Iterator[Block]:
    reading.doubt("raw", f"a piece of {content[0]}", "left out")
    yield from ()


def _definitions(reading: Reading, content: list[Any]) -> Iterator[Block]:
    for term, meanings in content:
        yield from _paragraph(reading, term)
        for meaning in meanings:
            yield from blocks_of(reading, meaning)


def _figure(reading: Reading, content: list[Any]) -> Iterator[Block]:
    _, (_, caption), inside = content
    yield from blocks_of(reading, inside)
    yield from blocks_of(reading, caption)


def _table(reading: Reading, content: list[Any]) -> Iterator[Block]:
    _, (_, caption), columns, (_, head), bodies, (_, foot) = content
    captions = blocks_of(reading, caption)
    rows = [*head, *(row for _, _, first, rest in bodies for row in [*first, *rest]), *foot]
    cells = [[_cell(reading, cell) for cell in row[1]] for row in rows]
    yield from table_of(reading, captions, cells, columns=len(columns), headed=bool(head))


def _cell(reading: Reading, content: list[Any]) -> Cell:
    _, _, high, wide, nodes = content
    return Cell(blocks_of(reading, nodes), high, wide)


BLOCKS: Mapping[str, Rule] = {
    "Para": _paragraph,
    "Plain": _paragraph,
    "Header": _header,
    "BulletList": _bullets,
    "OrderedList": _numbered,
    "BlockQuote": _quotation,
    "Table": _table,
    "Figure": _figure,
    "Div": _inside,
    "LineBlock": _lines,
    "CodeBlock": _code,
    "HorizontalRule": _rule,
    "RawBlock": _raw,
    "DefinitionList": _definitions,
}
