"""Notes are looked for in a PDF's text by their first words, as often as they should stand."""

from pathlib import Path

import weasyprint

from tools.bench.notes import beginning, missing, page_count, squeezed, text_of
from tools.bench.parts import note_texts


def test_signs_of_typesetting_make_no_difference() -> None:
    assert (
        squeezed("the \N{LATIN SMALL LIGATURE FI}eld\N{HYPHEN}\nwork, “quoted”")
        == "thefieldworkquoted"
    )
    assert squeezed("Az\N{CYRILLIC SMALL LETTER SCHWA}r") == squeezed(
        "Az\N{LATIN SMALL LETTER SCHWA}r"
    )
    assert squeezed("İşl\N{LATIN SMALL LETTER SCHWA}r") == squeezed(
        "I\u0307s\u0327l\N{LATIN SMALL LETTER SCHWA}r"
    )


def test_a_note_is_looked_for_by_its_first_words() -> None:
    assert beginning("Lind, B., Harbours of the North, 2021") == "lindbharboursofthenorth"
    assert len(beginning("https://harbour.example/" + "a" * 90)) == 40


def test_every_note_that_is_there_is_found() -> None:
    assert missing(["Lind, B., Harbours", "Ibid."], "1 Lind, B., Har\u2010\nbours 2 Ibid.") == 0


def test_a_note_that_is_not_there_is_counted_once() -> None:
    assert missing(["Lind, B., Harbours", "Reed, A., Quays"], "1 Lind, B., Harbours") == 1


def test_a_beginning_of_several_notes_must_be_there_as_often() -> None:
    notes = ["Ibid.", "Ibid.", "Ibid., p. 4"]
    assert missing(notes, "Ibid. Ibid. Ibid., p. 4") == 0
    assert missing(notes, "Ibid. Ibid., p. 4") == 1
    assert missing(notes, "Ibid. Ibid.") == 1
    assert missing(notes, "") == 3


def test_notes_are_counted_in_a_pdf(tmp_path: Path) -> None:
    html = """<style>@page { size: 60mm 40mm; margin: 0 } p { break-after: page }</style>
    <p>Text. Lind, B., <em>Harbours</em>, office.</p><p>Reed, A., Quays</p>"""
    path = tmp_path / "small.pdf"
    weasyprint.HTML(string=html).write_pdf(path)
    assert page_count(path) == 2
    notes = [
        "Lind, B., Harbours, o\N{LATIN SMALL LIGATURE FFI}ce",
        "Reed, A., Quays",
        "Ash, C., Piers",
    ]
    assert missing(notes, text_of(path)) == 1


def test_the_words_of_notes_are_read_from_a_document() -> None:
    html = (
        '<p>A<span class="note"><a>1</a><span class="note-text">Lind, <em>Har<br>bours</em> &amp; '
        '<span>co</span>.</span></span> B <span class="note-text">Reed</span> C</p>'
    )
    assert note_texts(html) == ["Lind, Harbours & co.", "Reed"]
