"""The notes of a piece: their bodies, and the tails that the next page carried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from galley.intake.elements import Note
from galley.intake.inlines import join_address, runs_of
from galley.intake.ledger import Ledger
from galley.intake.runs import Address, Raised, Run, Runs, Words
from galley.intake.signs import RAISED

ENDING = re.compile(
    r"(?:\(\s*accessed[^()]*\)|\bop\.\s?cit\.|\bibid\b\.?)[*.,;\s]*$", re.IGNORECASE
)
CLOSED = re.compile(r"(?:(?<!>)[.)]|\bibid|\bcit|\bpp?\. ?[\d–-]+)[*”\"]*$", re.IGNORECASE)
BROKEN = re.compile(r"[,:(“-]$")
BRACKETED = re.compile(r"<(?P<address>(?:https?://|www\.)[^<>]*)>(?P<stop>\.?)$")
BARE = re.compile(r"(?P<address>(?:https?://|www\.)[^\s<>]+?)(?P<stop>)$")


@dataclass
class Body:
    """A note while it is gathered: the text of its paragraphs."""

    number: int
    line: int
    paragraphs: list[str]

    @property
    def text(self) -> str:
        """The text of the last paragraph."""
        return self.paragraphs[-1]


@dataclass
class Notebook:
    """The notes found so far, in their order."""

    bodies: list[Body] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last note."""
        return self.bodies[-1].number if self.bodies else 0

    @property
    def open(self) -> bool:
        """Whether the last note may go on: nothing closes it."""
        return bool(self.bodies) and not CLOSED.search(self.bodies[-1].text)

    def add(self, number: int, text: str, line: int) -> None:
        """Add a note."""
        self.bodies.append(Body(number, line, [text]))

    def divide(self, number: int, mark: str) -> bool:
        """Part the last note in two where the second's number stands in it."""
        if number != self.last + 1 or f" {mark}" not in self.bodies[-1].text:
            return False
        text, _, rest = self.bodies[-1].text.partition(f" {mark}")
        self.bodies[-1].paragraphs[-1] = text
        self.add(number, rest, self.bodies[-1].line)
        return True

    def add_tail(self, text: str, line: int, ledger: Ledger) -> None:
        """Give the last note what stands on a later line: its tail, or a paragraph."""
        note = self.bodies[-1]
        if not self.open:
            note.paragraphs.append(text)
            what = f"note {note.number} is complete, but no other note begins here"
            ledger.doubt(line, "note-paragraph", what, "taken for its second paragraph")
            return
        note.paragraphs[-1], how = _joined(note.text, text)
        what = f"note {note.number} is cut in two by a page's end"
        ledger.doubt(line, "note-cut", what, how)

    def notes(self, ledger: Ledger) -> tuple[Note, ...]:
        """Return the notes with their marks read; doubt those that break off."""
        for body in self.bodies:
            if BROKEN.search(body.text):
                what = f"note {body.number} breaks off: “{body.text[-24:]}”"
                ledger.doubt(body.line, "note-broken", what, "left as it is")
        return tuple(
            Note(body.number, tuple(_read(body, ledger)), body.line) for body in self.bodies
        )


def ends_as_note(text: str) -> bool:
    """Tell whether a text ends as notes do and running text does not."""
    return bool(ENDING.search(text))


def _joined(text: str, tail: str) -> tuple[str, str]:
    """Join a note and its tail; say how."""
    cut = BRACKETED.search(text) or BARE.search(text)
    token, space, rest = tail.partition(" ")
    if not cut or token.startswith(("(", "<", "http")):
        return f"{text} {tail}", "joined"
    first = cut["address"]
    label = re.search(r"\.(\w+)$", first)
    if cut["stop"] and label and token.startswith(f"{label[1]}/"):
        # The reader closed the address at the line's end and read its last part again.
        token = token.removeprefix(label[1])
    address = join_address(first, token)
    return f"{text[: cut.start()]}<{address}>{space}{rest}", f"joined to <{address}>"


def _read(body: Body, ledger: Ledger) -> Iterator[Runs]:
    """Yield a note's paragraphs as runs; doubt addresses that had a space in them."""
    for text in body.paragraphs:
        runs = tuple(_runs(text))
        for run in runs:
            if isinstance(run, Address) and run.text not in text:
                what = f"an address in note {body.number} has a space in it"
                ledger.doubt(body.line, "address-space", what, f"joined to <{run.text}>")
        yield runs


def _runs(text: str) -> Iterator[Run]:
    for run in runs_of(text):
        if isinstance(run, Raised):
            yield from (Words(digits.translate(RAISED)) for digits in run.digits)
        else:
            yield run
