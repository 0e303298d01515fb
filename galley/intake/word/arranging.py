"""Blocks as a manuscript takes them: captions at what they name, calls where one can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from galley.intake.word.bios import cut
from galley.intake.word.doubts import Doubts
from galley.intake.word.headings import beheaded, plain_line
from galley.intake.word.survey import Facts, Survey
from galley.intake.word.tally import Tally
from galley.intake.word.text import (
    Block,
    Call,
    Figure,
    Grid,
    Line,
    Listing,
    Paragraph,
    Quotation,
    Words,
    calls,
    shown,
    without_calls,
)

LABEL = re.compile(
    r"\s*(?P<word>table|figure|fig\.|chart|graph|map|diagram|picture|image|photo)\s*"
    r"(?P<number>\d+)\s*[:.–—-]*\s*",
    re.IGNORECASE,
)
TABLES = frozenset({"table"})
NUMBERED = re.compile(r"\d+\.$")


def captioned(blocks: Sequence[Block], survey: Survey, doubts: Doubts, tally: Tally) -> list[Block]:
    """Give tables and figures the captions that stand beside them."""
    made = list(blocks)
    counts = {Grid: 0, Figure: 0}
    at = 0
    while at < len(made):
        block = made[at]
        if isinstance(block, Grid | Figure):
            counts[type(block)] += 1
            if not shown(block.caption).strip():
                near = [n for n in (at - 1, at + 1) if 0 <= n < len(made)]
                place = next((n for n in near if _is_caption(made[n], block, survey)), None)
                if place is not None:
                    other = made[place]
                    line = other.line if isinstance(other, Paragraph) else ()
                    block = replace(block, number=block.number, caption=line)
                    made[at] = block
                    del made[place]
                    at -= place < at
            made[at] = _labelled(block, counts[type(block)], doubts, tally)
        at += 1
    return made


def _is_caption(block: Block, owner: Grid | Figure, survey: Survey) -> bool:
    if not isinstance(block, Paragraph):
        return False
    match = LABEL.match(shown(block.line))
    if match:
        return (match["word"].lower() in TABLES) == isinstance(owner, Grid)
    return survey.facts.get(block.number, Facts("")).style == "caption"


def _labelled(block: Grid | Figure, count: int, doubts: Doubts, tally: Tally) -> Grid | Figure:
    """Take the label off a caption: the page counts itself."""
    match = LABEL.match(shown(block.caption))
    if not match:
        return replace(block, caption=plain_line(block.caption))
    at = next((e.at for e in block.caption if isinstance(e, Words)), str(block.number))
    tally.add(at, match[0])
    kind = "Table" if isinstance(block, Grid) else "Figure"
    label = f"{match['word']} {match['number']}"
    if label.lower() != f"{kind} {count}".lower():
        what, decision = f"the caption is labelled “{label}”", f"it prints as “{kind} {count}”"
        doubts.doubt(int(at) if at.isdigit() else block.number, "caption-number", what, decision)
    return replace(block, caption=plain_line(cut(block.caption, match.end())))


@dataclass
class Calls:
    """Moves calls from where none can stand to the paragraph before, or the next."""

    doubts: Doubts
    made: list[Block] = field(default_factory=list)
    waiting: list[Call] = field(default_factory=list)

    def settled(self, blocks: Iterable[Block], early: Iterable[Call]) -> list[Block]:
        """Return the text's blocks; ``early`` are calls from before the text."""
        self.waiting = list(early)
        for call in self.waiting:
            self._tell(call, 0, "before the text")
        for block in blocks:
            self._settle(block)
        if self.waiting:
            self.made.append(Paragraph(0, tuple(self.waiting)))
        return self.made

    def _settle(self, block: Block) -> None:
        if isinstance(block, Paragraph) and block.level:
            self._hold(calls(block.line), block, "in a heading")
            self.made.append(replace(block, line=plain_line(without_calls(block.line))))
        elif isinstance(block, Paragraph):
            self.made.append(replace(block, line=(*block.line, *self.waiting)))
            self.waiting = []
        elif isinstance(block, Grid | Figure):
            rows = [cell for row in block.rows for cell in row] if isinstance(block, Grid) else []
            self._back(tuple(c for cell in [block.caption, *rows] for c in calls(cell)), block)
            self.made.append(_bare(block))
        else:
            self.made.append(block)

    def _back(self, found: tuple[Call, ...], block: Grid | Figure) -> None:
        last = self.made[-1] if self.made else None
        if isinstance(last, Paragraph) and not last.level:
            for call in found:
                self._tell(call, block.number, "in a table or caption")
            self.made[-1] = replace(last, line=(*last.line, *found))
        else:
            self._hold(found, block, "in a table or caption")

    def _hold(self, found: tuple[Call, ...], block: Block, where: str) -> None:
        for call in found:
            self._tell(call, block.number, where)
        self.waiting += found

    def _tell(self, call: Call, number: int, where: str) -> None:
        what = f"a note’s call {where} (note {call.key})"
        self.doubts.doubt(number, "note-moved", what, "called at the end of a paragraph beside it")


def _bare(block: Grid | Figure) -> Block:
    if isinstance(block, Figure):
        return replace(block, caption=without_calls(block.caption))
    rows = tuple(tuple(map(without_calls, row)) for row in block.rows)
    return replace(block, rows=rows, caption=without_calls(block.caption))


def plainly(blocks: Iterable[Block], doubts: Doubts) -> list[Block]:
    """Write lettered lists as paragraphs; take headings out of lists and quotations."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Listing):
            made += _listed(block, doubts)
        elif isinstance(block, Quotation):
            inside = plainly(beheaded(block.blocks), doubts)
            parts = [b for b in inside if not isinstance(b, Grid | Figure)]
            made += [replace(block, blocks=tuple(parts))] if parts else []
            made += [b for b in inside if isinstance(b, Grid | Figure)]
        else:
            made.append(block)
    return made


def _listed(block: Listing, doubts: Doubts) -> list[Block]:
    items = [plainly(beheaded(item), doubts) for item in block.items]
    apart = [b for item in items for b in item if isinstance(b, Grid | Figure)]
    kept = [tuple(b for b in item if not isinstance(b, Grid | Figure)) for item in items]
    if not all(map(NUMBERED.fullmatch, block.labels)):
        what = f"a list numbered {block.labels[0]} and so on"
        doubts.doubt(
            block.number, "list-letters", what, "its items are paragraphs with their labels"
        )
        lettered: list[Block] = []
        for label, item in zip(block.labels, items, strict=True):
            first = item[0]
            if isinstance(first, Paragraph):
                line: Line = (Words(f"{label} "), *first.line)
                lettered += [replace(first, line=line), *item[1:]]
            else:
                lettered += [Paragraph(first.number, (Words(label),)), *item]
        return lettered
    labels = [label for n, label in enumerate(block.labels) if kept[n]]
    whole = replace(block, items=tuple(filter(None, kept)), labels=tuple(labels))
    return [*([whole] if whole.items else []), *apart]
