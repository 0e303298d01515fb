"""The HTML of each syntax: fixtures of title, Markdown and HTML."""

# ruff: noqa: RUF001 - quotation marks are what is meant

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from galley.markup import mark_piece
from tests.markup.pieces import html, marked, piece

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("markup-*.md"))
CASES = [
    pytest.param(text, expected, id=f"{path.stem.removeprefix('markup-')}: {title}")
    for path in FIXTURES
    for _, title, text, expected in read_fixture_file(path)
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_fixture(text: str, expected: str) -> None:
    """A break in an address shows as ¦, a narrow space as ␣, a no-break space as ␠."""
    assert html(text).rstrip() == expected.rstrip()


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("az", "“a ‘b’”"),
        ("de", "„a ‚b‘“"),
        ("en-GB", "“a ‘b’”"),
        ("fr", "«␣a ‹␣b␣›␣»"),
        ("ru", "«a „b“»"),
        ("tr", "“a ‘b’”"),
        ("ka", "“a ‘b’”"),
    ],
)
def test_quotation_marks_follow_the_language(lang: str, expected: str) -> None:
    assert html("\"a 'b'\"", lang=lang) == f'<p id="p.block-1">{expected}</p>\n'


def test_labels_follow_the_language() -> None:
    text = "Table: Büdcə {#t}\n\n| a |\n| - |\n\nBax: [](#t)"
    assert ">Cədvəl 1</a>" in html(text, lang="az")


def test_an_empty_piece_is_empty() -> None:
    assert marked("").html == ""


def test_line_ends_of_other_systems() -> None:
    text = "## One\n\nTwo\nthree.[^a]\n\n[^a]: A.\n"
    assert marked(text.replace("\n", "\r\n")).html == marked(text).html


def test_ids_begin_with_the_slug_and_are_escaped() -> None:
    one = mark_piece(piece('[a](https://x.y/?a&b"c)'), figures=None)
    assert 'href="https://x.y/?a&amp;b%22c"' in one.html


@pytest.mark.parametrize(("words", "long"), [(10, False), (90, True)])
def test_a_table_that_no_page_has_room_for_may_be_parted(words: int, *, long: bool) -> None:
    row = f"| {'harbour ' * words} | {'tide ' * 3} |\n"
    text = f"Table: Quays\n\n| A | B |\n| - | - |\n{row * 4}"
    assert ('class="long"' in html(text)) is long
