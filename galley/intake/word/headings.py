"""Headings: bold lines that act as such, and levels that the house has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from galley.intake.word.doubts import Doubts
from galley.intake.word.survey import Facts, Survey
from galley.intake.word.text import (
    Block,
    Inline,
    Line,
    Listing,
    Paragraph,
    Words,
    calls,
    shown,
)

LONGEST = 120
"""Characters of a bold line that may be a heading."""

DEEPEST = 2
STATED = re.compile(
    r"(?:table|figure|fig\.|chart|map|graph|source|note|key\s?words|abstract)\b", re.IGNORECASE
)
ENDS = (".", ",", ";", ":")


def with_headings(blocks: Sequence[Block], survey: Survey) -> tuple[list[Block], dict[int, str]]:
    """Make headings of bold lines, and of numbered lists that are a bold line alone.

    Return with the blocks what was decided of each such line, by its number.
    """
    made: list[Block] = []
    guessed: dict[int, str] = {}
    for block in blocks:
        lone = _lone(block)
        head = lone or block
        if not isinstance(head, Paragraph) or head.level:
            made.append(block)
            continue
        if not _is_bold_line(head, survey.facts.get(head.number, Facts(""))):
            made.append(block)
            continue
        decision = "a heading"
        if isinstance(block, Listing) and block.labels:
            decision = f"a heading, without its number {block.labels[0]}"
        guessed[head.number] = decision
        made.append(replace(head, level=_guessed(head)))
    return made, guessed


def tell_guessed(blocks: Sequence[Block], guessed: Mapping[int, str], doubts: Doubts) -> None:
    """Tell the bold lines of a text that were taken for headings."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.level and block.number in guessed:
            what = f"a line in bold: “{shown(block.line).strip()}”"
            doubts.doubt(block.number, "heading-bold", what, guessed[block.number])


def _lone(block: Block) -> Paragraph | None:
    if isinstance(block, Listing) and len(block.items) == 1 and len(block.items[0]) == 1:
        inside = block.items[0][0]
        return inside if isinstance(inside, Paragraph) else None
    return None


def _is_bold_line(block: Paragraph, facts: Facts) -> bool:
    text = shown(block.line).strip()
    if not text or len(text) > LONGEST or STATED.match(text):
        return False
    words = [each for each in block.line if isinstance(each, Words) and each.text.strip()]
    if not any(map(str.isalpha, text)):
        return False
    is_bold = facts.bold or all(word.bold for word in words)
    ends = text.endswith(ENDS) and not re.fullmatch(r".*\b[A-Z]\.", text)
    return is_bold and not ends and facts.style != "caption"


def _guessed(block: Paragraph) -> int:
    """Guess the level of a bold line: by its number, or by italics."""
    text = shown(block.line).strip()
    if number := re.match(r"\d+(\.\d+)*", text):
        return 1 + number[0].count(".")
    words = [each for each in block.line if isinstance(each, Words) and each.text.strip()]
    return 2 if all(word.italic for word in words) else 1


def levelled(blocks: Sequence[Block], doubts: Doubts) -> list[Block]:
    """Give headings the two levels that the house has; deeper ones begin their paragraph."""
    made: list[Block] = []
    above: list[int] = []
    waiting: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or not block.level:
            if waiting and isinstance(block, Paragraph):
                block = replace(block, line=(*_run_in(waiting.pop()), *block.line))  # noqa: PLW2901
            made += [*(replace(head, level=DEEPEST) for head in waiting), block]
            waiting = []
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        made += [replace(head, level=DEEPEST) for head in waiting]
        waiting = []
        if len(above) > DEEPEST:
            what = f"a heading of level {block.level}: “{shown(block.line).strip()}”"
            decision = "it begins the paragraph below, or is a B head where none is"
            doubts.doubt(block.number, "heading-deep", what, decision)
            waiting = [block]
        else:
            made.append(replace(block, level=len(above)))
    return [*made, *(replace(head, level=DEEPEST) for head in waiting)]


def _run_in(head: Paragraph) -> Iterator[Inline]:
    yield Words(shown(head.line).strip(), at=str(head.number), run_in=True)
    yield from calls(head.line)
    yield Words(" ")


def plain_line(line: Line) -> Line:
    """Return a heading's line: no bold, and no line breaks."""
    return tuple(replace(each, bold=False) if isinstance(each, Words) else each for each in line)


def beheaded(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks of a list or quotation, in which a heading is a paragraph."""
    for block in blocks:
        yield replace(block, level=0) if isinstance(block, Paragraph) else block
