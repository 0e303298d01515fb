"""Run-in heads: numbered; in italics, a first sentence, or alone on their line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from galley.intake.ledger import Ledger
from galley.intake.paragraphs import Group
from galley.intake.runs import Cause, Close, Open, Runs, Seam, Words, Wrap, shown

NUMBER = re.compile(r"\((\d{1,2})\)\s+(?=\S)")
LONGEST = 220  # characters
SENTENCE = re.compile(r"\(\d{1,2}\) [^.:;?!]{3,100}[.:](?= [^\W\da-z_])")
"""A short first sentence, with more of its paragraph after it."""


def mark_run_ins(groups: Sequence[Group], ledger: Ledger) -> Iterator[Group]:
    """Mark the heads that count up from (1), each at its paragraph's beginning.

    One that stands in italics after a colon begins a paragraph of its own.
    """
    parted = [part for group in groups for part in _parted(group, ledger)]
    heads = _series([_head(group) for group in parted])
    for n, group in enumerate(parted):
        told = ledger.settled(group.blocks[0].block.line, "run-in", "paragraph")
        if (n in heads and told != "paragraph") or told == "run-in":
            yield replace(group, runs=_wrapped(group.runs))
        else:
            yield group


def _parted(group: Group, ledger: Ledger) -> Iterator[Group]:
    for i, run in enumerate(group.runs):
        if not isinstance(run, Words) or not run.italic or not NUMBER.match(run.text):
            continue
        before = shown(group.runs[:i]).rstrip()
        after = shown(group.runs[i + 1 :]).strip()
        if before.endswith(":") and not after.strip(":."):
            block = group.blocks[-1]
            what = f"“{run.text[:40]}” stands in italics after a colon"
            ledger.doubt(block.block.line, "run-in", what, "it begins a paragraph, as its head")
            yield Group(group.blocks, group.runs[:i])
            yield Group((block,), (Seam(block.block.line, Cause.NOTHING), *group.runs[i:]))
            return
    yield group


def _head(group: Group) -> int:
    """Return the number of a paragraph's run-in head, 0 if it has none."""
    text = shown(group.runs)
    match = NUMBER.match(text)
    if not match or group.pull:
        return 0
    number = int(match[1])
    first = next(run for run in group.runs if isinstance(run, Words))
    short = len(text) <= LONGEST or SENTENCE.match(first.text)
    alone = short and f"({number + 1})" not in text
    return number if first.italic or alone else 0


def _series(numbers: Sequence[int]) -> set[int]:
    """Return the places of those numbers that count up from one, two at least."""
    found: set[int] = set()
    run: list[int] = []
    for place, number in enumerate(numbers):
        if number == 1:
            run = [place]
        elif number and number == len(run) + 1:
            run.append(place)
            found.update(run)
    return found


def _wrapped(runs: Runs) -> Runs:
    """Put the head in a span: what is in italics, or the first sentence, or all of it.

    Calls at its end stay outside.
    """
    start = next(i for i, run in enumerate(runs) if isinstance(run, Words))
    first = runs[start]
    italic = isinstance(first, Words) and first.italic
    if isinstance(first, Words) and not italic and (match := SENTENCE.match(first.text)):
        lead, rest = replace(first, text=match[0]), replace(first, text=first.text[match.end() :])
        span = (Open(Wrap.RUN_IN), lead, Close(Wrap.RUN_IN))
        return (*runs[:start], *span, rest, *runs[start + 1 :])
    end = start + 1
    for i in range(start, len(runs)):
        run = runs[i]
        if isinstance(run, Words) and run.text.strip():
            if italic and not run.italic:
                break
            end = i + 1
    head = (replace(r, italic=False) if isinstance(r, Words) else r for r in runs[start:end])
    return (*runs[:start], Open(Wrap.RUN_IN), *head, Close(Wrap.RUN_IN), *runs[end:])
