"""Passages: the words of each block as they are written, and where each of them stands.

They are kept before quotation marks and dashes turn into those that print, so that what
an editor is told of them can be found in the file, and mended there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from galley.markup.plain import BREAKS, WORDS
from galley.markup.sheet import Sheet, at_of, sheet_of
from galley.markup.source import Value
from galley.model import Passage, Place, Setting, Stretch

MARKS = frozenset('"“”„«»')
SETTINGS = {
    "heading": Setting.HEADING,
    "caption": Setting.CAPTION,
    "th": Setting.CELL,
    "td": Setting.CELL,
    "pull": Setting.PULL,
}


@dataclass(frozen=True)
class Run:
    """A token of an inline text: its type, its words, and where they begin."""

    type: str
    words: str
    at: int


@dataclass
class Writing:
    """A passage on the way."""

    sheet: Sheet
    text: str = ""
    steps: list[tuple[int, Place]] = field(default_factory=list)
    stretches: dict[str, list[Stretch]] = field(default_factory=dict)
    open: list[int] = field(default_factory=list)

    def add(self, run: Run) -> None:
        """Take up a run."""
        start = len(self.text)
        if run.type == "em_open":
            self.open.append(start)
        elif run.type == "em_close" and self.open:
            self.stretches.setdefault("em", []).append(Stretch(self.open.pop(), start))
        elif run.type in BREAKS or (run.type in WORDS and run.words):
            self.steps.append((start, self.sheet.source.place(run.at)))
            self.text += " " if run.type in BREAKS else run.words
            self.stretches.setdefault(run.type, []).append(Stretch(start, len(self.text)))

    def passage(self, setting: Setting, note: int, straight: Sequence[int]) -> Passage:
        """Return it; ``straight`` are offsets in it."""
        return Passage(
            setting,
            self.text,
            tuple(self.steps),
            note,
            tuple(self.stretches.get("em", ())),
            tuple(self.stretches.get("address", ())),
            tuple(self.stretches.get("code_inline", ())),
            tuple(straight),
            isinstance(self.sheet.source, Value),
        )


def keep(state: StateInline) -> None:
    """Keep the runs of an inline text, before those side by side are joined."""
    state.env["runs"] = [
        Run(token.type, token.content, at_of(token) + int(token.meta.get("opening", 0)))
        for token in state.tokens
    ]


def straight(state: StateCore) -> None:
    """Find the quotation marks that could not be turned, by their number in the block."""
    for block in state.tokens:
        runs: list[Run] = block.meta.get("runs", [])
        if not any('"' in run.words for run in runs):
            continue
        printed = [
            sign
            for token in block.children or ()
            if token.type == "text"
            for sign in token.content
            if sign in MARKS
        ]
        written = list(_marks(runs))
        if len(printed) == len(written):
            block.meta["straight"] = [
                at for at, sign in zip(written, printed, strict=True) if sign == '"'
            ]


def record(state: StateCore) -> None:
    """Keep the passages of the text, and after them those of the notes."""
    sheet = sheet_of(state)
    around: list[Setting] = []
    for block in state.tokens:
        if "runs" in block.meta:
            found = next((each for each in reversed(around) if each), Setting.TEXT)
            sheet.passages.append(_passage(sheet, block, found, 0))
        if block.nesting > 0:
            kind = SETTINGS.get(block.type.removesuffix("_open"), Setting.TEXT)
            around.append(kind if kind is not Setting.TEXT or not around else around[-1])
        elif block.nesting < 0 and around:
            around.pop()
    for number, body in sheet.bodies.items():
        sheet.passages += [
            _passage(sheet, block, Setting.NOTE, number) for block in body if "runs" in block.meta
        ]


def _passage(sheet: Sheet, block: Token, setting: Setting, note: int) -> Passage:
    writing, straight = Writing(sheet), []
    for number, run in enumerate(block.meta["runs"]):
        straight += [
            len(writing.text) + at for n, at in block.meta.get("straight", ()) if n == number
        ]
        writing.add(run)
    value = isinstance(sheet.source, Value)
    return writing.passage(Setting.VALUE if value else setting, note, straight)


def _marks(runs: list[Run]) -> Iterator[tuple[int, int]]:
    """Yield the quotation marks of a text: the run's number, and where in the run."""
    for number, run in enumerate(runs):
        if run.type == "text":
            yield from ((number, at) for at, sign in enumerate(run.words) if sign in MARKS)
