"""What a manuscript from Word holds comes over as the house writes it, or is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from docx.shared import Pt
from pikepdf import Pdf

from galley.errors import ContentError
from galley.intake.word import WordReport
from galley.limits import limits
from galley.order import Order
from galley.press import Press
from galley.written import Kind

from .conftest import Desk
from .made import Word, opened, png, xml_box

CHANGE = 'w:id="1" w:author="Bo Lind" w:date="2022-01-01T00:00:00Z"'


def told(report: WordReport, code: str) -> list[str]:
    """Return what the doubts of a code say."""
    return [
        f"{doubt.paragraph} {doubt.what}; {doubt.decision}"
        for doubt in report.doubts
        if doubt.code == code
    ]


def body(desk: Desk, slug: str = "long") -> str:
    """Return a piece's text."""
    return desk.read(slug).partition("\n---\n\n")[2]


def bold(word: Word, text: str, size: int = 0) -> None:
    """Add a line in bold."""
    run = word.add().add_run(text)
    run.bold = True
    if size:
        run.font.size = Pt(size)


# What stands before the text ----------------------------------------------------


def test_title_authors_abstract_and_keywords_are_found(desk: Desk) -> None:
    word = Word()
    word.add("Long Quays: ", "Title").add_run("Tides").italic = True
    word.add("and the Short", "Subtitle")
    paragraph = word.add("Dr. Ada Reed")
    word.note(paragraph, "Dr. Ada Reed is a fellow of the Harbour Institute.", mark="*")
    paragraph.add_run(" and Bo van Lind")
    word.note(paragraph, "Bo van Lind, keeper of the quay.", mark="**")
    word.add("School of Fog, Aden")
    word.add("ada@reed.example, bo@lind.example; 0000-0002-1825-0097")
    word.add("Abstract", "Heading 1")
    word.note(word.add("A quay is long."), "A note to the abstract.")
    word.add("And so on.")
    word.add("Key words: quays; harbours, old; tides.")
    word.add("The text begins.")
    report = desk.bring(word)
    assert desk.read().partition("\n\n")[0] == (
        '---\nkind: article\ntitle: "Long Quays: *Tides*"\nsubtitle: and the Short\nauthors:\n'
        "  - name: Ada Reed\n    prefix: Dr.\n    bio: is a fellow of the Harbour Institute.\n"
        "    affiliation: School of Fog, Aden\n    orcid: 0000-0002-1825-0097\n"
        "    email: ada@reed.example\n"
        "  - name: Bo van Lind\n    bio: keeper of the quay.\n"
        "    affiliation: School of Fog, Aden\n    email: bo@lind.example\n"
        "abstract: A quay is long. And so on.\nkeywords:\n  - quays\n  - harbours, old\n"
        "  - tides\n---"
    )
    assert body(desk) == "The text begins.[^n1]\n\n[^n1]: A note to the abstract.\n"
    assert told(report, "abstract-joined")
    assert told(report, "note-moved")
    assert report.section == "Essays"
    assert desk.wrong() == ()


def test_without_styles_the_first_lines_are_looked_at(desk: Desk) -> None:
    word = Word()
    word.add("ARTICLE")
    bold(word, "The Long Quay", 16)
    word.add("by Ada Reed*")
    word.add("ABSTRACT: A quay is long.")
    word.add("KEYWORDS: quays, tides")
    bold(word, "1. Introduction")
    word.add("The quay is long.")
    bold(word, "1.1. Its stones")
    word.add("They are old.")
    word.add("* Dr. Ada Reed is a pilot.")
    report = desk.bring(word)
    assert "title: The Long Quay\n" in desk.read()
    assert "name: Ada Reed\n    prefix: Dr.\n    bio: is a pilot.\n" in desk.read()
    assert body(desk) == (
        "## 1. Introduction\n\nThe quay is long.\n\n### 1.1. Its stones\n\nThey are old.\n"
    )
    assert len(told(report, "heading-bold")) == 2
    assert told(report, "title-guess")
    assert report.kind == "article"
    assert desk.wrong() == ()


LONG = " ".join(["She has written on quays, tides and fog."] * 9)


@pytest.mark.parametrize("star", ["*", "* "])
@pytest.mark.parametrize("more", ["", f" {LONG}"])
@pytest.mark.parametrize("at", ["names", "abstract", "keywords", "text"])
def test_the_note_on_an_author_is_taken_where_it_stands(
    desk: Desk, star: str, more: str, at: str
) -> None:
    word = Word()
    word.add("The Long Quay", "Title")
    for name, text in (
        ("names", "Ada Reed* and Bo Lind**"),
        ("abstract", "Abstract: A quay is long."),
        ("keywords", "Keywords: quays; tides"),
        ("text", "The text begins."),
    ):
        word.add(text)
        if name == at:
            word.add(f"{star}Ada Reed is a fellow of the Harbour Institute.{more}")
            word.add(f"*{star}Dr. Bo Lind keeps the quay.")
    report = desk.bring(word)
    front = yaml.safe_load(desk.read().split("---\n")[1])
    assert front["authors"] == [
        {"name": "Ada Reed", "bio": f"is a fellow of the Harbour Institute.{more}"},
        {"name": "Bo Lind", "prefix": "Dr.", "bio": "keeps the quay."},
    ]
    assert (front["abstract"], front["keywords"]) == ("A quay is long.", ["quays", "tides"])
    assert body(desk) == "The text begins.\n"
    assert {doubt.code for doubt in report.doubts} == {"kind-guess"}
    assert desk.wrong() == ()


def test_a_starred_paragraph_of_no_author_stays(desk: Desk) -> None:
    word = Word()
    word.add("The Long Quay", "Title")
    word.add("Ada Reed*")
    word.add("* The author is a fellow of the Harbour Institute.")
    word.add("Abstract: A quay is long.")
    report = desk.bring(word)
    assert body(desk) == "\\* The author is a fellow of the Harbour Institute.\n"
    assert told(report, "front-unplaced")


def test_keywords_parted_by_two_signs_are_told(desk: Desk) -> None:
    word = Word()
    word.add("The Long Quay", "Title")
    word.add("Ada Reed")
    word.add("Abstract: A quay is long.")
    word.add("Keywords: fog, harbours, pilots; Caspian")
    word.add("The text begins.")
    report = desk.bring(word)
    assert "keywords:\n  - fog, harbours, pilots\n  - Caspian\n" in desk.read()
    assert told(report, "keywords-signs") == [
        "4 keywords with both commas and semicolons; parted at the semicolons"
    ]
    assert not told(desk.bring(opened(Word()), "other"), "keywords-signs")


def test_a_file_without_a_text_is_told(desk: Desk) -> None:
    word = Word()
    word.add("The Long Quay", "Title")
    report = desk.bring(word)
    assert report.words == 0
    assert told(report, "text-missing") == ["0 no text is found; the piece has front matter alone"]
    word.add("Ada Reed")
    word.add("And a text.")
    assert not told(desk.bring(word, "other"), "text-missing")


def test_what_is_missing_is_told_and_left_to_the_check(desk: Desk) -> None:
    word = Word()
    word.add("A text with neither title nor anything else that a piece begins with, but words.")
    report = desk.bring(word, kind=Kind.REVIEW)
    codes = {doubt.code for doubt in report.doubts}
    assert {"title-missing", "authors-missing", "reviewed-missing"} <= codes
    assert {found.code for found in desk.wrong()} == {"key-missing", "kind-needs"}


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_that_is_given_is_taken(desk: Desk, kind: Kind) -> None:
    report = desk.bring(opened(Word()), kind=kind, section="Essays")
    assert f"kind: {kind}\n" in desk.read()
    assert not told(report, "kind-guess")
    assert report.section == "Essays"


def test_a_line_over_the_title_tells_the_kind_unless_one_is_given(desk: Desk) -> None:
    word = Word()
    word.add("Commentary")
    word.add("Long Quays", "Title")
    word.add("Ada Reed")
    word.add("The quay is long.")
    said = "1 a line “Commentary” over the title; "
    report = desk.bring(word, "read", section="Essays")
    assert report.kind == "commentary"
    assert told(report, "kind-line") == [f"{said}taken for the kind"]
    report = desk.bring(word, "given", kind=Kind.ARTICLE, section="Essays")
    assert report.kind == "article"
    assert told(report, "kind-line") == [f"{said}left out: the kind given is article"]
    report = desk.bring(word, "same", kind=Kind.COMMENTARY, section="Essays")
    assert told(report, "kind-line") == [f"{said}taken for the kind"]


# The text ------------------------------------------------------------------------


def test_footnotes_and_endnotes_come_in_the_order_of_their_calls(desk: Desk) -> None:
    word = opened(Word())
    paragraph = word.add("One.")
    word.note(paragraph, "The end.", "endnote")
    paragraph.add_run(" Two.")
    word.note(paragraph, "The foot: https://quay.example/a_b.\nIts second paragraph.")
    heading = word.add("Head", "Heading 1")
    word.note(heading, "A heading's.")
    table = word.document.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "Year", "2016"
    word.note(table.cell(1, 0).paragraphs[0], "A table's.")
    word.add("Three.")
    report = desk.bring(word)
    assert body(desk) == (
        "One.[^n1] Two.[^n2]\n\n[^n1]: The end.\n\n"
        "[^n2]: The foot: <https://quay.example/a_b>.\n\n    Its second paragraph.\n\n"
        "## Head\n\n| Year |\n| --- |\n| 2016 |\n\nThree.[^n3][^n4]\n\n"
        "[^n3]: A heading's.\n\n[^n4]: A table's.\n"
    ).replace("| --- |", "| ---: |")
    assert report.notes == 4
    assert len(told(report, "note-moved")) == 2
    assert desk.wrong() == ()


def test_headings_get_two_levels_and_deeper_ones_begin_their_paragraph(desk: Desk) -> None:
    word = opened(Word())
    for level in (1, 2, 3, 4):
        word.add(f"Head {level}", f"Heading {level}")
        word.add(f"Text {level}.")
    report = desk.bring(word)
    assert body(desk) == (
        "## Head 1\n\nText 1.\n\n### Head 2\n\nText 2.\n\n[Head 3]{.run-in} Text 3.\n\n"
        "[Head 4]{.run-in} Text 4.\n"
    )
    assert report.headings == 2
    assert len(told(report, "heading-deep")) == 2
    assert desk.wrong() == ()


def test_styles_of_words_come_over_or_are_told(desk: Desk) -> None:
    word = opened(Word())
    paragraph = word.add("In ")
    for text, look in (
        ("italic", "italic"),
        ("bold", "bold"),
        ("under", "underline"),
        ("nato", "small_caps"),
        ("Reed", "small_caps"),
        ("big", "all_caps"),
        ("gone", "strike"),
        ("2", "superscript"),
        ("3", "subscript"),
        ("th", "superscript"),
        ("up", "superscript"),
        ("no", "hidden"),
    ):
        setattr(paragraph.add_run(text).font, look, True)
        paragraph.add_run(" ")
    report = desk.bring(word)
    assert body(desk) == "In *italic* **bold** *under* NATO Reed BIG gone ² ₃ th up\n"
    codes = sorted(doubt.code for doubt in report.doubts if doubt.paragraph)
    assert codes == ["hidden-text", "raised", "small-caps", "small-caps", "strike", "underline"]


def test_lists_tables_and_quotations(desk: Desk) -> None:
    word = opened(Word())
    for text, style in (
        ("one", "List Bullet"),
        ("two", "List Bullet"),
        ("first", "List Number"),
        ("second", "List Number"),
    ):
        word.add(text, style)
    word.add("A wall, a quay.", "Quote")
    word.add("Table 3. Ships | boats", "Caption")
    table = word.document.add_table(3, 3)
    for n, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = ("Year", "Ships", "Kind", "2016", "-30", "old|new", "2017", "4", "*")[n]
    table.cell(1, 1).merge(table.cell(1, 2))
    report = desk.bring(word)
    assert body(desk) == (
        "- one\n- two\n\n<!-- another list -->\n\n1. first\n2. second\n\n> A wall, a quay.\n\n"
        "Table: Ships | boats\n\n"
        "| Year | Ships | Kind |\n| ---: | --- | --- |\n| 2016 | -30 old\\|new |  |\n"
        "| 2017 | 4 | \\* |\n"
    ).replace("|  |", "| |")
    assert told(report, "caption-number")[0].endswith("it prints as “Table 1”")
    assert told(report, "table-spans")
    assert report.tables == 1
    assert desk.wrong() == ()


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ("A B2 C2 D3 E2 F", "- A\n\n  - B\n\n  - C\n\n    - D\n\n  - E\n\n- F\n"),
        ("a b2 c d", "1. a\n\n   1. b\n\n2. c\n\n3. d\n"),
        ("A b2 c2 D", "- A\n\n  1. b\n  2. c\n\n- D\n"),
        ("a B2 c", "1. a\n\n   - B\n\n2. c\n"),
        ("A B3 C2", "- A\n\n  - B\n\n  - C\n"),
        ("A B c", "- A\n- B\n\n<!-- another list -->\n\n1. c\n"),
    ],
)
def test_lists_nest_by_the_levels_of_their_styles(desk: Desk, items: str, text: str) -> None:
    word = opened(Word())
    for item in items.split():
        level = f" {item[1:]}" if item[1:] else ""
        word.add(item[0], f"List {'Bullet' if item[0].isupper() else 'Number'}{level}")
    report = desk.bring(word)
    assert body(desk) == text
    assert not told(report, "list-level")
    assert not told(report, "words-lost")
    assert desk.wrong() == ()


def test_a_list_of_a_deeper_level_alone_is_told(desk: Desk) -> None:
    word = opened(Word())
    word.add("one", "List Bullet")
    word.add("A paragraph.")
    word.add("two", "List Bullet 2")
    word.add("three", "List Bullet 2")
    report = desk.bring(word)
    assert body(desk) == "- one\n\nA paragraph.\n\n- two\n- three\n"
    assert told(report, "list-level") == [
        "7 a list of level 2 under no other list; a list of its own"
    ]


def test_pictures_go_to_the_figures(desk: Desk) -> None:
    word = opened(Word())
    word.picture(png(), "A grey box")
    word.add("Figure 1: The box")
    word.picture(png(5), "")
    report = desk.bring(word)
    assert body(desk) == (
        "![A grey box](figures/long-1.png)\n\nFigure: The box\n\n![](figures/long-2.png)\n"
    )
    assert report.figures == ("long-1.png", "long-2.png")
    assert (desk.folder / "figures" / "long-2.png").read_bytes() == png(5)
    assert len(told(report, "figure-alt")) == 1
    codes = sorted(found.code for found in desk.wrong())
    assert codes == ["figure-alt", "figure-coarse", "figure-coarse"]


def test_links_come_over_where_they_lead_somewhere(desk: Desk) -> None:
    word = opened(Word())
    paragraph = word.add("See ")
    part = word.document.part
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    for href, text in (("https://quay.example/a b", "the quay"), ("file:///c/x.doc", "a file")):
        key = part.relate_to(href, kind, is_external=True)
        word.raw(paragraph, f'<w:hyperlink r:id="{key}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>')
        paragraph.add_run(", ")
    report = desk.bring(word)
    assert body(desk) == "See [the quay](https://quay.example/a%20b), a file,\n"
    assert len(told(report, "link")) == 1
    assert desk.wrong() == ()


# What is told --------------------------------------------------------------------


def test_changes_are_accepted_and_comments_listed(desk: Desk) -> None:
    word = opened(Word())
    paragraph = word.add("The quay is ")
    run = "<w:r><w:{0}>{1}</w:{0}></w:r>"
    word.raw(paragraph, f"<w:del {CHANGE}>{run.format('delText', 'short')}</w:del>")
    word.raw(paragraph, f"<w:ins {CHANGE}>{run.format('t', 'long')}</w:ins>")
    runs = paragraph.add_run(".")
    word.document.add_comment(runs, text="How long?", author="Cy Moe", initials="C")
    joined = word.add("It goes")
    word.document.paragraphs[-1]._p.get_or_add_pPr().append(  # noqa: SLF001 - no other way
        word.xml(f"<w:rPr><w:del {CHANGE}/></w:rPr>")
    )
    assert joined.text
    word.add(" on.")
    report = desk.bring(word)
    assert body(desk) == "The quay is long.\n\nIt goes on.\n"
    assert told(report, "insertion") == ["5 inserted by Bo Lind: “long”; accepted"]
    assert told(report, "deletion") == ["5 deleted by Bo Lind: “short”; accepted: left out"]
    assert told(report, "comment") == ["5 Cy Moe: “How long?”; not in the text"]
    assert next(d for d in report.doubts if d.code == "comment").begins == "The quay is long."


def test_what_pandoc_passes_over_is_brought_or_told(desk: Desk) -> None:
    word = opened(Word())
    paragraph = word.add("Text")
    word.raw(paragraph, xml_box("<w:r><w:t>in a box</w:t></w:r>"))
    word.raw(
        paragraph, "<w:sdt><w:sdtContent><w:r><w:t> in a form</w:t></w:r></w:sdtContent></w:sdt>"
    )
    word.raw(
        paragraph, '<w:fldSimple w:instr=" REF x "><w:r><w:t> in a field</w:t></w:r></w:fldSimple>'
    )
    word.raw(paragraph, "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
    word.raw(paragraph, "<w:r><w:object/></w:r>")
    word.raw(
        paragraph,
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    )
    word.raw(paragraph, '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:br w:type="page"/></w:r>')
    word.raw(paragraph, "<w:r><w:ruby><w:rt><w:r><w:t>gloss</w:t></w:r></w:rt></w:ruby></w:r>")
    word.document.sections[0].header.paragraphs[0].text = "A running head"
    report = desk.bring(word)
    assert body(desk) == "Text in a form in a field`x`\n\nin a box\n"
    codes = {doubt.code for doubt in report.doubts}
    assert codes >= {
        "text-box",
        "field",
        "equation",
        "embedded-object",
        "chart",
        "colour",
        "page-break",
        "header-footer",
        "ruby",
        "words-lost",
    }
    assert told(report, "words-lost") == [
        "5 1 of its words did not come over: “gloss”; write them where they belong"
    ]


def test_text_boxes_stand_behind_their_paragraphs_in_order(desk: Desk) -> None:
    def words(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    word = opened(Word())
    paragraph = word.add("Text.")
    word.raw(paragraph, xml_box(words("one") + xml_box(words("in one"))))
    word.raw(paragraph, xml_box(words("two")))
    word.add("More.")
    report = desk.bring(word)
    assert body(desk) == "Text.\n\none\n\nin one\n\ntwo\n\nMore.\n"
    assert len(told(report, "text-box")) == 3


def test_a_file_that_takes_too_long_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("galley.intake.word.building.survey", lambda *_: endless())
    monkeypatch.setenv("GALLEY_MAX_SECONDS", "1")
    limits.cache_clear()
    with pytest.raises(ContentError, match="over-time"):
        desk.bring(opened(Word()))
    monkeypatch.undo()
    limits.cache_clear()
    assert not (desk.folder / "long.md").exists()


def endless() -> None:
    """Work without end."""
    while True:
        pass


# The whole ------------------------------------------------------------------------


def test_an_imported_article_builds_with_its_notes(desk: Desk, tmp_path: Path) -> None:
    word = opened(Word())
    word.add("Introduction", "Heading 1")
    for n in range(6):
        paragraph = word.add(f"The keeper counts boat {n} and writes it down. " * 6)
        word.note(paragraph, f"Reed, Quays, p. {n}.", "endnote" if n % 2 else "footnote")
    report = desk.bring(word)
    order = Order(content=desk.folder.parent, out=tmp_path / "build", jobs=1)
    made = Press(order).article("long")
    assert made.notes == report.notes == 6
    assert not made.diagnostics
    with Pdf.open(made.pdf) as pdf:
        assert len(pdf.pages) == made.pages


def test_the_report_is_plain_json(desk: Desk) -> None:
    report = desk.bring(opened(Word()))
    read = json.loads(report.json())
    assert read["kind"] == "article"
    assert read["target"].endswith("long.md")
    assert read["doubts"][0].keys() == {"paragraph", "code", "what", "decision", "begins"}
