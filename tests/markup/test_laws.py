"""What holds for any text: it is marked up or refused, whole, and always alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from galley.errors import ContentError
from galley.markup import mark_piece
from galley.model import Marked, Piece
from tests.markup.pieces import diagnostics, found, marked, piece
from tests.strategies import markdown

VOID = {"br", "hr", "img"}
BLOCKS = {"aside", "blockquote", "div", "figure", "h2", "h3", "li", "ol", "p", "pre", "table", "ul"}
SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)
# Surroundings of a line of text: what stands before it, and before the lines after it.
SURROUNDINGS = [
    ("", ""),
    ("> ", "> "),
    ("- ", "  "),
    ("10. ", "    "),
    (" > - ", " >   "),
    ("\t", ""),
]


class Outline(HTMLParser):
    """Checks that elements close as they open, and where they may stand."""

    def __init__(self, html: str) -> None:
        """Read the HTML."""
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        assert tag != "a" or "a" not in self.open
        assert tag not in BLOCKS or "p" not in self.open
        assert len(attrs) == len(dict(attrs))
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Read text; copies of pull quotes do not count."""
        if "aside" not in self.open:
            self.text += data


def attempt(draft: Piece) -> Marked | None:
    """Mark up a piece, if it can be."""
    try:
        return mark_piece(draft, figures=None)
    except ContentError:
        return None


@SETTINGS
@given(st.one_of(markdown, st.text(max_size=60)))
def test_any_text_is_marked_up_or_refused(text: str) -> None:
    one = attempt(piece(text))
    if one is None:
        return
    outline = Outline(one.html)
    assert len(outline.ids) == len(set(outline.ids))
    assert set(one.lines) <= set(outline.ids)
    assert one == attempt(piece(text))


@SETTINGS
@given(st.sampled_from(["title", "subtitle", "abstract", "keyword", "bio"]), markdown)
def test_any_value_is_marked_up_or_refused(name: str, text: str) -> None:
    assume(text.strip())
    one = attempt(piece("", {name: text}))
    if one is None:
        return
    for value in (one.title, one.subtitle, one.abstract, *one.keywords, *one.bios):
        assert not Outline(value.html).ids


def _texts(words: Callable[[], str]) -> list[str]:
    return [
        f"{words()} *{words()} **{words()}*** {words()}",
        f"[{words()}]{{.run-in}} {words()}",
        f"{words()} [{words()}]{{.pull}} {words()}",
        f"[{words()} *{words()}*]{{lang=la}} `{words()}`",
        f"[{words()}](https://x.y) {words()} -- {words()}",
        f"{words()}{{turn=N}} {words()}",
        f"{words()}[^N].\n\n[^N]: {words()}\n\n    {words()}",
        f"## {words()}",
        f"> {words()}\n>\n> --- {words()}",
        f"- {words()}\n- {words()}\n\n  > {words()}",
        f"1. {words()}\n   {words()}",
        f"| {words()} | {words()} |\n| - | -: |\n| {words()} | {words()} |\n\nTable: {words()}",
        "::: pull\nedited\n:::",
        f"<!-- hidden -->\n\n{words()}",
        f"```\n{words()}\n```",
    ]


@SETTINGS
@given(st.data())
def test_no_word_is_lost(data: st.DataObject) -> None:
    count = iter(range(10_000))
    blocks = []
    for n in range(1, data.draw(st.integers(1, 8)) + 1):
        texts = _texts(lambda: f"w{next(count)}x")
        blocks.append(data.draw(st.sampled_from(texts)).replace("N", str(n)))
    text = "\n\n".join(blocks)
    outline = Outline(marked(text).html)
    expected = re.findall(r"w\d+x", text)
    # A note's words come where it is called, a caption's before its table.
    assert sorted(re.findall(r"w\d+x", outline.text)) == sorted(expected)


@SETTINGS
@given(st.permutations(["a", "b", "c", "d"]), st.permutations(["a", "b", "c", "d"]))
def test_notes_are_numbered_by_their_calls(called: list[str], defined: list[str]) -> None:
    blocks = [f"Text[^{label}]." for label in called]
    for n, label in enumerate(defined):
        blocks.insert(n * 2, f"[^{label}]: Note {label}.")
    notes = marked("\n\n".join(blocks)).notes
    assert [(note.number, note.label) for note in notes] == list(enumerate(called, 1))


@SETTINGS
@given(
    st.lists(st.sampled_from(SURROUNDINGS), max_size=3),
    st.lists(st.sampled_from(["word", "*em*", "`code`", "é😀", "[a]{lang=la}", "--"]), max_size=4),
    st.integers(0, 4),
)
def test_a_message_names_the_very_place(
    around: list[tuple[str, str]], words: list[str], lines: int
) -> None:
    first = "".join(opening for opening, _ in around)
    rest = "".join(following for _, following in around)
    text = [first + "start"] + [f"{rest}line {n}" for n in range(lines)]
    text[-1] += " " + " ".join([*words, "<b> end"])
    place = f"{len(text)}:{text[-1].index('<b>') + 1}"
    assert found("\n".join(text)) == [f"{place} raw-html"]


# What stands at the place of a message, by its code.
MARKS = {
    "id-duplicate": "#",
    "note-duplicate": "[^",
    "note-place": "[^",
    "note-undefined": "[^",
    "note-unused": "[^",
    "raw-html": "<",
    "turn-duplicate": "{turn",
    "turn-order": "{turn",
}


@SETTINGS
@given(markdown)
def test_messages_point_into_the_text(text: str) -> None:
    lines = re.split(r"\r\n?|\n", text)
    for message in diagnostics(text):
        line = lines[message.line - 1]
        assert 1 <= message.column <= len(line) + 1
        assert line[message.column - 1 :].startswith(MARKS.get(message.code, ""))
