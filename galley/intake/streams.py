"""Blocks → a stream of text and notes: every note found, every call in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from galley.intake.blocks import NUMBERED, note_number
from galley.intake.calls import Calls, beginning
from galley.intake.elements import Element, Note, NoteBlock, TextBlock
from galley.intake.ledger import Ledger
from galley.intake.lines import Block, Shape
from galley.intake.notes import Notebook, ends_as_note
from galley.intake.signs import finished, goes_on

AHEAD = 3
"""Numbers in a row that may hide inside lines before the reading is held to be faulty."""


@dataclass
class Walk:
    """Where the reading of a piece has come to."""

    blocks: Sequence[Block]
    ledger: Ledger
    calls: Calls
    stream: list[Element] = field(default_factory=list)
    book: Notebook = field(default_factory=Notebook)

    @property
    def among(self) -> bool:
        """Whether the block before is a note's."""
        return bool(self.stream) and isinstance(self.stream[-1], NoteBlock)


def read_stream(
    blocks: Sequence[Block], ledger: Ledger
) -> tuple[tuple[Element, ...], tuple[Note, ...]]:
    """Part a piece's notes from its text.

    A fault for a gap in the numbering, a call without a note, a note without a call.
    """
    walk = Walk(blocks, ledger, Calls(ledger))
    for i, block in enumerate(blocks):
        _take(walk, i, block)
    notes = walk.book.notes(ledger)
    walk.calls.check(notes)
    return tuple(walk.stream), notes


def _take(walk: Walk, i: int, block: Block) -> None:
    told = walk.ledger.settled(block.line, "note", "paragraph", "tail")
    number = int(told.split()[1]) if told.startswith("note ") else 0
    if not told and _begins_note(walk, i, block):
        number = note_number(block.text)
    if number and walk.book.last < number:
        _uncover(walk, number, block)
        _add(walk, number, block)
    elif told == "tail" or (not told and _is_tail(walk, i, block)):
        walk.book.add_tail(block.text, block.line, walk.ledger)
        walk.stream.append(NoteBlock(block, len(block.text)))
    else:
        walk.stream.append(TextBlock(block, walk.calls.numbered(block)))


def _begins_note(walk: Walk, i: int, block: Block) -> bool:
    """Tell whether a block is the next note, or one soon after it.

    Its call has been read, unless it says itself that it is a note; it begins like a
    sentence, unless it stands right under another note; no later block is the next note.
    """
    expected, number = walk.book.last + 1, note_number(block.text)
    if block.shape is not Shape.TEXT or not expected <= number <= expected + AHEAD:
        return False
    called = number <= walk.calls.last or (number == expected and ends_as_note(block.text))
    match = NUMBERED.match(block.text)
    begins = block.text[match.end() if match else 0 :]
    if not called or (begins[0].islower() and not walk.among):
        return False
    later = (note_number(b.text) for b in walk.blocks[i + 1 :] if b.shape is Shape.TEXT)
    return number == expected or expected not in later


def _is_tail(walk: Walk, i: int, block: Block) -> bool:
    """Tell whether a block goes on with the last note.

    It stands right under it, or last before the next note; and it ends as a note does, or
    begins in the middle of a sentence where the text before it is complete.
    """
    if block.shape is not Shape.TEXT or not walk.book.bodies:
        return False
    following = walk.blocks[i + 1] if i + 1 < len(walk.blocks) else None
    following_next = following is not None and note_number(following.text) == walk.book.last + 1
    last = following is not None and following_next and _begins_note(walk, i + 1, following)
    if ends_as_note(block.text):
        return walk.among or last
    before = walk.stream[-1]
    whole = not isinstance(before, TextBlock) or finished(before.text)
    return last and walk.book.open and not walk.among and goes_on(block.text) and whole


def _add(walk: Walk, number: int, block: Block) -> None:
    match = NUMBERED.match(block.text)
    numbered = match and note_number(block.text) == number
    text = block.text[match.end() :] if match and numbered else block.text
    walk.book.add(number, text, block.line)
    walk.stream.append(NoteBlock(block, len(block.text), number))


def _uncover(walk: Walk, number: int, block: Block) -> None:
    """Find the notes between the last and this one: their numbers stand inside lines."""
    for missing in range(walk.book.last + 1, number):
        if not _uncovered(walk, missing):
            message = f"note {missing} is missing: after {missing - 1} comes {number}"
            hint = "find its number in the lines above, and begin a line with it"
            walk.ledger.fault(block.line, "note-gap", message, hint)


def _uncovered(walk: Walk, number: int) -> bool:
    inside = re.compile(rf"(?<=\s){number} (?=[A-Z“\"'‘*<\[])")
    for i in range(len(walk.stream) - 1, -1, -1):
        element = walk.stream[i]
        match = inside.search(element.block.text)
        if not match and isinstance(element, NoteBlock) and i < len(walk.stream) - 1:
            return False
        if not match:
            continue
        if isinstance(element, TextBlock):
            text, rest = element.block.text[: match.start()], element.block.text[match.end() :]
            shorter = Block(element.block.lines, text.rstrip(), element.block.shape)
            hidden = NoteBlock(Block(element.block.lines, rest), len(rest), number)
            walk.stream[i : i + 1] = [
                TextBlock(shorter, beginning(element.runs, shorter.text)),
                hidden,
            ]
            walk.book.add(number, rest, element.line)
        elif not walk.book.divide(number, match[0]):
            return False
        what = f"the number of note {number} stands inside a line"
        walk.ledger.doubt(element.block.line, "note-hidden", what, "the note begins there")
        return True
    return False
