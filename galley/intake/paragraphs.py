"""A stream → groups: blocks of text joined over page turns and pull quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from galley.intake.elements import Element, NoteBlock, PullBlock, TextBlock
from galley.intake.glue import goes_on_in
from galley.intake.ledger import Ledger
from galley.intake.runs import Aside, Call, Cause, Run, Runs, Seam, Words
from galley.intake.wraps import HEAD, Vocabulary, keeps_hyphen


@dataclass(frozen=True)
class Group:
    """Blocks that are one paragraph, or the block of a pull quote.

    A seam stands at the head of its runs, and wherever a block goes on in it.
    """

    blocks: tuple[TextBlock | PullBlock, ...]
    runs: Runs

    @property
    def pull(self) -> PullBlock | None:
        """The pull quote, if it is one."""
        first = self.blocks[0]
        return first if isinstance(first, PullBlock) else None


@dataclass
class Between:
    """What lies between two blocks of text, in its order."""

    pulls: list[PullBlock] = field(default_factory=list)
    turned: int = 0
    cause: Cause = Cause.NOTHING

    def turn(self, cause: Cause) -> None:
        """Note that a page ended, after so many pull quotes."""
        if self.cause is Cause.NOTHING:
            self.cause, self.turned = cause, len(self.pulls)


def group(
    stream: Sequence[Element], words: Vocabulary, ledger: Ledger, *, paged: bool
) -> tuple[Group, ...]:
    """Join the blocks that are one paragraph.

    Where form feeds part the pages, ``paged``, they alone are page turns; else a page's
    notes are.
    """
    made: list[Group] = []
    last: TextBlock | None = None
    for between, block in _spaced(stream, paged=paged):
        pulled = bool(between.pulls)
        if (
            last is not None
            and block is not None
            and goes_on_in(last, block, between.cause, ledger, pulled=pulled)
        ):
            broken = made.pop()
            at = last.block.lines[-1].number
            runs = (*_glued(broken.runs, block, at, words, ledger), *_joint(between, block))
            made.append(Group((*broken.blocks, block), (*runs, *block.runs)))
        else:
            made += _apart(between, block)
        last = block
    return tuple(made)


def _spaced(
    stream: Sequence[Element], *, paged: bool
) -> Iterator[tuple[Between, TextBlock | None]]:
    """Yield each block of text with what lies before it; at the end, what is left."""
    between = Between()
    before: Element | None = None
    among = set() if paged else _among_notes(stream)
    for n, element in enumerate(stream):
        if before is not None and element.block.page != before.block.page:
            between.turn(Cause.PAGE)
        if n in among:
            between.cause = Cause.NOTHING
        if isinstance(element, TextBlock):
            yield between, element
            between = Between()
        elif isinstance(element, PullBlock):
            between.pulls.append(element)
        elif not paged:
            between.turn(Cause.NOTES)
        before = element
    yield between, None


def _among_notes(stream: Sequence[Element]) -> set[int]:
    """Return the places of text that a page's notes go on after.

    Notes that are called before the notes above them began are of the same page.
    """
    found: set[int] = set()
    stretch: list[int] = []
    calls: set[int] = set()
    for n, element in enumerate(stream):
        before = stream[n - 1] if n else None
        if not isinstance(element, NoteBlock):
            if isinstance(before, NoteBlock):
                stretch, calls = [], set()
            stretch.append(n)
            calls |= {run.number for run in element.runs if isinstance(run, Call)}
        elif element.number and not isinstance(before, NoteBlock) and element.number not in calls:
            found |= set(stretch[:1]) if stretch and stretch[0] else set()
    return found


def _apart(between: Between, block: TextBlock | None) -> Iterator[Group]:
    """Yield the pull quotes between two paragraphs, and the second of these."""
    for n, pull in enumerate(between.pulls):
        cause = between.cause if n == between.turned else Cause.NOTHING
        yield Group((pull,), (Seam(pull.block.line, cause), *pull.runs))
    if block is not None:
        cause = between.cause if between.turned == len(between.pulls) else Cause.NOTHING
        yield Group((block,), (Seam(block.line, cause), *block.runs))


def _joint(between: Between, block: TextBlock) -> Iterator[Run]:
    """Yield what stands where a block goes on: pull quotes, and the seam among them.

    Where nothing tells, a page's pull quotes come before its end.
    """
    known = between.cause is not Cause.NOTHING
    turned = between.turned if known else len(between.pulls)
    yield from (Aside(pull.number) for pull in between.pulls[:turned])
    yield Seam(block.line, between.cause)
    yield from (Aside(pull.number) for pull in between.pulls[turned:])


def _glued(
    runs: Runs, block: TextBlock, at: int, words: Vocabulary, ledger: Ledger
) -> Iterator[Run]:
    """Yield the runs of a paragraph, ready for the block that goes on with it."""
    last = runs[-1]
    if not isinstance(last, Words):
        yield from (*runs, Words(" "))
        return
    text, more = last.text, block.block.text
    yield from runs[:-1]
    if HEAD.search(text):
        kept = keeps_hyphen(text, more, at, words, ledger)
        yield last if kept else replace(last, text=text[:-1])
    elif text[-1:] in "–—/" and text[-2:-1] != " ":
        yield last
    else:
        yield from (last, Words(" "))
