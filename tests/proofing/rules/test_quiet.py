"""Rules are silenced line by line, with a reason."""

from __future__ import annotations

import pytest

from galley.model import Comment, Place
from galley.proofing.rules import Edited, look, look_at

from .looked import codes, marked

RANGE = "In 2014-2020 it fell."


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- quiet: range-hyphen as printed -->\n{RANGE}",
        f"{RANGE} <!-- quiet: range-hyphen as printed -->",
        f"First. <!-- quiet: range-hyphen as printed -->\n{RANGE}",
        f"<!-- quiet: range-hyphen as\nprinted -->\n{RANGE}",
        (
            "<!-- quiet: range-hyphen as printed -->\n<!-- quiet: word-doubled so said -->\n"
            "In 2014-2020 it it fell."
        ),
        "<!-- quiet: range-hyphen, word-doubled so printed -->\nIn 2014-2020 it it fell.",
        "Call.[^1]\n\n<!-- quiet: range-hyphen as printed -->\n[^1]: In 2014-2020.",
    ],
)
def test_a_comment_silences_its_line_and_the_next(text: str) -> None:
    assert codes(text) == []


def test_beside_errors_no_comment_is_told_to_silence_nothing() -> None:
    """What it is for may be what could not be read."""
    one = marked("<!-- quiet: range-hyphen as printed -->\nFell.")
    told = [each.diagnostic.code for each in look(one)]
    assert told == ["quiet-unused"]
    assert look_at(Edited.so_far(one, one.pieces)) == ()


def test_a_comment_silences_no_other_line_and_no_other_rule() -> None:
    far = f"<!-- quiet: range-hyphen as printed -->\n\n{RANGE}"
    assert codes(far) == ["1:1 quiet-unused", "3:4 range-hyphen"]
    other = f"<!-- quiet: word-doubled as printed -->\n{RANGE}"
    assert codes(other) == ["1:1 quiet-unused", "2:4 range-hyphen"]


def test_a_comment_needs_a_reason_and_a_rule() -> None:
    assert codes(f"<!-- quiet: range-hyphen -->\n{RANGE}") == [
        "1:1 quiet-reason",
        "2:4 range-hyphen",
    ]
    assert codes("<!-- quiet: range-hypen as printed -->\nText.") == ["1:1 quiet-unknown"]
    assert codes("<!-- quiet: -->\nText.") == ["1:1 quiet-reason"]
    assert codes("<!-- query: who? -->\nText.") == []


def test_comments_of_yaml_silence_too() -> None:
    place = Place("content/v1i1/issue.yaml", 1, 1)
    quiet = Comment("quiet", "identity-season printed late", place, 1)
    assert codes("Text.", changes="season: Winter", comments=(quiet,)) == []
