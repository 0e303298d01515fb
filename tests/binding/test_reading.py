"""What is read back is what was written."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf, String

from galley.proofing.reading import read_structure
from galley.proofing.structure_text import marked_text

from .small_issue import typeset

WORDS = st.sampled_from(
    [
        *("extraordinary", "responsibility", "Nagorno-Karabakh", "Əliyeva", "the", "of", "fifty"),
        *("2016\N{EN DASH}2020", "naïve", "office;", "humanitarian", "“quoted”", "reconstruction"),
    ]
)


def text(body: str) -> str:
    """Give all text of a body, typeset and read back."""
    return " ".join(passage.text for passage in read_structure(typeset("a", body).pdf))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=20, max_size=40))
def test_words_come_back_in_order(words: list[str]) -> None:
    assert text(f"<p>{' '.join(words)}</p>").split() == words


def test_inline_elements_part_no_word() -> None:
    body = "<p>un<em>believ</em>able<sup>12</sup>, <a href='https://a.example'>lin</a>ks</p>"
    assert text(body) == "unbelievable12, links"


def test_blocks_are_told_apart() -> None:
    body = "<h2>Head</h2><ul><li>one</li></ul><p>two</p>"
    passages = read_structure(typeset("a", body).pdf)
    assert [(passage.path[-1], passage.text.strip()) for passage in passages] == [
        ("H2", "Head"),
        ("LI", "•"),
        ("LBody", "one"),
        ("P", "two"),
    ]


def test_a_note_inside_a_paragraph_leaves_it_whole() -> None:
    with Pdf.open(BytesIO(typeset("a", "<p>before after</p><p>the note</p>").pdf)) as pdf:
        paragraph, note = pdf.Root.StructTreeRoot.K[0].K
        note["/S"] = Name.Note
        paragraph.K = [paragraph.K[0], note]
        pdf.Root.StructTreeRoot.K[0].K = [paragraph]
        file = BytesIO()
        pdf.save(file)
    told = [(passage.path[1:], passage.text) for passage in read_structure(file.getvalue())]
    assert told == [(("P",), "before after"), (("P", "Note"), "the note")]


def test_replacement_text_stands_for_what_it_replaces() -> None:
    with Pdf.open(BytesIO(typeset("a", "<p>one <em>two</em> three</p>").pdf)) as pdf:
        first = pdf.Root.StructTreeRoot.K[0].K[0].K[0]
        first.ActualText = String("Ə1 ")
        file = BytesIO()
        pdf.save(file)
    assert [passage.text for passage in read_structure(file.getvalue())] == ["Ə1 two three"]


def test_marks_nest_and_artifacts_are_silent() -> None:
    content = b"""BT /F 10 Tf 1 0 0 1 5 5 Tm
    /P <</MCID 0>> BDC (ab) Tj
      /Span <</ActualText (C)>> BDC (x) Tj EMC
      /Artifact BMC (-) Tj EMC
      [(d) -200 (e)] TJ
    EMC
    /Artifact BMC (running head) Tj EMC
    /P /Named BDC (f) Tj EMC ET"""
    with Pdf.new() as pdf:
        cmap = pdf.make_stream(b"1 beginbfrange <61> <7a> <0041> endbfrange")
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, ToUnicode=cmap)
        page = pdf.add_blank_page(page_size=(50, 50))
        page.obj.Contents = pdf.make_stream(content)
        page.obj.Resources = Dictionary(
            Font=Dictionary(F=font), Properties=Dictionary(Named=Dictionary(MCID=7))
        )
        assert marked_text(page) == {0: "ABCDE", 7: "F"}


def test_the_words_in_a_picture_are_no_text() -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='20'>{}</svg>"
    words = "<text y='9'>drawn</text>"
    address = quote(drawing.format(words))
    body = f'<p>before</p><p><img alt="A word" src="data:image/svg+xml,{address}"></p><p>after</p>'
    assert text(body).split() == ["before", "after"]
