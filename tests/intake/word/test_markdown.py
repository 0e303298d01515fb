"""Whatever a line says, its Markdown reads as the same text, and as a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from galley.errors import Diagnostic
from galley.intake.signs import level
from galley.intake.word.markdown import markdown, tidied
from galley.intake.word.text import Break, Call, Code, Line, Words, shown
from galley.markup.language import language
from galley.markup.parser import parser
from galley.markup.plain import plain
from galley.markup.sheet import Sheet
from galley.markup.source import FileText
from tests.strategies import FRAGMENTS

ENGLISH = language("en")
HREFS = ("", "", "", "https://a.b/c d(e)", "mailto:a@b.cd", "www.x.y/&amp;z")

texts = st.lists(
    st.sampled_from([*FRAGMENTS, *"ab .,*_[]()", "https://a.b/c_d*e.", "x@y.example"])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    max_size=6,
).map("".join)
words = st.builds(
    Words, texts, italic=st.booleans(), bold=st.booleans(), href=st.sampled_from(HREFS)
)
lines = st.lists(words | st.just(Break()), min_size=1, max_size=6).map(tuple)


def read(text: str) -> tuple[list[Token], list[Diagnostic]]:
    """Read Markdown; return its tokens, and what is wrong with it."""
    sheet = Sheet("quays", ENGLISH, FileText("quays.md", text, 1))
    return parser(ENGLISH).parse(text, {"sheet": sheet}), sheet.diagnostics


def told(tokens: list[Token]) -> str:
    """Return the text that tokens print."""
    return level(" ".join(plain(t.children or ()) for t in tokens if t.type == "inline"))


@settings(max_examples=600, deadline=None)
@given(lines)
def test_a_line_reads_as_the_same_text(line: Line) -> None:
    text = markdown(line)
    tokens, wrong = read(text)
    assert told(tokens) == level(shown(tidied(line))), text
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"] or not text
    # What an author typed as other programs have it, such as $x^2$, or in letters that are
    # not set, is for the check to tell.
    assert {each.code for each in wrong} <= {"markup-untaken", "text-direction"}, text


@settings(max_examples=300, deadline=None)
@given(st.lists(st.builds(Words, st.text("ab", min_size=1), st.booleans(), st.booleans())))
def test_words_keep_their_style_however_they_meet(line: list[Words]) -> None:
    tokens, _ = read(markdown(line))
    styles, italic, bold = [], 0, 0
    for token in (child for t in tokens for child in t.children or ()):
        italic += token.nesting * token.type.startswith("em_")
        bold += token.nesting * token.type.startswith("strong_")
        if token.type == "text":
            styles += [(char, italic > 0, bold > 0) for char in token.content]
    assert styles == [(char, word.italic, word.bold) for word in line for char in word.text]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ([Words("It is "), Words("firm", italic=True), Words(".")], "It is *firm*."),
        ([Words("It "), Words('"firm"', italic=True), Words("ly")], 'It *"firm*"ly'),
        ([Words("a ", italic=True), Words("b")], "*a* b"),
        ([Words("See "), Call("f1"), Words(" here")], "See[^f1] here"),
        ([Words("1. "), Words("One")], "1\\. One"),
        ([Words("one "), Break(), Words(" - two")], "one\\\n\\- two"),
        ([Words("Table: "), Words("x")], "Table\\: x"),
        ([Words("see [sic] and [x")], "see \\[sic\\] and \\[x"),
        ([Words("see [sic] here")], "see [sic] here"),
        ([Words("at https://a.b/c_d, or")], "at <https://a.b/c_d>, or"),
        ([Words("(https://a.b/c_(d))")], "(<https://a.b/c_(d)>)"),
        ([Words("the quay", href="https://a.b/c d")], "[the quay](https://a.b/c%20d)"),
        ([Words("https://a.b/c", href="https://a.b/c")], "<https://a.b/c>"),
        ([Words("^a", href="https://a.b")], "[\\^a](https://a.b)"),
        ([Words("Head.", run_in=True), Words(" Text")], "[Head.]{.run-in} Text"),
        ([Code("a`b")], "``a`b``"),
        ([Words("soft\u00adly\u200b, non\u2011stop\u00a05")], "softly, non-stop 5"),
    ],
)
def test_lines_are_written_as_an_editor_would(line: list[Words], expected: str) -> None:
    assert markdown(line) == expected
