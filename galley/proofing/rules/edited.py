"""What the rules look at: an issue after markup, with the sources of its notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from galley.model import Comment, Marked, MarkedIssue, Passage, Setting
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
    """An issue as an editor reads it; the pieces in the order of the contents."""

    marked: MarkedIssue
    texts: tuple[Text, ...]

    @classmethod
    def of(cls, marked: MarkedIssue) -> Edited:
        """Take up an issue after markup."""
        return cls(marked, tuple(Text(piece) for piece in marked.pieces))

    @property
    def issue(self) -> Issue:
        """The issue's own data."""
        return self.marked.manuscript.issue

    def passages(self) -> Iterator[Passage]:
        """Yield every passage: those of ``issue.yaml``, then those of each piece."""
        yield from self.marked.passages
        for text in self.texts:
            yield from text.marked.passages

    def queries(self) -> Iterator[Comment]:
        """Yield the questions that its files ask: comments of the kind ``query``."""
        for comments in (self.marked.manuscript.comments, *(t.marked.comments for t in self.texts)):
            yield from (comment for comment in comments if comment.kind == "query")
