"""Every word of every piece, in order."""

from __future__ import annotations

from collections.abc import Sequence

from galley.expectation import ExpectedDisplay, ExpectedPiece, ExpectedText
from galley.model import Place
from galley.proofing.alignment import align
from galley.proofing.checks.findings import REPORT, Findings, quoted
from galley.proofing.checks.found import FoundFile, FoundPiece
from galley.proofing.checks.letters import Letters, bare, expected_letters, found_letters
from galley.proofing.reading import Passage
from galley.proofing.streams import Text, weave

CODE = "proof-word"
NO_ROOM = "what has no room on its page is dropped: shorten what stands there"
"""What to do about a text that a page of the issue's own has lost."""


def check_words(piece: ExpectedPiece, found: FoundPiece, file: FoundFile, told: Findings) -> None:
    """Check the text of a piece, its notes, and what is set apart in it."""
    check = _Check(piece, file, told)
    check.holds(piece.opener, found_letters(found.opener).letters)
    check.same(piece.body, found.body)
    check.same(piece.boxes, found.boxes)
    # Which note is whose is for the check of notes; here they come in their order.
    notes = [passage for note in found.notes for passage in note.passages]
    check.same([note.text for note in piece.notes], notes)


def check_display(display: ExpectedDisplay, file: FoundFile, told: Findings) -> None:
    """Check the texts of a part that is no piece."""
    shown = (passage.text for passage in file.volume.passages if passage.part == display.name)
    _Check(display, file, told).holds(display.texts, bare("".join(shown)), NO_ROOM)


class _Check:
    def __init__(
        self, piece: ExpectedPiece | ExpectedDisplay, file: FoundFile, told: Findings
    ) -> None:
        self.piece = piece
        self.file = file
        self.told = told

    def holds(self, texts: Sequence[ExpectedText], found: str, hint: str = REPORT) -> None:
        """Check that there are texts among letters, in their order; there may be more between."""
        at = 0
        for text in texts:
            letters = bare(text.text)
            place = found.find(letters, at)
            if place >= 0:
                at = place + len(letters)
                continue
            moved = letters in found
            fault = "stands out of its order" if moved else "is not in the file"
            self.report(text.line, f"{quoted(text.text)} {fault}", hint)

    def same(self, texts: Sequence[ExpectedText], passages: Sequence[Passage]) -> None:
        """Check that passages say what texts say, and nothing else."""
        shown = [(text.shown(self.file.labels), text.line) for text in texts]
        expected, found = expected_letters(shown), found_letters(passages)
        if expected.letters == found.letters:
            self.ends(expected, found)
        elif not self.differences(shown, passages):
            at = _parting(expected.letters, found.letters)
            words = expected.around(at), found.around(at)
            self.report(
                expected.where(at),
                f"{self.told.page(found.where(at))}: “{words[0]}” is printed as “{words[1]}”",
            )

    def ends(self, expected: Letters, found: Letters) -> None:
        """Check that words end where they should: none run together, none are parted."""
        joined = expected.ends - found.ends - found.turns
        parted = found.ends - found.turns - expected.ends
        for fault, places in (("words run together", joined), ("a word is parted", parted)):
            for at in sorted(places):
                words = expected.around(at)
                page = self.told.page(found.where(at))
                self.report(expected.where(at), f"{page}: {fault} at “{words}”")

    def differences(self, shown: list[tuple[str, int]], passages: Sequence[Passage]) -> bool:
        """Tell the words that differ; say whether there were any."""
        expected = weave(Text(text, [(0, line)]) for text, line in shown)
        found = weave(Text(p.text, p.pages, p.marks) for p in passages)
        real = [
            difference
            for difference in align(expected, found).differences
            if bare("".join(difference.printed)) != bare("".join(difference.found))
        ]
        for difference in real:
            page = self.told.page(difference.page)
            lost, added = quoted(" ".join(difference.printed)), quoted(" ".join(difference.found))
            if not difference.found:
                what = f"{lost} is missing"
            elif not difference.printed:
                what = f"{added} is not in the piece"
            else:
                what = f"{lost} is printed as {added}"
            self.report(difference.line, f"{page}: {what}")
        return bool(real)

    def report(self, line: int, what: str, hint: str = REPORT) -> None:
        self.told.tell(CODE, Place(self.piece.path, line), f"{self.piece.name}: {what}", hint)


def _parting(one: str, other: str) -> int:
    """Give the first place at which two texts differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
