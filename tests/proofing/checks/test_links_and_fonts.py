"""Every link leads somewhere; every font is in the file, and every glyph in its font."""

from __future__ import annotations

import re

from pikepdf import Dictionary, Name, Object, Pdf, Stream, String

from tests.proofing.finished import Finished


def links(pdf: Pdf, page: int) -> list[Object]:
    """Give the links of a page."""
    return [each for each in pdf.pages[page].obj.Annots if each.Subtype == Name.Link]


def test_a_link_to_nowhere_is_told(finished: Finished) -> None:
    def lead_astray(pdf: Pdf) -> None:
        links(pdf, finished.page("10"))[0].A.D = String("quays.fog")

    told = finished.change(lead_astray).told()
    assert told == [
        ("proof-link", "quays: a link on page 10 leads to “quays.fog”, which is nowhere")
    ]


def test_a_link_that_binding_left_is_told(finished: Finished) -> None:
    def leave(pdf: Pdf) -> None:
        links(pdf, finished.page("10"))[0].A = Dictionary(S=Name.URI, URI=String("galley:#quays"))

    assert finished.change(leave).codes() == {"proof-link"}


def test_a_bookmark_to_nowhere_is_told(finished: Finished) -> None:
    def lead_astray(pdf: Pdf) -> None:
        pdf.Root.Outlines.First.Dest = String("fog")

    (told,) = finished.change(lead_astray).told()
    assert told[0] == "proof-link"
    assert "leads to “fog”, which is nowhere" in told[1]


def test_a_destination_whose_page_is_gone_is_told(finished: Finished) -> None:
    def drop(pdf: Pdf) -> None:
        for link in links(pdf, finished.page("6")):
            link.A.D = String("quays.lost")
        tree = pdf.Root.Names.Dests.Kids[0].Names
        tree.append(String("quays.lost"))
        tree.append(pdf.make_indirect(Dictionary()))

    assert finished.change(drop).codes() == {"proof-link"}


def fonts(pdf: Pdf) -> list[Dictionary]:
    """Give what describes the faces of a file."""
    found = (each for each in pdf.objects if isinstance(each, Dictionary))
    return [each for each in found if "/FontFile2" in each]


def test_a_font_that_is_not_in_the_file_is_told(finished: Finished) -> None:
    def strip(pdf: Pdf) -> None:
        for each in fonts(pdf):
            del each.FontFile2

    found = finished.change(strip).told()
    assert {code for code, _ in found} == {"proof-font"}
    assert any(message.startswith("quays: the font Tinos of page 9") for _, message in found)


def test_a_glyph_that_its_font_has_not_is_told(finished: Finished) -> None:
    told = finished.rewrite(finished.page("12"), lambda content: first_code(content, b"0000"))
    assert "proof-glyph" in told.codes()


def first_code(content: bytes, code: bytes) -> bytes:
    """Replace the first code that a page shows."""
    return re.sub(rb"\[<[0-9a-f]{4}", b"[<" + code, content, count=1)


def test_an_empty_outline_is_told_with_line_and_page(finished: Finished) -> None:
    def empty(pdf: Pdf) -> None:
        for each in fonts(pdf):
            each.FontFile2 = Stream(pdf, without_outlines(each.FontFile2.read_bytes()))

    told = finished.change(empty).diagnostics()
    assert {found.code for found in told} == {"proof-glyph"}
    assert ("quays: Tinos has no glyph for “−” on page 12", 66) in {
        (found.message, found.line) for found in told
    } | {(found.message.replace("Source-Sans-3,", "Tinos"), found.line) for found in told}


def without_outlines(font: bytes) -> bytes:
    """Let all glyphs of a TrueType file begin where the first does."""
    count = int.from_bytes(font[4:6])
    rows = (font[12 + 16 * n : 28 + 16 * n] for n in range(count))
    places = {row[:4]: (int.from_bytes(row[8:12]), int.from_bytes(row[12:])) for row in rows}
    start, length = places[b"loca"]
    return font[:start] + bytes(length) + font[start + length :]
