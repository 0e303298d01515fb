"""A hostile issue: its files, its links, and how it must end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from galley.errors import ContentError, Diagnostic, errors
from galley.identifiers import orcid_check_digit
from tests.made_up import ISSUE

FOLDER = "content/v3i1"
MASTHEAD = ISSUE.partition("contents:\n")[0]
PLAN = MASTHEAD + "contents:\n  - pieces: [p]\n"
FRONT = "kind: interview\ntitle: A Piece\nauthors: [{name: Ada Reed}]\n"
NOTHING: Mapping[str, str] = MappingProxyType({})

Content = str | bytes
Files = Mapping[str, Content]


@dataclass(frozen=True)
class Case:
    """An issue of one piece, ``p``, that is hostile in one way.

    ``files`` are made when they are asked for, since some are large; their names are
    relative to the issue's folder, where ``..`` leads out of it. ``links`` are symbolic
    links by name. ``ends`` are the codes of its errors, none where it becomes pages.
    ``proved`` are those that only the proof of the finished file finds.
    ``late`` is true where only typesetting can find them; ``typeset`` where the case is
    quick and telling enough to be typeset in every run of the tests.
    """

    name: str
    files: Callable[[], Files]
    ends: frozenset[str] = frozenset()
    late: bool = False
    typeset: bool = False
    proved: frozenset[str] = frozenset()
    links: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    @property
    def whole(self) -> frozenset[str]:
        """The codes of the errors that a whole build ends in."""
        return self.ends | self.proved

    def write(self, base: Path) -> Path:
        """Write the issue under a folder; return the issue's own."""
        folder = base / FOLDER
        folder.mkdir(parents=True)
        made = {"issue.yaml": PLAN, **self.files()}
        for name in made.keys() - self.links.keys():
            content = made[name]
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else encoded(content))
        for name, goal in self.links.items():
            link = folder / name
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(goal.format(base=base))
        return folder


def encoded(text: str) -> bytes:
    """Encode a text, lone surrogates as if they were characters."""
    return text.encode("utf-8", "surrogatepass")


def piece(text: str, front: str = FRONT) -> str:
    """Give a piece's file."""
    return f"---\n{front}---\n\n{text}\n"


def case(
    name: str,
    text: Content | Callable[[], Content],
    *ends: str,
    late: bool = False,
    typeset: bool = False,
) -> Case:
    """Make a case of a piece's text; of the whole file where it is bytes."""

    def files() -> Files:
        given = text() if callable(text) else text
        return {"p.md": given if isinstance(given, bytes) else piece(given)}

    return Case(name, files, frozenset(ends), late, typeset)


def front_case(
    name: str,
    front: str | Callable[[], str],
    *ends: str,
    typeset: bool = False,
    late: bool = False,
) -> Case:
    """Make a case of a piece's front matter."""

    def files() -> Files:
        given = front() if callable(front) else front
        return {"p.md": piece("Text.", given)}

    return Case(name, files, frozenset(ends), typeset=typeset, late=late)


def told(work: Callable[[], object]) -> tuple[Diagnostic, ...]:
    """Give the errors that a work ends in, none where it comes through."""
    try:
        work()
    except ContentError as error:
        return errors(error.diagnostics)
    return ()


def orcid(number: int) -> str:
    """Give an ORCID iD that its check digit fits."""
    digits = f"{number:015d}"
    groups = f"{digits[:4]}-{digits[4:8]}-{digits[8:12]}-{digits[12:]}"
    return groups + orcid_check_digit(f"{groups}0")
