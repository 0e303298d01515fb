"""A piece added to its section: one change, and nothing else of the file."""

from __future__ import annotations

import pytest
import yaml

from galley.errors import ContentError
from galley.intake.word.contents import added
from tests.made_up import ISSUE

KINDS = {"greeting": "editorial", "quays": "article", "tides": "commentary", "mist": "review"}


def put(text: str, kind: str = "article") -> str:
    """Add a piece to a file."""
    return added(text, "long", kind, lambda slug: KINDS.get(slug, ""), "issue.yaml").text


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        (
            "contents:\n  - pieces: [greeting]\n  - pieces: [quays, tides] # two\n",
            "article",
            "contents:\n  - pieces: [greeting]\n  - pieces: [quays, tides, long] # two\n",
        ),
        (
            "contents:\n- title: A\n  pieces:\n  - quays # one\n  # end\n- pieces: [mist]\na: 1\n",
            "article",
            (
                "contents:\n- title: A\n  pieces:\n  - quays # one\n  - long\n  # end\n"
                "- pieces: [mist]\na: 1\n"
            ),
        ),
        (
            "contents:\n  - pieces: [mist]\n  - {title: Articles, pieces: []}\n",
            "article",
            "contents:\n  - pieces: [mist]\n  - {title: Articles, pieces: [long]}\n",
        ),
        (
            "contents:\n  - title: Book Reviews\n    pieces: []\n",
            "review",
            "contents:\n  - title: Book Reviews\n    pieces: [long]\n",
        ),
        (
            "contents: # all\n  - title: Reviews\n    pieces: [mist]\n# the end\ngathering: 4\n",
            "article",
            (
                "contents: # all\n  - title: Reviews\n    pieces: [mist]\n  - title: Articles\n"
                "    pieces: [long]\n# the end\ngathering: 4\n"
            ),
        ),
        (
            "contents:\r\n  - pieces:\r\n      - quays\r\nyear: 2022\r\n",
            "article",
            "contents:\r\n  - pieces:\r\n      - quays\r\n      - long\r\nyear: 2022\r\n",
        ),
        (
            "contents:\n  - pieces:\n      - quays",
            "article",
            "contents:\n  - pieces:\n      - quays\n      - long\n",
        ),
        (
            "contents: [{pieces: [mist]}]\n",
            "article",
            "contents: [{pieces: [mist]}, {title: Articles, pieces: [long]}]\n",
        ),
        ("contents: []\n", "editorial", 'contents: [{title: "Editor\'s Note", pieces: [long]}]\n'),
        ("contents:\n  - pieces: [long]\n", "article", "contents:\n  - pieces: [long]\n"),
    ],
)
def test_a_piece_is_added_and_all_else_stays(before: str, kind: str, after: str) -> None:
    assert put(before, kind) == after


@pytest.mark.parametrize("kind", ["article", "commentary", "review", "interview", "report"])
def test_the_made_up_issue_takes_every_kind(kind: str) -> None:
    text = put(ISSUE, kind)
    old, new = yaml.safe_load(ISSUE), yaml.safe_load(text)
    pieces = [slug for section in new["contents"] for slug in section["pieces"]]
    assert sorted(pieces) == sorted([*KINDS, "long"])
    assert {**new, "contents": 0} == {**old, "contents": 0}
    assert len(text.splitlines()) - len(ISSUE.splitlines()) in {0, 2}


def test_aliases_are_left_alone() -> None:
    text = "a: &b [quays]\ncontents:\n  - pieces: *b\n"
    with pytest.raises(ContentError, match="contents-unfit"):
        put(text)
