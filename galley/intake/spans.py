"""Pull quotes put to their sentences: the words of each found and marked in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from galley.intake.elements import PullBlock
from galley.intake.pieces import Paragraph, Part
from galley.intake.runs import Address, Close, Link, Open, Run, Runs, Words, Wrap, shown
from galley.intake.signs import level, squash

SPANNED = frozenset({Part.TEXT, Part.ITEM, Part.QUOTATION})


@dataclass(frozen=True)
class Match:
    """Where a pull quote's words stand: a paragraph, and characters of what it shows."""

    paragraph: int
    start: int
    end: int


def match(pull: PullBlock, body: Sequence[Paragraph]) -> Match | None:
    """Find the words of a pull quote in the text; ``None`` unless they are the very same.

    Quotation marks, dashes and spaces may differ in kind; a stop at the end may be
    missing from the pull quote, for its sentence goes on.
    """
    quote = shown(pull.runs).strip()
    key = squash(quote)
    for n, paragraph in enumerate(body):
        if paragraph.part in SPANNED and paragraph.pull == 0:
            text = shown(paragraph.runs)
            for start, end in _places(text, key):
                widened = _widened(text, quote, start, end)
                if widened:
                    return Match(n, *widened)
    return None


def mark(runs: Runs, start: int, end: int, name: str) -> Runs:
    """Put a span round characters of what runs show; calls after the last stay outside."""
    made: list[Run] = []
    at = 0
    for run in runs:
        for piece in _divided(run, start - at, end - at):
            size = _size(piece)
            if size and at == start:
                made.append(Open(Wrap.PULL, name))
            made.append(piece)
            at += size
            if size and at == end:
                made.append(Close(Wrap.PULL, name))
    return tuple(made)


def _divided(run: Run, *cuts: int) -> Iterator[Run]:
    """Divide a run of words at these characters."""
    size = _size(run)
    inner = sorted({cut for cut in cuts if 0 < cut < size}) if isinstance(run, Words) else []
    for start, end in zip([0, *inner], [*inner, size], strict=True):
        yield replace(run, text=run.text[start:end]) if isinstance(run, Words) else run


def _size(run: Run) -> int:
    return len(run.text) if isinstance(run, Words | Address | Link) else 0


def _places(text: str, key: str) -> Iterator[tuple[int, int]]:
    """Yield where the letters of a key stand in a text, from its first to its last."""
    letters: list[str] = []
    places: list[int] = []
    for i, char in enumerate(text):
        for letter in squash(char):
            letters.append(letter)
            places.append(i)
    whole = "".join(letters)
    at = whole.find(key)
    while at >= 0:
        yield places[at], places[at + len(key) - 1] + 1
        at = whole.find(key, at + 1)


def _widened(text: str, quote: str, start: int, end: int) -> tuple[int, int] | None:
    """Take in the signs that the quote has before its first letter and after its last."""
    edges = [i for i, char in enumerate(quote) if squash(char)]
    head, tail = quote[: edges[0]], quote[edges[-1] + 1 :]
    if level(quote[edges[0] : edges[-1] + 1]) != level(text[start:end]):
        return None
    if level(text[start - len(head) : start] if head else "") != level(head):
        return None
    if level(text[end : end + len(tail)]) == level(tail):
        return start - len(head), end + len(tail)
    return None
