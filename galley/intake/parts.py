"""Groups → paragraphs: what each is, by its look and by what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from galley.intake.elements import TextBlock
from galley.intake.glue import may_be_heading
from galley.intake.inlines import runs_of
from galley.intake.ledger import Ledger
from galley.intake.lines import Block, Shape
from galley.intake.numbering import ITEM, numbered
from galley.intake.paragraphs import Group
from galley.intake.pieces import Paragraph, Part
from galley.intake.runs import Call, Open, Run, Runs, Seam, Words, shown
from galley.intake.signs import DOUBLE, finished, goes_on, is_attribution

CAPTION = re.compile(r"^\**Table\s+\d+\s*(?:[:.]\**|\s(?=[^\W\d]))\s*")
NOT_QUOTED = re.compile(r"^\(\w{1,3}\)\s")


def tell_parts(groups: Sequence[Group], ledger: Ledger) -> Iterator[Paragraph]:
    """Tell what each group is.

    A heading is short and has no stop, after a complete paragraph and before another. A
    quotation follows a colon, and has quotation marks round it or a note at its end; or a
    line that says whose words it has follows it.
    """
    texts = [group for group in groups if not group.pull and not is_attribution(_shown(group))]
    sources = _sources(groups)
    numbers = numbered([_shown(group) for group in texts])
    for group in groups:
        if pull := group.pull:
            yield Paragraph(Part.PULL, group.runs, pull.block.line, pull=pull.number)
        elif group in texts:
            at = texts.index(group)
            yield _told(texts, at, numbers.get(at, 0), sources.get(id(group), ()), ledger)


def _sources(groups: Sequence[Group]) -> dict[int, Runs]:
    """Return the lines that say whose words a quotation has, by the group before each."""
    texts = [group for group in groups if not group.pull]
    return {
        id(quotation): tuple(run for run in source.runs if not isinstance(run, Seam))
        for quotation, source in pairwise(texts)
        if is_attribution(_shown(source))
    }


def _told(texts: Sequence[Group], at: int, number: int, source: Runs, ledger: Ledger) -> Paragraph:
    group, line = texts[at], texts[at].blocks[0].block.line
    before = texts[at - 1] if at else None
    after = texts[at + 1] if at + 1 < len(texts) else None
    if number:
        return Paragraph(Part.ITEM, _without(ITEM, group.runs), line, number=number)
    part = Part.QUOTATION if source else _part(group, before, after, ledger)
    paragraph = Paragraph(part, group.runs, line, attribution=source)
    if part is Part.TABLE:
        rows = tuple(_cells(block.block) for block in group.blocks)
        return replace(paragraph, rows=tuple(row for part in rows for row in part))
    if part is Part.CAPTION:
        label = CAPTION.match(group.blocks[0].block.text)
        told = label[0].strip("*:. ") if label else ""
        return replace(paragraph, runs=_without(CAPTION, group.runs), label=told)
    if part is Part.QUOTATION and not source:
        ledger.doubt(line, "quotation", "a paragraph after a colon", "taken for a quotation")
        return replace(paragraph, runs=_unquoted(group.runs))
    return paragraph


def _part(group: Group, before: Group | None, after: Group | None, ledger: Ledger) -> Part:
    block = group.blocks[0].block
    told = ledger.settled(block.line, "heading", "paragraph", "quotation")
    if told:
        return {"quotation": Part.QUOTATION, "paragraph": Part.TEXT}.get(told, Part.HEADING)
    if block.shape is Shape.ROWS:
        return Part.TABLE
    if block.shape is Shape.ITEM:
        return Part.ITEM
    if after and after.blocks[0].block.shape is Shape.ROWS and CAPTION.match(block.text):
        return Part.CAPTION
    if _is_heading(group, before, after):
        return Part.HEADING
    return Part.QUOTATION if _is_quotation(group, before) else Part.TEXT


def _is_heading(group: Group, before: Group | None, after: Group | None) -> bool:
    if len(group.blocks) > 1 or after is None or not _looks(group):
        return False
    if any(isinstance(run, Call | Open) for run in group.runs):
        return False
    opens = before is None or finished(_shown(before)) or _looks(before)
    return opens and not _shown(before).endswith(":") and not goes_on(_shown(after))


def _looks(group: Group) -> bool:
    first = group.blocks[0]
    return isinstance(first, TextBlock) and may_be_heading(first)


def _is_quotation(group: Group, before: Group | None) -> bool:
    if not _shown(before).endswith(":") or any(isinstance(run, Open) for run in group.runs):
        return False
    text = _shown(group)
    if NOT_QUOTED.match(text) or group.blocks[0].block.shape is not Shape.TEXT:
        return False
    quoted = text[0] in DOUBLE and text[-1] in DOUBLE
    return quoted or isinstance(group.runs[-1], Call)


def _shown(group: Group | None) -> str:
    return shown(group.runs).strip() if group else ""


def _cells(block: Block) -> Iterator[tuple[str, ...]]:
    for line in block.lines:
        yield tuple(shown(runs_of(cell.strip())) for cell in line.text.strip("\t").split("\t"))


def _without(pattern: re.Pattern[str], runs: Runs) -> Runs:
    made: list[Run] = list(runs)
    at = next(i for i, run in enumerate(made) if isinstance(run, Words))
    first = made[at]
    if isinstance(first, Words):
        made[at] = replace(first, text=pattern.sub("", first.text))
    return tuple(made)


def _unquoted(runs: Runs) -> Runs:
    """Take off the marks round a quotation: set off as a block it has none."""
    text = shown(runs).strip()
    if text[0] not in DOUBLE or text[-1] not in DOUBLE:
        return runs
    made = list(runs)
    places = [i for i, run in enumerate(made) if isinstance(run, Words) and run.text.strip()]
    for at, strip in ((places[0], str.lstrip), (places[-1], str.rstrip)):
        run = made[at]
        if isinstance(run, Words):
            bare = strip(run.text)
            bare = bare[1:] if strip is str.lstrip else bare[:-1]
            made[at] = replace(run, text=bare)
    return tuple(run for run in made if not isinstance(run, Words) or run.text)
