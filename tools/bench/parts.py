"""The issue's parts as documents, at the folios of its last build: what all engines set."""

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from galley.binding.plan import plan
from galley.job import Job
from galley.looking import look_over
from galley.manuscript import survey
from galley.model import Leaf, Part
from galley.order import Pagination

VOID = {"br", "hr", "img", "wbr", "meta", "link", "col", "source", "input"}
"""Elements that have no end tag."""


@dataclass(frozen=True)
class Issue:
    """An issue ready for any engine: its parts in order, and every note's words.

    ``edition`` says whether it holds its pieces' own text or abridgements; ``numbered`` is how
    many of the notes have a number: the others are on their authors.
    """

    title: str
    edition: str
    parts: tuple[tuple[Leaf, Part], ...]
    notes: tuple[str, ...]
    numbered: int


def read_issue(folder: Path) -> Issue:
    """Compose an issue's parts. Its ``folios.yaml`` must be right.

    Raises `ContentError` where the content has errors.
    """
    looked = look_over(survey(folder), folder / "figures")
    marked, found = looked.marked, looked.diagnostics
    if marked is None:
        raise ValueError(f"{folder} has errors: {'; '.join(map(str, found))}")
    job = Job(folder, marked, found, Pagination.FLOW)
    facts = marked.manuscript.issue
    planned = plan(job.sheets, {**job.guess, **job.lock.pages}, facts.gathering)
    parts = tuple(
        (leaf, job.compose(leaf, planned)) for leaf in job.sheets if leaf.name in planned.spans
    )
    notes = tuple(words for _, part in parts for words in note_texts(part.html))
    numbered = sum(note.number > 0 for _, part in parts for note in part.notes)
    return Issue(facts.journal, facts.edition, parts, notes, numbered)


def note_texts(html: str) -> list[str]:
    """The words of every note in a document, in order."""
    parser = _Notes()
    parser.feed(html)
    return parser.texts


class _Notes(HTMLParser):
    """Collects what stands in elements of the class ``note-text``."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        if tag in VOID:
            return
        if self._depth:
            self._depth += 1
        elif "note-text" in (dict(attrs).get("class") or "").split():
            self._depth = 1
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        """Come out of an element."""
        if self._depth and tag not in VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Take text that stands in a note."""
        if self._depth:
            self.texts[-1] += data
