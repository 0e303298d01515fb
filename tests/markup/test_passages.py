"""The words of a text without markup, and where each stands; and its comments."""

from __future__ import annotations

import pytest

from galley.markup import mark_piece
from galley.model import Comment, Marked, Place, Setting
from tests.markup.pieces import PATH, marked, piece

TEXT = """\
## A *head*[x]{lang=la} {#h}

One "two"[^b] <!-- query: who? -->three{turn=3} [four
five](https://x.y/z) `six`, <https://x.y/a>.

> - seven \\* eight

Table: Nine

| Ten |
| --- |
| 11 |

[^b]: *Ibid.*, see https://x.y/b

    And "more.
"""


def of_text(found: Marked) -> list[tuple[Setting, int, str]]:
    """Give setting, note and words of what is no front matter."""
    return [(p.setting, p.note, p.text) for p in found.passages if p.setting is not Setting.VALUE]


def test_passages_are_words_without_markup_in_order() -> None:
    assert of_text(marked(TEXT)) == [
        (Setting.HEADING, 0, "A headx"),
        (Setting.TEXT, 0, 'One "two" three four five six, https://x.y/a.'),
        (Setting.TEXT, 0, "seven * eight"),
        (Setting.CAPTION, 0, "Nine"),
        (Setting.CELL, 0, "Ten"),
        (Setting.CELL, 0, "11"),
        (Setting.NOTE, 1, "Ibid., see https://x.y/b"),
        (Setting.NOTE, 1, 'And "more.'),
    ]


def test_every_character_has_its_place() -> None:
    lines = ["", "", "", *TEXT.split("\n")]
    found = mark_piece(piece(TEXT, text_line=4), figures=None)
    for passage in found.passages:
        for at, sign in enumerate(passage.text if not passage.fixed else ""):
            place = passage.place(at)
            there = lines[place.line - 1][place.column - 1 :][:1] or " "
            assert there in {sign, "\\"}, (passage.text, at, place)


def test_stretches_are_of_the_words() -> None:
    text, note, more = (p for p in marked(TEXT).passages if p.text[:3] in {"One", "Ibi", "And"})
    assert [text.text[each.start : each.end] for each in text.addresses] == ["https://x.y/a"]
    assert [text.text[each.start : each.end] for each in text.code] == ["six"]
    assert [note.text[each.start : each.end] for each in note.italics] == ["Ibid."]
    assert (text.straight, more.straight) == ((), (4,))


def test_values_stand_where_they_begin() -> None:
    (title,) = (p for p in marked("").passages if p.text == "A Title")
    assert {title.place(at) for at in range(7)} == {Place(PATH, 2, 8)}


def test_copies_of_pull_quotes_are_no_passages() -> None:
    found = marked("[One.]{.pull} Two.\n\n::: pull\nThree.\n:::\n\nFour.")
    assert of_text(found) == [
        (Setting.TEXT, 0, "One. Two."),
        (Setting.PULL, 0, "Three."),
        (Setting.TEXT, 0, "Four."),
    ]


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("a <!-- query: who? --> b", [Comment("query", "who?", Place(PATH, 1, 3), 1)]),
        ("<!-- Quiet:\nwhy -->\na", [Comment("quiet", "why", Place(PATH, 1, 1), 2)]),
        ("> a\n>\n> <!-- no kind: here -->", [Comment("", "no kind: here", Place(PATH, 3, 3), 3)]),
        ("a[^1]\n\n[^1]: b <!-- in: note -->", [Comment("in", "note", Place(PATH, 3, 9), 3)]),
        ("`<!-- a: b -->`", []),
    ],
)
def test_comments_are_kept_with_their_places(text: str, comments: list[Comment]) -> None:
    assert list(marked(text).comments) == comments


def test_a_comment_leaves_the_page_and_its_ids_alone() -> None:
    plain = marked("## A\n\nOne.[^1]\n\n[^1]: Two.")
    said = marked("## A\n\n<!-- q: x -->\nOne.[^1]\n\n<!-- q: y -->\n[^1]: Two.")
    assert (said.html, said.words) == (plain.html, plain.words)
