"""What an author or editor writes: the keys of ``issue.yaml``, and of a piece's front matter.

Declared as pydantic dataclasses, so that the schema of the files and the value that the
stages read are one thing. What the stages make of it is in `galley.model`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.dataclasses import dataclass

from galley.order import Pagination

CLOSED = ConfigDict(extra="forbid", str_strip_whitespace=True)

Text = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
Count = Annotated[int, Field(ge=1, le=99_999)]


def _whole(text: object) -> object:
    """Read digits as a number: a literal of numbers takes no text."""
    return int(text) if isinstance(text, str) and text.isdecimal() else text


class Kind(StrEnum):
    """What a piece is; it decides the template and the words around it."""

    EDITORIAL = "editorial"
    REPORT = "report"
    ARTICLE = "article"
    COMMENTARY = "commentary"
    REVIEW = "review"
    INTERVIEW = "interview"
    CORRIGENDUM = "corrigendum"


class Edition(StrEnum):
    """Whether an issue holds its pieces' own text or abridgements of them."""

    FULL = "full"
    ABRIDGED = "abridged"


@dataclass(frozen=True, config=CLOSED)
class Person:
    """An author of a piece."""

    name: Text
    prefix: str = ""
    bio: str = ""
    affiliation: str = ""
    orcid: str = ""
    email: str = ""


@dataclass(frozen=True, config=CLOSED)
class Book:
    """The book that a review is of."""

    title: Text
    publisher: Text
    year: Annotated[int, Field(ge=1450, le=2200)]
    pages: Count
    editors: tuple[Text, ...] = ()
    authors: tuple[Text, ...] = ()


@dataclass(frozen=True, config=CLOSED)
class FrontMatter:
    """The keys of a piece's front matter."""

    kind: Kind
    title: Text
    authors: Annotated[tuple[Person, ...], Field(min_length=1)]
    subtitle: str = ""
    short_title: str = ""
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    abstract: str = ""
    keywords: tuple[Text, ...] = ()
    doi: str = ""
    signature: tuple[Text, ...] = ()
    reviewed: Book | None = None


@dataclass(frozen=True, config=CLOSED)
class Issn:
    """The serial's numbers, one for print and one for online, as ``1234-5679``."""

    print: Text
    online: str = ""


@dataclass(frozen=True, config=CLOSED)
class TeamMember:
    """One line of the editorial team."""

    role: Text
    name: Text


@dataclass(frozen=True, config=CLOSED)
class Office:
    """Where the editors are to be found."""

    name: Text
    address: tuple[Text, ...]
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, config=CLOSED)
class Adviser:
    """A member of the board of advisers."""

    name: Text
    roles: Annotated[tuple[Text, ...], Field(min_length=1)]
    degree: str = ""
    title: str = ""


@dataclass(frozen=True, config=CLOSED)
class Call:
    """The call for submissions to a coming issue; ``body`` is Markdown."""

    title: Text
    volume: Count
    number: Count
    season: Text
    year: Count
    theme: Text
    deadline: dt.date
    body: Text


@dataclass(frozen=True, config=CLOSED)
class Limits:
    """The fewest and the most words that a submission may have."""

    min: Count
    max: Count


@dataclass(frozen=True, config=CLOSED)
class Paper:
    """The paper of the inside pages: what makes the spine as thick as it is.

    ``grammage`` is in g/m²; ``bulk`` in cm³/g, so that a leaf is as thick as their product
    in thousandths of a millimetre (ISO 534).
    """

    grammage: Annotated[int, Field(ge=30, le=400)] = 90
    bulk: Annotated[float, Field(ge=0.5, le=3.0)] = 1.25

    def spine(self, pages: int) -> float:
        """How thick a block of so many pages is, millimetres."""
        return pages / 2 * self.grammage * self.bulk / 1000


@dataclass(frozen=True, config=CLOSED)
class Section:
    """A section of the contents; one without a title has no kicker."""

    pieces: tuple[Slug, ...]
    title: str = ""


@dataclass(frozen=True, config=CLOSED)
class Issue:
    """``issue.yaml``: the journal's identity as it stood, and the issue's plan."""

    journal: Text
    volume: Count
    number: Count
    season: Text
    year: Annotated[int, Field(ge=1900, le=2200)]
    date: dt.date
    theme: Text
    issn: Issn
    publisher: Text
    place: Text
    type: Text
    description: Text
    team: tuple[TeamMember, ...]
    office: Office
    printer: Text
    notice: Text
    board: tuple[Adviser, ...]
    call: Call
    contents: Annotated[tuple[Section, ...], Field(min_length=1)]
    cover: Mapping[Slug, str] = Field(default_factory=dict)
    submission: Mapping[Kind, Limits] = Field(default_factory=dict)
    pagination: Pagination = Pagination.FLOW
    gathering: Annotated[Literal[4, 8, 16, 32], BeforeValidator(_whole)] = 16
    edition: Edition = Edition.FULL
    code: Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9-]*)?$")] = ""
    paper: Paper = Paper()
