"""What the rules look at: an issue after markup, with the sources of its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from galley.model import Comment, Manuscript, Marked, MarkedIssue, Passage, Setting
from galley.proofing.rules.citation import Citation, Kind, citations
from galley.written import Issue

RUNNING = frozenset({Setting.TEXT, Setting.HEADING, Setting.CAPTION, Setting.CELL, Setting.PULL})


@dataclass(frozen=True)
class Text:
    """A piece as an editor reads it."""

    marked: Marked

    @cached_property
    def notes(self) -> tuple[Passage, ...]:
        """The passages of its notes, in order."""
        return tuple(p for p in self.marked.passages if p.setting is Setting.NOTE)

    @cached_property
    def running(self) -> tuple[Passage, ...]:
        """The passages of its text, in order."""
        return tuple(p for p in self.marked.passages if p.setting in RUNNING)

    @cached_property
    def sources(self) -> tuple[tuple[Citation, ...], ...]:
        """The sources of each note, in order; of a note that names none, a remark."""
        found: dict[int, list[Citation]] = {}
        for passage in self.notes:
            found.setdefault(passage.note, []).extend(citations(passage))
        return tuple(
            tuple(c for c in each if c.kind is not Kind.REMARK) or tuple(each[:1])
            for each in found.values()
        )

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every source of every note, in order."""
        return tuple(c for each in self.sources for c in each if c.kind is not Kind.REMARK)

    @cached_property
    def full(self) -> tuple[Citation, ...]:
        """The sources that are cited in full."""
        return tuple(c for c in self.citations if c.kind is Kind.FULL)


@dataclass(frozen=True)
class Edited:
    """An issue as an editor reads it; the pieces in the order of the contents.

    ``marked`` is none where ``issue.yaml`` is at fault: nothing is then known of the issue.
    An issue that is not ``sound`` has errors in it, and may lack pieces.
    """

    marked: MarkedIssue | None
    texts: tuple[Text, ...]
    sound: bool = True

    @classmethod
    def of(cls, marked: MarkedIssue) -> Edited:
        """Take up an issue after markup."""
        return cls(marked, tuple(Text(piece) for piece in marked.pieces))

    @classmethod
    def so_far(cls, marked: MarkedIssue | None, pieces: Iterable[Marked]) -> Edited:
        """Take up what could be read of an issue with errors."""
        return cls(marked, tuple(Text(piece) for piece in pieces), sound=False)

    @property
    def manuscript(self) -> Manuscript:
        """The issue as it was read: for rules that do not run where there is none."""
        if self.marked is None:
            raise LookupError("issue.yaml could not be read")
        return self.marked.manuscript

    @property
    def issue(self) -> Issue:
        """The issue's own data, as `manuscript`."""
        return self.manuscript.issue

    @property
    def prose(self) -> tuple[Passage, ...]:
        """The passages of ``issue.yaml``."""
        return self.marked.passages if self.marked else ()

    def passages(self) -> Iterator[Passage]:
        """Yield every passage: those of ``issue.yaml``, then those of each piece."""
        yield from self.prose
        for text in self.texts:
            yield from text.marked.passages

    def comments(self) -> Iterator[Comment]:
        """Yield the comments of all its files."""
        yield from self.marked.manuscript.comments if self.marked else ()
        for text in self.texts:
            yield from text.marked.comments

    def queries(self) -> Iterator[Comment]:
        """Yield the questions that its files ask: comments of the kind ``query``."""
        yield from (comment for comment in self.comments() if comment.kind == "query")
