"""What must be found in a bound file: plain data, made from the manuscript and the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from galley.model import Area, Place


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """A block of text as its reader shall see it, and the source line it begins on.

    White space parts words; what begins and ends the text parts them too. ``folios`` are
    page numbers that the text prints of its own: the character before which each stands,
    and the destination whose page it tells.
    """

    text: str
    line: int
    folios: tuple[tuple[int, str], ...] = ()

    def shown(self, labels: Mapping[str, str]) -> str:
        """Give the text with its page numbers; ``labels`` are those of destinations' pages."""
        shown, at = [], 0
        for place, target in self.folios:
            shown += [self.text[at:place], labels.get(target, "?")]
            at = place
        return "".join([*shown, self.text[at:]])


@dataclass(frozen=True, slots=True)
class ExpectedNote:
    """A note: the mark of its call and body, its text, and where the source calls it."""

    label: str
    text: ExpectedText
    place: Place


@dataclass(frozen=True)
class ExpectedPiece:
    """A piece, or another part that holds text of the issue's own.

    ``opener`` are the texts of its first page and its signature, in order; ``body`` the
    running text, whole; ``notes`` those of its authors and then the numbered ones.
    ``boxes`` are set apart in the text, such as edited pull quotes; ``pulls`` are the
    copies that pull quotes are.
    """

    name: str
    path: str
    opener: tuple[ExpectedText, ...] = ()
    body: tuple[ExpectedText, ...] = ()
    notes: tuple[ExpectedNote, ...] = ()
    boxes: tuple[ExpectedText, ...] = ()
    pulls: tuple[ExpectedText, ...] = ()


@dataclass(frozen=True)
class ExpectedDisplay:
    """A part that is no piece, such as the cover or the contents: all its texts, in order."""

    name: str
    path: str
    texts: tuple[ExpectedText, ...]


@dataclass(frozen=True)
class ExpectedPage:
    """A page: its label, the part it is of, and the area in which its text shall stand.

    A blank page is of no part. ``may_be_empty`` is true for the inside of a cover.
    """

    label: str
    part: str = ""
    area: Area | None = None
    may_be_empty: bool = False


@dataclass(frozen=True)
class Expectation:
    """All that a bound file must hold; ``path`` is the file to name for its plan."""

    path: str
    pages: tuple[ExpectedPage, ...]
    pieces: tuple[ExpectedPiece, ...]
    displays: tuple[ExpectedDisplay, ...] = ()
