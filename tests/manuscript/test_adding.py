"""A piece is put into its section; all else of the file stays as it is written."""

from __future__ import annotations

import pytest

from galley.errors import ContentError
from galley.manuscript.adding import with_piece
from galley.written import Kind

HEAD = "theme: Ports  # a word\n\n"


def added(contents: str, slug: str = "new", kind: Kind = Kind.ARTICLE, section: str = "") -> str:
    """Add to a file of these contents, and give the contents that it then has."""
    text = with_piece(HEAD + contents, slug, kind, section=section).text
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


def refused(contents: str, slug: str = "new", section: str = "") -> tuple[str, int]:
    """Add in vain, and give the code and the line of the fault."""
    with pytest.raises(ContentError) as caught:
        added(contents, slug, section=section)
    fault = caught.value.diagnostics[0]
    return fault.code, fault.line


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (" []", " [new]"),
        (" [old]", " [old, new]"),
        (" [old, ]", " [old, new, ]"),
        (" [\n      old # why\n    ]", " [\n      old, new # why\n    ]"),
        ("", " [new]"),
        (" # none yet", " [new] # none yet"),
        (
            '\n      - "old"  # why\n      # more',
            '\n      - "old"  # why\n      - new\n      # more',
        ),
        ("\n    - old", "\n    - old\n    - new"),
    ],
)
def test_a_list_of_any_form_grows_by_one(before: str, after: str) -> None:
    around = "contents:\n  - title: Articles\n    pieces:{}\n  - title: Last # as ever\n"
    assert added(around.format(before)) == around.format(after)


def test_a_list_that_grows_too_wide_goes_on_below_its_first_name() -> None:
    names = ", ".join(f"piece-{number}" for number in range(9))
    grown = added(f"contents:\n  - title: Articles\n    pieces: [{names}]\n")
    assert grown.endswith("piece-8,\n             new]\n")


@pytest.mark.parametrize("end", ["", "\n", "\n\n# The end.\n"])
def test_the_end_of_the_file_stays(end: str) -> None:
    contents = "contents:\n  - title: Articles\n    pieces:\n      - old"
    assert added(contents + end) == f"{contents}\n      - new{end}"


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (Kind.EDITORIAL, 0),
        (Kind.REPORT, 1),
        (Kind.ARTICLE, 2),
        (Kind.COMMENTARY, 3),
        (Kind.REVIEW, 4),
    ],
)
def test_the_kind_tells_the_section(kind: Kind, number: int) -> None:
    titles = ("", "Highlight of Journal", "Articles", "Commentaries", "Book Review Series")
    lines = [
        f"  - title: {title}\n    pieces: []\n" if title else "  - pieces: []\n" for title in titles
    ]
    grown = added(f"contents:\n{''.join(lines)}", kind=kind)
    lines[number] = lines[number].replace("[]", "[new]")
    assert grown == f"contents:\n{''.join(lines)}"


def test_a_section_can_be_named() -> None:
    contents = "contents:\n  - title: Articles\n    pieces: []\n  - title: Voices\n    pieces: []\n"
    assert added(contents, section="voices").endswith("Voices\n    pieces: [new]\n")


@pytest.mark.parametrize(
    ("contents", "slug", "section", "told"),
    [
        ("contents:\n  - title: Articles\n    pieces: [a]\n", "a", "", ("piece-twice", 5)),
        ("contents:\n  - title: Articles\n    pieces: [a]\n", "New One", "", ("piece-name", 1)),
        ("contents:\n  - title: Articles\n    pieces: [a]\n", "cover", "", ("piece-reserved", 1)),
        ("contents:\n  - title: Voices\n    pieces: [a]\n", "b", "", ("section-unknown", 4)),
        ("contents:\n  - title: Voices\n    pieces: [a]\n", "b", "X", ("section-unknown", 4)),
        ("contents:\n  - title: Articles\n", "b", "", ("issue-edit", 4)),
        ("contents: [[\n", "b", "", ("yaml-syntax", 4)),
        ("contents: {}\n", "b", "", ("section-unknown", 3)),
        ("contents: *all\n", "b", "", ("yaml-alias", 3)),
    ],
)
def test_what_cannot_be_is_told(
    contents: str, slug: str, section: str, told: tuple[str, int]
) -> None:
    assert refused(contents, slug, section) == told
