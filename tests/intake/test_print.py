"""The printed issue itself, where its text is at hand: every word of it, in its order.

Nothing of it stands here but its figures.
"""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from pathlib import Path

import pytest
import yaml

from galley.intake import ImportReport, PieceReport, import_print, read_print
from galley.manuscript import read_issue
from galley.markup import mark_issue

FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
PRINT = os.environ.get("PRINT", "")
pytestmark = pytest.mark.skipif(not PRINT, reason="PRINT names no printed issue")

WORD = re.compile(r"[^\W_]+")
RAISED = re.compile(r"\^\{[\d *]+\}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
MARKS = re.compile(r"\{turn=\d+\}|\[\^n\d+\]:?|\{\.(?:pull|run-in)[^}]*\}|^:::.*$", re.MULTILINE)
TARGET = re.compile(r"\]\(https?://[^)]*\)")
SPAN = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\{\.pull")
BLOCK = re.compile(r"^::: pull\n(.*?)\n:::$", re.MULTILINE | re.DOTALL)
NOTE = re.compile(r"^\[\^n\d+\]: .*(?:\n\n    .*)*$", re.MULTILINE)

FOLIOS = [(8, 10), (11, 32), (33, 54), (55, 69), (71, 86), (87, 100), (101, 115), (117, 132),
          (133, 147), (149, 156)]  # fmt: skip
NOTES = [0, 72, 58, 42, 47, 37, 43, 75, 48, 0]
TURNS = [1, 21, 20, 14, 15, 13, 14, 15, 14, 6]
UNKNOWN = [1, 0, 1, 0, 0, 0, 0, 0, 0, 1]


@dataclass(frozen=True)
class Work:
    """The print, its import, and how long that took."""

    lines: Sequence[str]
    folder: Path
    report: ImportReport
    seconds: float

    @cached_property
    def spans(self) -> list[tuple[PieceReport, list[str]]]:
        """Each piece with the lines of the source from its title to the next one's."""
        starts = [piece.line for piece in self.report.pieces]
        call = max(n for n, line in enumerate(self.lines, 1) if line.startswith("CALL FOR SUB"))
        ends = [*starts[1:], call]
        return [
            (piece, list(self.lines[start - 1 : end - 1]))
            for piece, start, end in zip(self.report.pieces, starts, ends, strict=True)
        ]

    def halves(self, slug: str) -> tuple[dict[str, object], str]:
        """A piece's front matter and its text."""
        _, front, text = (self.folder / f"{slug}.md").read_text("utf-8").split("---\n", 2)
        return yaml.load(front, yaml.BaseLoader), text  # noqa: S506


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """Import the print once."""
    source, folder = Path(PRINT), tmp_path_factory.mktemp("print") / "v3i1"
    start = time.perf_counter()
    report = import_print(source, folder)
    seconds = time.perf_counter() - start
    return Work(source.read_text("utf-8").split("\n"), folder, report, seconds)


def of_source(text: str) -> list[str]:
    """The words of the source, without the figures of calls."""
    return WORD.findall(TARGET.sub("]", RAISED.sub("", text)))


def of_markdown(text: str) -> list[str]:
    """The words of Markdown."""
    return WORD.findall(TARGET.sub("]", MARKS.sub("", text)))


def strings(value: object) -> Iterator[str]:
    """Every string in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def stand_in(words: Sequence[str], source: Sequence[str]) -> str:
    """The first of the words that does not follow the others in the source; or nothing."""
    rest = iter(source)
    return next((word for word in words if word not in rest), "")


def test_figures(work: Work) -> None:
    pieces = work.report.pieces
    assert [(piece.first_folio, piece.last_folio) for piece in pieces] == FOLIOS
    assert [piece.notes for piece in pieces] == NOTES
    assert [len(piece.turns) for piece in pieces] == TURNS
    assert [piece.unknown for piece in pieces] == UNKNOWN
    assert (work.report.notes, work.report.known, work.report.unknown) == (422, 133, 3)
    assert sum(piece.tables for piece in pieces) == 1
    assert work.report.pulls == 52


def test_the_printed_page_of_every_note_is_known() -> None:
    record = read_print(Path(PRINT))
    notes = [(piece, note) for piece in record.pieces for note in piece.notes]
    assert len(notes) == 422
    for piece, note in notes:
        assert note.folio is not None
        assert piece.first_folio < note.folio <= piece.last_folio
    assert [note.folio for _, note in notes] == sorted(note.folio or 0 for _, note in notes)
    assert (record.extent, record.blanks) == (160, (70, 116, 148))


def test_it_is_read_without_an_error(work: Work) -> None:
    marked = mark_issue(read_issue(work.folder), figures=work.folder / "figures")
    assert [len(piece.notes) for piece in marked.pieces] == NOTES
    found = [d for piece in marked.pieces for d in piece.diagnostics]
    assert {diagnostic.code for diagnostic in found} <= {"pull-long"}


def test_it_takes_no_time(work: Work) -> None:
    assert work.seconds < 5


def test_no_word_is_lost_added_or_changed(work: Work) -> None:
    """The import has the source's words less the numbers of notes and of the table."""
    for piece, lines in work.spans:
        front, text = work.halves(piece.slug)
        source = Counter(of_source("\n".join(_without_furniture(piece, lines))))
        made = Counter(of_markdown(text))
        for span in SPAN.findall(text):
            made.update(of_markdown(span))
        if piece.kind != "review":
            made.update(_front(front))
        numbers = Counter(str(n) for n in range(1, piece.notes + 1))
        numbers.subtract(map(str.translate, _raised(lines), repeat(FIGURES)))
        numbers.update({"1": piece.tables})
        assert source - made == +numbers + Counter(CUT.get(piece.slug, ())), piece.slug
        assert made - source == Counter(JOINED.get(piece.slug, ())), piece.slug


CUT = {"weitz": ("modern", "diplomacy"), "huseynov": ("com",)}
JOINED = {"weitz": ("moderndiplomacy",)}
"""Addresses that the reading had spoilt, and that the report tells of."""


def _raised(lines: Sequence[str]) -> list[str]:
    """The numbers of notes that are raised, and so are no words of the source."""
    return [match[0] for line in lines if (match := re.match("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", line))]


def _without_furniture(piece: PieceReport, lines: Sequence[str]) -> list[str]:
    """A section's name before the next piece; a review's title, reviewer and book."""
    kept = [line for line in lines if not line.startswith("BOOK REVIEW")]
    if piece.kind == "review":
        kept = kept[max(n for n, line in enumerate(kept) if line.startswith("Reviewed by")) + 1 :]
    return kept


def _front(front: dict[str, object]) -> Counter[str]:
    """The words of the front matter as the first page has them."""
    made: Counter[str] = Counter()
    keywords = list(strings(front.get("keywords", [])))
    made.update(of_markdown(f"{front['title']} {front.get('abstract', '')}"))
    made.update(of_markdown(" ".join([*strings(front.get("signature", [])), *keywords])))
    made.update({"Keywords": 1} if keywords else {})
    for author in front["authors"] if isinstance(front["authors"], list) else ():
        if "bio" in author:
            made.update(of_markdown(f"{author['name']} {' '.join(author.values())}"))
    return made


def test_text_and_notes_keep_their_order(work: Work) -> None:
    for piece, lines in work.spans:
        _, text = work.halves(piece.slug)
        source = of_source("\n".join(lines))
        running = NOTE.sub("", BLOCK.sub("", text))
        notes = "\n".join(NOTE.findall(text))
        joined = JOINED.get(piece.slug, ())
        for part in (running, notes):
            words = [word for word in of_markdown(part) if word not in joined]
            assert stand_in(words, source) == "", piece.slug


def test_the_pages_around_lose_nothing(work: Work) -> None:
    """The imprint's and the call's words are all in ``issue.yaml``."""
    issue = yaml.load((work.folder / "issue.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    kept = Counter(word.lower() for text in strings(issue) for word in of_markdown(text))
    first = next(n for n, line in enumerate(work.lines) if line.startswith("Publisher:"))
    last = next(n for n, line in enumerate(work.lines) if line.startswith("TABLE OF"))
    call = max(n for n, line in enumerate(work.lines) if line.startswith("CALL FOR SUB"))
    ruled = next(n for n, line in enumerate(work.lines) if n > call and line == "Notes")
    for part in (work.lines[first:last], work.lines[call:ruled]):
        words = Counter(word.lower() for word in of_source("\n".join(part)))
        assert set(words - kept) <= LABELS


LABELS = {
    *("publisher", "type", "of", "publication", "editorial", "team", "office", "tel", "e", "mail"),
    *("issn", "print", "online", "notice", "board", "advisers", "issue", "deadline", "title"),
    *("volume", "september", "30"),
}
"""What the templates say in the place of the print's labels."""
