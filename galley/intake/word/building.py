"""A Word file's parts → a piece: its file, its pictures, and what is told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from galley.intake.word.arranging import Calls, captioned, plainly
from galley.intake.word.bios import give_bio
from galley.intake.word.blocks import blocks_of
from galley.intake.word.converting import convert
from galley.intake.word.doubts import Doubts
from galley.intake.word.figures import figures_of
from galley.intake.word.finding import Finder
from galley.intake.word.front import Front
from galley.intake.word.headings import levelled, tell_guessed, with_headings
from galley.intake.word.inlines import Reading
from galley.intake.word.lists import Levels
from galley.intake.word.notes import lines_of
from galley.intake.word.package import Package, refused
from galley.intake.word.report import WordReport
from galley.intake.word.survey import Survey, survey
from galley.intake.word.tally import Tally
from galley.intake.word.text import Block, Grid, Line, Paragraph, Words, shown, walked
from galley.intake.word.unseen import tell_unseen
from galley.intake.word.writing import Writer, front_matter
from galley.written import Kind

RUNNING_HEAD = 60
"""Characters that a running head has room for."""

ARGUED = frozenset({Kind.ARTICLE, Kind.COMMENTARY, Kind.REPORT})


@dataclass(frozen=True)
class Made:
    """A piece before it is written: its text, its pictures by name, and the report."""

    text: str
    pictures: Mapping[str, bytes]
    report: WordReport


@dataclass
class Maker:
    """One Word file on its way."""

    package: Package
    slug: str
    kind: Kind | None

    def made(self) -> Made:
        """Return the piece.

        Raises `ContentError` where the file cannot be read, `MachineError` without pandoc.
        """
        self.doubts, self.tally = Doubts(), Tally()
        try:
            return self._made()
        except RecursionError as error:
            message = "lists and tables lie too deep in one another"
            hint = "write it flatter"
            raise refused(self.package.path, "word-unread", message, hint) from error

    def _made(self) -> Made:
        doubts, tally = self.doubts, self.tally
        known = survey(self.package, doubts)
        tell_unseen(self.package, doubts)
        tree = convert(self.package)
        reading = Reading(doubts)
        blocks = blocks_of(reading, tree["blocks"])
        headed, guessed = with_headings(blocks, known)
        listed = Levels(known, doubts).nested(headed)
        front, rest = Finder(reading, known, tally).found(listed, self.kind or "")
        tell_guessed(rest, guessed, doubts)
        text = levelled(plainly(captioned(rest, known, doubts, tally), doubts), doubts)
        settled = Calls(doubts).settled(text, front.calls)
        kind = self._kind(front)
        self._give_bios(front, reading)
        notes = {
            key: lines_of(reading, nodes, known.called.get(key, 0))
            for key, nodes in reading.notes.items()
        }
        pictures = figures_of(self.package, settled, self.slug, doubts)
        writer = Writer(notes, pictures.names, tally)
        body = writer.text(settled)
        self._tell_missing(front, kind)
        whole = f"---\n{front_matter(front, kind, tally)}---\n\n{body}"
        self._tell_notes(known, writer, front)
        tally.tell_lost(known, doubts)
        words = sum(len(shown(line).split()) for line in _lines(settled, notes))
        if not words:
            doubts.doubt(0, "text-missing", "no text is found", "the piece has front matter alone")
        report = WordReport(
            source=self.package.path,
            target="",
            kind=kind,
            section="",
            words=words,
            notes=len(writer.labels),
            headings=sum(isinstance(b, Paragraph) and b.level > 0 for b in settled),
            tables=sum(isinstance(b, Grid) for b in walked(settled)),
            figures=tuple(pictures.data),
            doubts=doubts.told(known.texts),
        )
        return Made(whole, pictures.data, report)

    def _kind(self, front: Front) -> str:
        if self.kind or front.kind:
            return str(self.kind or front.kind)
        what = "nothing says what kind of piece it is"
        self.doubts.doubt(0, "kind-guess", what, "taken for an article; else give --kind")
        return str(Kind.ARTICLE)

    def _give_bios(self, front: Front, reading: Reading) -> None:
        for author, key, number in front.bios:
            lines = lines_of(reading, reading.notes.pop(key, []), number)
            whole = tuple(each for line in lines for each in line)
            give_bio(author, whole, number, reading, self.tally)

    def _tell_missing(self, front: Front, kind: str) -> None:
        title = shown(front.title)
        if len(title) > RUNNING_HEAD and kind != Kind.EDITORIAL:
            what = f"the title has {len(title)} characters, a running head holds {RUNNING_HEAD}"
            self.doubts.doubt(0, "short-title", what, "add short_title: by hand")
        for line in (front.title, front.subtitle, *front.keywords):
            for word in line:
                if isinstance(word, Words) and word.href:
                    what = f"“{word.text}” links to {word.href}, in a title or keyword"
                    self.doubts.doubt(0, "link", what, "its words are kept")
        needed = {
            "authors": not front.authors,
            "abstract": not front.abstract and kind in ARGUED,
            "keywords": not front.keywords and kind in ARGUED,
            "signature": kind == Kind.EDITORIAL,
            "reviewed": kind == Kind.REVIEW,
        }
        for key in (key for key, missing in needed.items() if missing):
            self.doubts.doubt(0, f"{key}-missing", f"no {key} found", f"add {key}: by hand")

    def _tell_notes(self, known: Survey, writer: Writer, front: Front) -> None:
        """Tell a note that the text calls and that was not written, whatever the reason."""
        told = {key for _, key, _ in front.bios} | writer.labels.keys()
        for key, number in known.called.items():
            if key not in told:
                text = " ".join(known.notes.get(key, "").split())
                self.doubts.doubt(number, "note-lost", f"a note: “{text}”", "left out")


def _lines(blocks: Sequence[Block], notes: Mapping[str, Sequence[Line]]) -> list[Line]:
    lines: list[Line] = [line for note in notes.values() for line in note]
    for block in walked(blocks):
        if isinstance(block, Paragraph):
            lines.append(block.line)
        elif isinstance(block, Grid):
            lines += [block.caption, *(cell for row in block.rows for cell in row)]
    return lines
