"""Content is read as it is spelt, and says what a parser makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Page, Pdf

from galley.proofing import structure_text
from galley.proofing.page_content import plain
from galley.proofing.page_fonts import Fonts
from galley.proofing.structure_text import PageText, read_page

from .finished import Finished

GLYPHS = re.compile(rb"<([0-9a-f]{2})([0-9a-f]{2})>")
MOVES = re.compile(rb">(-?\d[\d.]*)<")
"""Numbers between the strings of an array."""

Change = Callable[[bytes], bytes]


def read(page: Page) -> tuple[PageText, dict[str, set[int]]]:
    """Read a page; give what it says too of which codes its fonts show."""
    fonts: Fonts = {}
    text = read_page(page, fonts)
    return text, {font.name: font.used for font in fonts.values()}


def rewritten(finished: Finished, how: Change) -> Pdf:
    """Open the file with the content of an article's page written otherwise."""
    page = finished.page("12")
    return Pdf.open(BytesIO(finished.rewrite(page, how).pdf))


def begin(content: bytes, how: bytes) -> bytes:
    """Begin the marked content of the page's first text otherwise."""
    return re.sub(rb"/\w+\s*<</MCID (\d+)>>\s*BDC", how, content, count=1)


SPELT: dict[str, Change] = {
    "spaced": lambda content: GLYPHS.sub(rb" <\1\2>\n", content),
    "parted digits": lambda content: GLYPHS.sub(rb"<\1 \2>", content),
    "parted evenly": lambda content: GLYPHS.sub(rb"< \1 \2>", content),
    "digits in capitals": lambda content: GLYPHS.sub(lambda found: found[0].upper(), content),
    "half codes": lambda content: GLYPHS.sub(rb"<\1>0<\2>", content, count=4),
    "odd digits": lambda content: content.replace(b"0>", b">"),
    "two moves": lambda content: MOVES.sub(rb">\1 -50.5<", content),
    "numbers of another kind": lambda content: MOVES.sub(rb">\1 -.5 +4.<", content),
    "no moves": lambda content: MOVES.sub(rb"><", content),
    "letters": lambda content: (
        content + rb"/Span<</MCID 99>>BDC BT [(\000A)3(\000\)\000\\)] TJ EMC"
    ),
    "letters on": lambda content: content + b"/Span<</MCID 99>>BDC BT (\0A\\\n\0>0<) Tj EMC",
    "no space": lambda content: re.sub(rb"\s+([/\[<])", rb"\1", content),
    "other words": lambda content: begin(content, rb"/Span<</ActualText(a>0<b\\))/MCID \1>>BDC"),
    "words in digits": lambda content: begin(
        content, rb"/Span <</MCID \1/ActualText<FEFF00e9>/Lang (en)>> BDC"
    ),
    "an attribute": lambda content: begin(content, rb"/P <</A [/B 1 true] /MCID \1>> BDC"),
}
"""The same content as it is also spelt."""

UNUSUAL: dict[str, Change] = {
    "a comment": lambda content: content.replace(b"BDC", b"BDC % (a [comment\n"),
    "a picture inside": lambda content: (
        content + b"\nq BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI Q /Span<</MCID 99>>BDC EMC"
    ),
    "letters in brackets": lambda content: content + b"/Span<</MCID 99>>BDC BT (\0((\0))) Tj EMC",
    "a name with a number": lambda content: begin(content, rb"/Sp#61n <</MCID \1>> BDC"),
    "a dictionary inside": lambda content: begin(content, rb"/P <</MCID \1/A<</B 1>>>> BDC"),
    "a truth": lambda content: content + b"\ntrue false null /Span<</MCID 99>>BDC EMC",
    "a name in what is shown": lambda content: content + b"\nBT [/a 1] d",
    "a control": lambda content: content + b"\n\x0b\x80 n",
    "a word cut short": lambda content: content + b"\n" + b"1" * 4000 + b"x" + b"[" * 4000,
}
"""Content of which it is left to a parser to make something."""


@pytest.mark.parametrize("name", SPELT)
def test_content_says_what_a_parser_makes_of_it(
    finished: Finished, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rewritten(finished, SPELT[name]) as pdf:
        page = pdf.pages[finished.page("12")]
        assert plain(page) is not None
        found = read(page)
        monkeypatch.setattr(structure_text, "plain", lambda _: None)
        expected = read(page)
    assert found[1] == expected[1]
    assert nearly(found[0], expected[0])


@pytest.mark.parametrize("name", UNUSUAL)
def test_what_is_of_unusual_make_is_left_to_a_parser(finished: Finished, name: str) -> None:
    with rewritten(finished, UNUSUAL[name]) as pdf:
        assert plain(pdf.pages[finished.page("12")]) is None


@pytest.mark.parametrize("name", ["a comment", "a picture inside", "a name with a number"])
def test_it_is_read_all_the_same(finished: Finished, name: str) -> None:
    page = finished.page("12")
    with Pdf.open(BytesIO(finished.pdf)) as pdf, rewritten(finished, UNUSUAL[name]) as changed:
        assert nearly(read(changed.pages[page])[0], read(pdf.pages[page])[0])


def test_pages_as_they_are_bound_are_plain(finished: Finished) -> None:
    with Pdf.open(BytesIO(finished.pdf)) as pdf:
        assert all(plain(page) is not None for page in pdf.pages)


def test_what_makes_no_sense_as_it_is_spelt_is_for_a_parser(
    finished: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rewritten(finished, lambda content: MOVES.sub(rb">--\1<", content, count=1)) as pdf:
        page = pdf.pages[finished.page("12")]
        assert plain(page) is not None
        monkeypatch.setattr(structure_text, "parsed", lambda _: [])
        assert read_page(page) == PageText({}, ())


def test_streams_are_parted(finished: Finished) -> None:
    with Pdf.open(BytesIO(finished.pdf)) as pdf:
        page = pdf.pages[finished.page("12")]
        expected = read(page)
        content = page.obj.Contents.read_bytes()
        cut = content.index(b"BDC") + 3
        streams = [pdf.make_stream(piece) for piece in (content[:cut], content[cut:])]
        page.obj.Contents = pdf.make_indirect(Array(streams))
        assert read(page) == expected


def test_a_page_without_content_says_nothing() -> None:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj.Resources = Dictionary()
        assert read_page(pdf.pages[0]) == PageText({}, ())


def nearly(one: PageText, other: PageText) -> bool:
    """Whether two readings are the same, but for the last places of lengths."""
    runs = [[*text.runs.values(), *text.artifacts] for text in (one, other)]
    said = [[(run.text, run.box is None) for run in each] for each in runs]
    places = [
        [length for run in each for length in (run.x, run.y, run.size, *(run.box or ()))]
        for each in runs
    ]
    return (
        [*one.runs] == [*other.runs]
        and said[0] == said[1]
        and places[0] == pytest.approx(places[1], abs=1e-9)
    )
