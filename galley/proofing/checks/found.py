"""A piece as a finished file has it, and the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pikepdf import Array, NameTree, Object, Pdf

from galley.proofing.page_fonts import Fonts
from galley.proofing.reading import Passage
from galley.proofing.set_piece import BOX, TEXT, calls_of, groups, label_of
from galley.proofing.structure_text import PageText
from galley.proofing.volume import Volume

NOTE = "Note"


@dataclass(frozen=True)
class FoundNote:
    """A note: what its label says, and its passages."""

    label: str
    passages: tuple[Passage, ...]

    @property
    def pages(self) -> set[int]:
        """The pages that it stands on."""
        return {page for passage in self.passages for _, page in passage.pages}


@dataclass
class FoundPiece:
    """The passages of a piece, and what each of its calls says, with its page."""

    opener: list[Passage] = field(default_factory=list)
    body: list[Passage] = field(default_factory=list)
    boxes: list[Passage] = field(default_factory=list)
    notes: list[FoundNote] = field(default_factory=list)
    calls: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True)
class FoundFile:
    """A finished file, open: what its pages say, and in which fonts."""

    pdf: Pdf
    volume: Volume
    texts: tuple[PageText, ...]
    fonts: Fonts

    def piece(self, name: str) -> FoundPiece:
        """Give a piece by its name; one that the file has not is empty."""
        found = FoundPiece()
        own = [passage for passage in self.volume.passages if passage.part == name]
        for group in groups(own):
            first = group[0]
            if NOTE in first.path:
                found.notes.append(FoundNote(label_of(first), tuple(group)))
            elif first.path[: len(BOX)] == BOX:
                found.boxes += group
            elif first.path[: len(TEXT)] == TEXT:
                found.body += group
            else:
                found.opener += group
            for passage in group:
                found.calls += calls_of(passage)
        return found

    @cached_property
    def destinations(self) -> Mapping[str, Object]:
        """The place that each named destination leads to."""
        names = self.pdf.Root.get("/Names")
        if names is None or "/Dests" not in names:
            return {}
        places = NameTree(names.Dests).items()
        return {str(name): place for name, place in places if isinstance(place, Array)}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The label of the page that each destination is on."""
        pages = {page.obj.objgen: n for n, page in enumerate(self.pdf.pages)}
        found: dict[str, str] = {}
        for name, place in self.destinations.items():
            if (number := pages.get(place[0].objgen)) is not None:
                found[name] = self.volume.labels[number]
        return found
