"""Where pull quotes stand: on their printed page, between paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from galley.intake.elements import Origin, PullBlock
from galley.intake.ledger import Ledger
from galley.intake.pieces import Paragraph, Part
from galley.intake.runs import Aside, Run, Runs, Seam, Turn
from galley.intake.spans import Match, mark, match

INSIDE = frozenset({Part.ITEM, Part.QUOTATION})
"""Parts that keep a page turn at their head inside."""


@dataclass(frozen=True)
class Placed:
    """A text with its pull quotes in their places; ``origins`` by their numbers."""

    body: tuple[Paragraph, ...]
    origins: Mapping[int, Origin]


def with_turns(
    body: Sequence[Paragraph], folios: Mapping[tuple[int, int], int]
) -> Iterator[Paragraph]:
    """Put turns for the seams that are one, and take the other seams out.

    A turn at the head of a paragraph becomes a block of its own before it.
    """
    for i, paragraph in enumerate(body):
        runs = tuple(
            _turned(run, folios.get((i, n)))
            for n, run in enumerate(paragraph.runs)
            if not isinstance(run, Seam) or (i, n) in folios
        )
        if runs and isinstance(runs[0], Turn) and paragraph.part not in INSIDE:
            yield Paragraph(Part.TURN, runs[:1], paragraph.line)
            runs = runs[1:]
        yield replace(paragraph, runs=runs)


def _turned(run: Run, folio: int | None) -> Run:
    return Turn(folio, run.line) if isinstance(run, Seam) and folio else run


def place(body: Sequence[Paragraph], pulls: Sequence[PullBlock], ledger: Ledger) -> Placed:
    """Mark the sentences of pull quotes, and set each where the print has it.

    A copy that stands right before its sentence's paragraph needs no place of its own.
    """
    kept = _settled(body, {pull.number: pull for pull in pulls})
    origins = {pull.number: pull.origin for pull in pulls}
    matches: dict[int, Match] = {}
    for pull in pulls:
        if pull.origin is Origin.OWN:
            found = match(pull, kept)
            if found and not any(_overlap(found, other) for other in matches.values()):
                matches[pull.number] = found
            else:
                origins[pull.number] = Origin.EDITED
                what = "a pull quote differs from its sentence"
                ledger.doubt(pull.block.line, "pull-edited", what, "kept with its own words")
    beside = {n for n, found in matches.items() if _is_beside(kept, n, found.paragraph)}
    made: list[Paragraph] = []
    for i, paragraph in enumerate(kept):
        if paragraph.part is not Part.PULL:
            made.append(replace(paragraph, runs=_marked(paragraph.runs, i, matches, beside)))
        elif paragraph.pull not in matches:
            made.append(paragraph)
        elif paragraph.pull not in beside:
            made.append(replace(paragraph, runs=()))
    return Placed(tuple(made), origins)


def _settled(body: Sequence[Paragraph], pulls: Mapping[int, PullBlock]) -> list[Paragraph]:
    """Bring pull quotes out of the paragraphs they broke into, on their own page."""
    made: list[Paragraph] = []
    for paragraph in body:
        asides = [i for i, run in enumerate(paragraph.runs) if isinstance(run, Aside)]
        runs = tuple(run for run in paragraph.runs if not isinstance(run, Aside))
        after: list[Paragraph] = []
        for at in asides:
            turned = any(isinstance(run, Turn) for run in paragraph.runs[1:at])
            pull = _block(paragraph.runs[at], pulls)
            (after if turned else made).append(pull)
        made += [replace(paragraph, runs=runs), *after]
    return _out_of_lists(made)


def _block(run: object, pulls: Mapping[int, PullBlock]) -> Paragraph:
    pull = pulls[run.pull if isinstance(run, Aside) else 0]
    return Paragraph(Part.PULL, pull.runs, pull.block.line, pull=pull.number)


def _out_of_lists(body: list[Paragraph]) -> list[Paragraph]:
    """Move what stands between two items of a list behind the list."""
    made: list[Paragraph] = []
    waiting: list[Paragraph] = []
    for i, paragraph in enumerate(body):
        following = next((p for p in body[i + 1 :] if p.part is not Part.PULL), None)
        listed = any(p.part is Part.ITEM for p in made[-1:])
        if paragraph.part is Part.PULL and listed and following and following.part is Part.ITEM:
            waiting.append(paragraph)
            continue
        if paragraph.part is not Part.ITEM:
            made += waiting
            waiting = []
        made.append(paragraph)
    return made + waiting


def _is_beside(body: Sequence[Paragraph], number: int, paragraph: int) -> bool:
    """Tell whether a pull quote stands right before a paragraph, or the list it is in."""
    start = paragraph
    while start and body[start].part is Part.ITEM and body[start - 1].part is Part.ITEM:
        start -= 1
    while start and body[start - 1].part is Part.PULL:
        start -= 1
        if body[start].pull == number:
            return True
    return False


def _overlap(one: Match, other: Match) -> bool:
    same = one.paragraph == other.paragraph
    return same and one.start < other.end and other.start < one.end


def _marked(runs: Runs, at: int, matches: Mapping[int, Match], beside: set[int]) -> Runs:
    for number, found in matches.items():
        if found.paragraph == at:
            runs = mark(runs, found.start, found.end, "" if number in beside else f"q{number}")
    return runs
