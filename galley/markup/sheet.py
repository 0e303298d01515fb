"""What is known of a text while it is marked up, shared by the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import cast

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from galley.errors import Diagnostic, Severity
from galley.markup.language import Language
from galley.markup.source import Origin, Source
from galley.model import Comment, Heading, Note, Passage, Picture


@dataclass(frozen=True)
class Target:
    """What a cross-reference points to: its id in the HTML and the words it prints."""

    id: str
    words: str = ""


@dataclass
class Sheet:
    """One text on its way through the rules.

    ``setting`` names what the text is, as a message calls it, and ``refused`` what
    may not stand in it. Offsets count the characters of the working text.
    """

    slug: str
    language: Language
    source: Source
    setting: str = "the text"
    refused: frozenset[str] = frozenset()
    figures: Path | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    targets: dict[str, Target] = field(default_factory=dict)
    labels: dict[str, Target] = field(default_factory=dict)
    bodies: dict[int, list[Token]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def error(self, code: str, message: str, hint: str, at: int) -> None:
        """Report what stops the build."""
        self._report(code, message, hint, at, Severity.ERROR)

    def warn(self, code: str, message: str, hint: str, at: int) -> None:
        """Report what may stand but ought not to."""
        self._report(code, message, hint, at, Severity.WARNING)

    def line(self, at: int) -> int:
        """Return the file's line on which the working text's ``at`` stands."""
        return self.source.place(at).line

    def _report(self, code: str, message: str, hint: str, at: int, severity: Severity) -> None:
        place = self.source.place(at)
        found = Diagnostic(code, message, hint, place.path, place.line, place.column, severity)
        self.diagnostics.append(found)


def sheet_of(state: StateCore | StateBlock | StateInline) -> Sheet:
    """Return the sheet that the parser's state is at work on."""
    return cast("Sheet", state.env["sheet"])


def here(state: StateInline, pos: int | None = None) -> int:
    """Return the working text's offset of a position in the inline text."""
    origin = cast("Origin", state.env["origin"])
    return origin.at(state.pos if pos is None else pos)


def at_of(token: Token) -> int:
    """Return the working text's offset at which a token begins."""
    return cast("int", token.meta.get("at", 0))


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint that names the known word most like ``word``, if one is."""
    close = get_close_matches(word, sorted(known), n=1)
    return f"did you mean {close[0]}?" if close else otherwise
