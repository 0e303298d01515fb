"""Colours are set anew, and nothing else of a stream is touched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, parse_content_stream

from galley.binding.inks import BLACK, MASK, PROCESS, Palette
from galley.binding.recolour import black, recoloured

PLAIN = Dictionary()


@pytest.fixture
def pdf() -> Iterator[Pdf]:
    """Give a file for streams to stand in."""
    with Pdf.new() as pdf:
        yield pdf


def said(pdf: Pdf, data: bytes, resources: Object = PLAIN, palette: Palette = BLACK) -> str:
    """Give a stream in other inks."""
    return recoloured(Stream(pdf, data), resources, palette).decode("latin-1")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0 0 0 rg", "0 0 0 1 k"),
        ("1 1 1 RG", "0 0 0 0 K"),
        ("0.301961 0.301961 0.301961 rg", "0 0 0 0.698 k"),
        ("1 0 0 rg", "0 0 0 0.701 k"),
        ("0.25 G", "0 0 0 0.75 K"),
        ("0 1 0 0.2 k", "0 0 0 0.787 k"),
        ("1 1 1 1 K", "0 0 0 1 K"),
        ("/DeviceCMYK cs 0 0 0 0.4 scn", "0 0 0 1 k\n0 0 0 0.4 k"),
        ("/DeviceRGB CS 0 0 1 SC", "0 0 0 1 K\n0 0 0 0.886 K"),
        ("2 -1 0 rg", "0 0 0 0.701 k"),
    ],
)
def test_a_colour_becomes_black_ink(pdf: Pdf, before: str, after: str) -> None:
    assert said(pdf, before.encode()) == after


@pytest.mark.parametrize(
    "text",
    [
        rb"(1 0 0 rg)",
        rb"(a \(0 g\) \\)",
        rb"(in (1 0 0 rg (deep)) out)",
        rb"(\
1 0 0 rg)",
        b"<31203020302072670a>",
        b"(0 g\n1 0 0 RG\n)",
    ],
)
def test_what_stands_in_a_text_is_no_colour(pdf: Pdf, text: bytes) -> None:
    stream = Stream(pdf, b"BT " + text + b" Tj ET")
    (_, before, _), (_, after, _) = (
        parse_content_stream(each)
        for each in (stream, Stream(pdf, recoloured(stream, PLAIN, BLACK)))
    )
    assert bytes(before.operands[0]) == bytes(after.operands[0])


@given(st.binary(max_size=40))
def test_every_text_comes_through(text: bytes) -> None:
    escaped = b"".join(b"\\%03o" % byte for byte in text)
    with Pdf.new() as pdf:
        made = recoloured(Stream(pdf, b"1 0 0 rg (%s) Tj" % escaped), PLAIN, BLACK)
        colour, shown = parse_content_stream(Stream(pdf, made))
        assert str(colour.operator) == "k"
        assert bytes(shown.operands[0]) == text


def test_what_stands_in_a_picture_name_or_comment_is_no_colour(pdf: Pdf) -> None:
    inline = b"BI /W 3 /H 3 /BPC 8 /CS /G ID  1 rg g k EI"
    made = said(pdf, inline + b"\n/rg gs % 1 0 0 rg\n/g#20 Do 0 g")
    assert " 1 rg g k" in made
    assert made.endswith("/rg gs\n/g#20 Do\n0 0 0 1 k")


def test_a_mask_within_a_stream_may_be_and_a_coloured_picture_may_not(pdf: Pdf) -> None:
    assert "BI" in said(pdf, b"BI /W 8 /H 1 /IM true ID \xaa EI")
    with pytest.raises(ValueError, match="a picture within a stream is in /DeviceRGB"):
        said(pdf, b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI")


def test_spaces_come_back_with_the_state(pdf: Pdf) -> None:
    lab = Array([Name.Lab, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])
    resources = Dictionary(ColorSpace=Dictionary({"/lab": lab}))
    data = b"/lab cs q /DeviceGray cs 0.5 sc Q 50 0 0 sc Q 0 0 0 sc"
    colours = said(pdf, data, resources).split("\n")
    assert colours[0] == "0 0 0 1 k"
    assert colours[2:4] == ["0 0 0 1 k", "0 0 0 0.5 k"]
    grey = float(colours[5].split()[3])
    assert grey == pytest.approx(1 - 119 / 255, abs=0.01)
    assert colours[-1] == "0 0 0 1 k"


def test_a_pattern_is_set_as_it_was(pdf: Pdf) -> None:
    assert said(pdf, b"/Pattern cs /p0 scn 0 0 10 10 re f") == (
        "/Pattern cs\n/p0 scn\n0 0 10 10 re\nf"
    )


def test_marked_content_goes_and_what_it_marks_stays(pdf: Pdf) -> None:
    data = b"/Span <</MCID 0>> BDC 0 0 m EMC /Artifact BMC f EMC /P MP /P <<>> DP"
    assert said(pdf, data) == "0 0 m\nf"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"/spot cs", "is no colour space that can be brought to inks"),
        (b"/unknown CS", "is no colour space that can be brought to inks"),
        (b"1 0 0 scn", "a colour has 3 values, and its space 1"),
        (b"1 0 rg", "a colour has 2 values, and its space 3"),
    ],
)
def test_what_cannot_be_brought_to_inks_is_refused(pdf: Pdf, data: bytes, fault: str) -> None:
    spot = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, Dictionary()])
    with pytest.raises(ValueError, match=fault):
        said(pdf, data, Dictionary(ColorSpace=Dictionary(spot=spot)))


def test_palettes_differ_in_what_they_set(pdf: Pdf) -> None:
    data = b"0.2 0.2 0.2 rg 0 0.5 1 0 K"
    assert said(pdf, data, palette=MASK) == "0.2 g\n0.5925 G"
    assert said(pdf, data, palette=PROCESS) == "0 0 0 0.8 k\n0 0.5 1 0 K"
    assert black(BLACK) == b"0 0 0 1 k\n0 0 0 1 K"
    assert black(MASK) == b"0 g\n0 G"
