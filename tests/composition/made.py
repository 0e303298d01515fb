"""An issue after markup, made of values: a piece for each template, and some that share one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from galley.composition import leaves
from galley.model import Inline, Leaf, Manuscript, Marked, MarkedIssue, Piece, Place, Plan, Span
from galley.written import (
    Adviser,
    Book,
    Call,
    Edition,
    FrontMatter,
    Issn,
    Issue,
    Kind,
    Office,
    Person,
    Section,
    TeamMember,
)

PATH = "content/v3i1"


def line(text: str) -> Inline:
    """Give a line without markup."""
    return Inline(text, text)


def marked(slug: str, front: FrontMatter, **changed: Any) -> Marked:  # noqa: ANN401 - fields of any type
    """Give a piece as markup would, but for the values that are changed."""
    path = f"{PATH}/{slug}.md"
    piece = Piece(slug, path, front, "Text.", 9, {("authors", 0, "bio"): Place(path, 6, 10)})
    values = {
        "title": line(front.title),
        "subtitle": line(front.subtitle),
        "short_title": line(front.short_title),
        "abstract": line(front.abstract),
        "keywords": tuple(line(word) for word in front.keywords),
        "bios": tuple(line(author.bio) for author in front.authors),
        "html": f'<p id="{slug}.block-1">Text of {slug}.</p>\n',
        "notes": (),
        "headings": (),
        "lines": {f"{slug}.block-1": 9},
        "words": 3,
    }
    return Marked(piece=piece, **{**values, **changed})


GREETING = marked(
    "greeting",
    FrontMatter(Kind.EDITORIAL, "Editor’s Note", (Person("Ada Reed"),), signature=("Ada", "Aden")),
)
QUAYS = marked(
    "quays",
    FrontMatter(
        Kind.ARTICLE,
        "The Long\nQuay",
        (
            Person("Vasif Low", prefix="Dr.", bio="keeps *it*.", email="v@quay.example"),
            Person("Cem Oz"),
            Person("Dee Low", orcid="0000-0002-1825-0097", affiliation="School of Fog"),
        ),
        subtitle="And the Short",
        short_title="Long Quay",
        abstract="A quay is long.",
        keywords=("quays", "tides"),
        doi="10.1234/quay.7",
    ),
    title=Inline("The Long<br>\n<em>Quay</em>", "The Long Quay"),
    bios=(Inline("keeps <em>it</em>.", "keeps it."), line(""), line("")),
)
TIDES = marked(
    "tides",
    FrontMatter(
        Kind.COMMENTARY,
        "Tides",
        (Person("Ece Ay"),),
        lang="tr",
        abstract="Up.",
        keywords=("tides",),
    ),
)
LIGHT = marked("light", FrontMatter(Kind.REPORT, "Light", (Person("Fay Lee"),), abstract="On."))
MIST = marked(
    "mist",
    FrontMatter(
        Kind.REVIEW,
        "On Mist",
        (Person("Chi Okafor", bio="reads."),),
        reviewed=Book("Mist & Rain", "Cloud Press", 2020, 212, editors=("Eve Moor", "Gil Roe")),
    ),
)

ISSUE = Issue(
    journal="Harbour Letters of Aden",
    volume=3,
    number=1,
    season="Summer",
    year=2022,
    date=dt.date(2022, 7, 1),
    theme="Ports & Tides",
    issn=Issn(print="2788-5178", online="2434-561X"),
    publisher="Harbour Press",
    place="Aden",
    type="Journal (biannual)",
    description="A quarterly.",
    team=(TeamMember("Editor", "Ada Reed"),),
    office=Office("Harbour House", ("1 Quay", "Aden"), "(+1) 234", "desk@harbour.example"),
    printer="Tidal Print",
    notice="Views are their own.",
    board=(
        Adviser("Bo Lind", ("Chair", "Pilot"), degree="PhD in Tides", title="Captain"),
        Adviser("Cy Moe", ("Keeper",)),
    ),
    call=Call("Call for Submissions", 3, 2, "Winter", 2022, "Fog & Ice", dt.date(2022, 9, 5), "-"),
    contents=(
        Section(("greeting",)),
        Section(("light",), "Highlight"),
        Section(("quays", "tides"), "Essays"),
        Section(("mist",), "Reviews"),
    ),
    cover={"tides": "Tides\n& Clocks"},
    gathering=4,
    edition=Edition.ABRIDGED,
)


def issue_of(*pieces: Marked, issue: Issue = ISSUE) -> MarkedIssue:
    """Give an issue with these pieces after markup."""
    manuscript = Manuscript("v3i1", PATH, issue, tuple(each.piece for each in pieces), {})
    return MarkedIssue(
        manuscript,
        description=Inline("A <em>quarterly</em>.", "A quarterly."),
        notice=line("Views are their own."),
        call='<p id="call.block-1">Send work.</p>\n',
        pieces=pieces,
    )


WHOLE = issue_of(GREETING, LIGHT, QUAYS, TIDES, MIST)

PLAN = Plan(
    {
        "cover": Span(1, 4),
        "half-title": Span(1, 1),
        "title-page": Span(3, 3),
        "imprint": Span(4, 4),
        "board": Span(5, 5),
        "contents": Span(6, 6),
        "greeting": Span(8, 9),
        "light": Span(11, 11),
        "quays": Span(13, 19),
        "tides": Span(21, 22),
        "mist": Span(23, 24),
        "call": Span(25, 25),
        "ruled": Span(26, 28),
    },
    (2, 7, 10, 12, 20),
    28,
)


def leaf_of(name: str) -> Leaf:
    """Give the leaf of a name."""
    return next(leaf for leaf in leaves(WHOLE.manuscript) if leaf.name == name)
