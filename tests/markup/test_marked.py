"""What comes with the HTML: notes, headings, lines, words, the front matter's values."""

from __future__ import annotations

import pytest

from galley.errors import ContentError
from galley.markup import mark_piece
from galley.model import Heading, Inline, Note, Place
from tests.markup.pieces import PATH, diagnostics, marked, piece

TEXT = """\
## The *war*[x]{lang=la}

One[^b] two.[^a]

- three
  [four]{.pull}

[^a]: A six.

[^b]: B.
"""


def test_notes_are_counted_and_placed_by_their_calls() -> None:
    assert marked(TEXT).notes == (
        Note(1, "b", "p.call-1", "p.note-1", Place(PATH, 3, 4)),
        Note(2, "a", "p.call-2", "p.note-2", Place(PATH, 3, 13)),
    )


def test_where_a_line_may_turn_is_no_part_of_a_plain_text() -> None:
    (heading,) = marked('## "Tides" (in print)\n\nText.').headings
    assert heading.text == "“Tides” (in print)"


def test_headings_are_plain() -> None:
    text = "## The *war* --- {turn=3}now {#war}\n\n### `B`"
    assert marked(text).headings == (
        Heading(1, "The war — now", "p.war", Place(PATH, 1, 1)),
        Heading(2, "B", "p.block-2", Place(PATH, 3, 1)),
    )


def test_lines_are_those_of_the_file() -> None:
    lines = mark_piece(piece(TEXT, text_line=11), figures=None).lines
    assert lines == {
        "p.pull-1": 16,
        "p.block-1": 11,
        "p.block-2": 13,
        "p.block-3": 15,
        "p.block-4": 15,
        "p.block-5": 15,
    }


def test_a_line_more_above_keeps_the_ids() -> None:
    assert marked("\n\n" + TEXT).html == marked(TEXT).html


def test_words_are_those_of_the_text_and_its_notes() -> None:
    assert marked(TEXT).words == 9  # The warx One two three four A six B
    assert marked("a --- b 3 -- http://x.y/z").words == 4


def test_titles_and_values() -> None:
    front = piece(
        "",
        {
            "title": "The *Long*\nRoad",
            "subtitle": '"Peace"',
            "abstract": "See <https://x.y/z>,\n[jus]{lang=la}.",
            "keyword": "*jus*",
            "bio": "is at [home](https://x.y).",
        },
    )
    found = mark_piece(front, figures=None)
    assert found.title == Inline("The <em>Long</em><br>\nRoad", "The Long Road")
    assert found.subtitle == Inline("“Peace”", "“Peace”")
    assert found.abstract == Inline(
        'See <a class="address" href="https://x.y/z">https://\u200bx\u200b.y/\u200bz</a>,\n'
        '<span lang="la">jus</span>.',
        "See https://x.y/z, jus.",
    )
    assert found.keywords == (Inline("<em>jus</em>", "jus"),)
    assert found.bios == (Inline('is at <a href="https://x.y">home</a>.', "is at home."),)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("title", "A[^a]", "note-place"),
        ("title", "A <https://x.y>", "link-place"),
        ("title", "A [b](https://x.y)", "link-place"),
        ("subtitle", "A {turn=3}", "turn-place"),
        ("abstract", "[a]{.pull}", "pull-place"),
        ("abstract", "[a]{.run-in}", "run-in-place"),
        ("abstract", "[a]{#b}", "id-place"),
        ("abstract", "[](#b)", "reference-place"),
        ("abstract", "![a](figures/b.png)", "figure-inline"),
        ("keyword", "<b>", "raw-html"),
        ("bio", "[a]{.foo}", "attribute-unknown"),
    ],
)
def test_what_a_value_may_not_hold(name: str, value: str, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        mark_piece(piece("", {name: value}), figures=None)
    assert [d.code for d in caught.value.diagnostics] == [code]
    assert {(d.path, d.line, d.column) for d in caught.value.diagnostics} == {(PATH, 2, 8)}


def test_all_errors_of_a_piece_are_raised_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        mark_piece(piece("# One\n\n<b>\n\na [^a]\n\n[^a]: A.", {"title": "T[^a]"}), figures=None)
    codes = [d.code for d in caught.value.diagnostics]
    assert codes == ["heading-level", "note-place", "raw-html", "note-space"]


def test_warnings_stay_with_the_piece() -> None:
    assert [d.code for d in marked("a [^a]\n\n[^a]: A.").diagnostics] == ["note-space"]


def test_lines_of_diagnostics_count_from_the_files_first() -> None:
    with pytest.raises(ContentError) as caught:
        mark_piece(piece("a\n\n  b <i>", text_line=21), figures=None)
    (only,) = caught.value.diagnostics
    assert (only.line, only.column) == (23, 5)


def test_messages_name_what_was_meant() -> None:
    def hint(text: str) -> str:
        return diagnostics(text)[0].hint

    assert hint("a[^smerc]\n\n[^smerch]: A.") == "did you mean smerch?"
    assert hint("[](#budgte)\n\n{#budget}\na") == "did you mean budget?"
    assert hint("[a]{.pul}") == "did you mean .pull?"
    assert hint("::: pul\n:::") == "did you mean pull?"
