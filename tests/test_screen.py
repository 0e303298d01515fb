"""The edition for the screen, as a program that reads aloud has it: PDF/UA-1 from cover to back.

The file is read by `tests.tagged`, which knows nothing of galley, and beside it by PDFium.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
from pikepdf import Name, Pdf

from galley.kinds import FileKind
from galley.preflighting import known_of
from galley.press import Press
from galley.proofing.preflight.preflight import preflight
from galley.wording import running_head

from .conftest import Built
from .tagged import Element, Tagged, letters
from .told import told

ARTICLE = "rustamzade"
LEADING = re.compile(r"[a-z-]+\.(note|author)-\d+")
"""Where the call of a note leads."""

ENDED = re.compile("[\ufffe\x02\N{SOFT HYPHEN}]")
"""A hyphen at a line's end, as PDFium has it and as the file."""


@pytest.fixture(scope="module")
def issue(journal: Built) -> Tagged:
    """Read the issue's file."""
    return Tagged(journal.bound.data)


@pytest.fixture(scope="module")
def article_bytes(journal: Built) -> bytes:
    """Bind one article by itself, of the pages that the issue has."""
    return Press(journal.order).article(ARTICLE).pdf.read_bytes()


@pytest.fixture(scope="module")
def article(article_bytes: bytes) -> Tagged:
    """Read that article's file."""
    return Tagged(article_bytes)


@pytest.fixture(params=["issue", "article"])
def read(request: pytest.FixtureRequest) -> Tagged:
    """Give each file in turn."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Tagged)
    return found


def elements(read: Tagged, kind: str) -> list[Element]:
    """Give the elements of a kind, in reading order."""
    return [element for element in read.document.walk() if element.kind == kind]


def heard(read: Tagged, part: Element) -> str:
    """Give the letters of a part in reading order; its pictures, and what marks items, left out."""
    return letters(
        "".join(
            read.pages[page].marks[mark]
            for element, page, mark in part.marks()
            if element.kind != "Figure" and not is_marker(element)
        )
    )


def is_marker(element: Element) -> bool:
    """Tell whether an element is the bullet or number that the styles set before an item."""
    item = element.above
    marked = element.kind == "Lbl" and item is not None and item.kind == "LI"
    return marked and bool(item and item.above) and numbering(item) != "/None"


def numbering(item: Element | None) -> object:
    """Give how the list of an item is numbered."""
    return item.above.attribute("/ListNumbering") if item and item.above else None


# The words --------------------------------------------------------------------------------------


def test_the_issue_is_read_from_cover_to_back(journal: Built, issue: Tagged) -> None:
    """Each part where it is bound; the cover before the first and after the last."""
    parts = [str(part.obj.T) for part in issue.document.kids if isinstance(part, Element)]
    assert parts == [*dict.fromkeys(parts), "cover"]
    assert set(parts) == journal.documents.keys()
    pages = [page for _, page, _ in issue.document.marks()]
    firsts = [pages.index(page) for page in dict.fromkeys(pages)]
    assert firsts == sorted(firsts)
    front, back = issue.document.kids[0], issue.document.kids[-1]
    assert isinstance(front, Element)
    assert isinstance(back, Element)
    assert {page for _, page, _ in front.marks()} == {0}
    assert {page for _, page, _ in back.marks()} == {len(issue.pages) - 1}


def test_every_word_is_read_once_in_order_and_each_note_at_its_call(
    journal: Built, issue: Tagged
) -> None:
    """Letter for letter what the documents say, so no running head, folio or copy is among it."""
    came: dict[str, str] = {}
    for part in issue.document.kids:
        assert isinstance(part, Element)
        came[str(part.obj.T)] = came.get(str(part.obj.T), "") + heard(issue, part)
    for name, document in journal.documents.items():
        assert came[name] == told(document), name


def test_an_article_is_read_as_in_the_issue(journal: Built, article: Tagged) -> None:
    (part,) = article.document.kids
    assert isinstance(part, Element)
    assert heard(article, part) == told(journal.documents[ARTICLE])


def test_all_that_a_page_shows_is_read_or_an_artifact(read: Tagged) -> None:
    """PDFium sees what the structure reads and the artifacts, and nothing beside or twice."""
    document = pdfium.PdfDocument(BytesIO(saved(read)))
    marks = Counter((page, mark) for _, page, mark in read.document.marks())
    assert set(marks.values()) == {1}
    pictured = {page for figure in elements(read, "Figure") for _, page, _ in figure.marks()}
    for number, shown in enumerate(read.pages):
        assert shown.loose == ""
        assert {mark for page, mark in marks if page == number} == set(shown.marks)
        seen = document[number].get_textpage().get_text_range()
        rest = Counter(letters(ENDED.sub("-", seen)))
        known = "".join(shown.marks.values()) + shown.outside
        rest.subtract(letters(ENDED.sub("-", known)))
        rest = Counter({letter: count for letter, count in rest.items() if count})
        # The digits under the bar code are a picture's, and stand in its alternative text.
        assert not rest or (number in pictured and all(digit.isdecimal() for digit in rest))


def saved(read: Tagged) -> bytes:
    """Give a read file's bytes."""
    file = BytesIO()
    read.pdf.save(file)
    return file.getvalue()


def test_words_that_lines_divide_are_found_whole(issue: Tagged) -> None:
    """Their hyphens are soft ones, and no letter of the text (ISO 32000-1, 14.8.2.2.3)."""
    said = "".join(text for shown in issue.pages for text in shown.marks.values())
    assert said.count("\N{SOFT HYPHEN}") > 100
    assert "\N{HYPHEN}" not in said


# Notes ------------------------------------------------------------------------------------------


def calls(read: Tagged) -> Iterator[tuple[Element, str]]:
    """Give the references that call notes, and where they lead."""
    for reference in elements(read, "Reference"):
        (target,) = {str(link.A.D) for link in reference.links()}
        if LEADING.fullmatch(target):
            yield reference, target


def test_each_note_follows_its_call_and_leads_back_to_it(journal: Built, issue: Tagged) -> None:
    found = list(calls(issue))
    made = "".join(journal.documents.values()).count('class="note"')
    assert len(found) == len(elements(issue, "Note")) == made
    for reference, target in found:
        note = reference.after()
        assert note is not None
        assert (note.kind, str(note.obj.ID)) == ("Note", target)
        label, link = note.kids[0], reference.kids[0]
        assert isinstance(label, Element)
        assert isinstance(link, Element)
        assert (label.kind, link.kind) == ("Lbl", "Link")
        assert issue.text(label).strip() == letters(issue.text(reference))
        (back,), (there,) = label.links(), reference.links()
        number = issue.text(label).strip()
        assert str(there.Contents) == f"note {number}"
        assert str(back.Contents) == "back to the text"
        assert "call" in str(back.A.D)


# Structure --------------------------------------------------------------------------------------


def test_headings_begin_with_the_first_level_and_skip_none(read: Tagged) -> None:
    levels = [int(e.kind[1]) for e in read.document.walk() if re.fullmatch("H[1-6]", e.kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_part_of_an_issue_that_has_a_heading_begins_with_the_first(issue: Tagged) -> None:
    """So none stands under the head of the piece before it; the imprint goes with the title."""
    for part in issue.document.kids:
        assert isinstance(part, Element)
        heads = [e.kind for e in part.walk() if re.fullmatch("H[1-6]", e.kind)]
        assert heads[:1] in ([], ["H1"]) or str(part.obj.T) == "imprint"


def test_the_contents_are_sections_of_entries_that_lead_to_the_pieces(
    journal: Built, issue: Tagged
) -> None:
    (contents,) = (e for e in elements(issue, "TOC") if e.above and e.above.kind != "TOC")
    sections = [kid for kid in contents.kids if isinstance(kid, Element)]
    assert {section.kind for section in sections} == {"TOC"}
    # A section that the turn of the list's two pages cuts is one.
    assert len(sections) == len(journal.marked.manuscript.issue.contents) + 1
    for entry in elements(issue, "TOCI"):
        label, name, *_ = (kid for kid in entry.kids if isinstance(kid, Element))
        assert [e.kind for e in label.walk()] == ["Lbl", "Link"]
        assert [e.kind for e in name.walk()] == ["P", "Reference", "Link"]
        (target,) = {str(link.A.D) for link in entry.links()}
        assert issue.text(label) == journal.bound.destinations[target]


def test_what_is_empty_is_no_element(read: Tagged) -> None:
    for element in read.document.walk():
        assert element.kids or element.kind in {"TD", "TH"}


def test_tables_have_heads_of_columns_and_of_rows(article: Tagged) -> None:
    (table,) = elements(article, "Table")
    scopes = [cell.attribute("/Scope") for cell in elements(article, "TH")]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 5
    assert [kid.kind for kid in table.kids if isinstance(kid, Element)] == [
        *("Caption", "THead", "TBody")
    ]


def test_figures_and_tables_say_where_they_stand(issue: Tagged) -> None:
    """Their boxes hold their text (ISO 32000-1, 14.8.5.4.3)."""
    document = pdfium.PdfDocument(BytesIO(saved(issue)))
    placed = [*elements(issue, "Figure"), *elements(issue, "Table")]
    for element in placed:
        box = [float(side) for side in element.obj.A.BBox]
        ((page, _),) = {(page, 0) for _, page, _ in element.marks()}
        inside = letters(document[page].get_textpage().get_text_bounded(*box))
        figures = re.sub(r"\D", "", str(element.obj.get("/Alt", "")))
        said = issue.text(element) if element.kind == "Table" else figures
        assert letters(said) in inside
    assert {element.kind for element in placed} == {"Figure", "Table"}


# Artifacts --------------------------------------------------------------------------------------


def test_running_heads_and_folios_are_marked_as_such(journal: Built, issue: Tagged) -> None:
    heads = {journal.marked.manuscript.issue.journal, "Contents"}
    heads |= {running_head(marked) for marked in journal.marked.pieces}
    heads |= {marked.title.plain for marked in journal.marked.pieces[:1]}
    footed = 0
    for label, shown in zip(issue.labels, issue.pages, strict=True):
        for properties, text in shown.artifacts:
            kind = properties.get("/Subtype", properties["/Type"])
            if kind == "/Header":
                assert text in heads
                assert properties["/Attached"] == ["/Top"]
            elif kind == "/Footer":
                footed += 1
                assert text == label
                assert properties["/Attached"] == ["/Bottom"]
            else:
                assert kind == "/Layout"
    assert footed == len(issue.pages) - 4 - len(bare(journal, issue))


def bare(journal: Built, issue: Tagged) -> list[str]:
    """Give the folios of the pages that show none: blank ones, and those of the front matter."""
    quiet = {"blank", "half-title", "title-page", "imprint", "board"}
    return [
        label
        for part in journal.report["parts"]
        if part["kind"] in quiet
        for label in issue.labels
        if label.isdecimal() and part["first_folio"] <= int(label) <= part["last_folio"]
    ]


# Annotations, and the file as a whole -----------------------------------------------------------


def test_links_are_passed_in_the_order_of_reading(read: Tagged) -> None:
    order = [link.objgen for link in read.document.links()]
    listed = [link.objgen for page in read.pdf.pages for link in page.obj.get("/Annots", ())]
    assert sorted(order) == sorted(listed)
    for page in read.pdf.pages:
        own = [link.objgen for link in page.obj.get("/Annots", ())]
        assert own == [number for number in order if number in set(own)]
        assert not own or page.obj.Tabs == Name.S


def test_preflight_finds_nothing(journal: Built, article_bytes: bytes) -> None:
    for data, piece in ((journal.bound.data, ""), (article_bytes, ARTICLE)):
        known = known_of(journal.folder, piece)
        _, found = preflight(data, "screen.pdf", FileKind.SCREEN, known)
        assert found == ()


def test_viewers_show_the_title_and_no_tag_is_suspect(article_bytes: bytes) -> None:
    with Pdf.open(BytesIO(article_bytes)) as pdf:
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.Root.MarkInfo == {"/Marked": True}
        assert "/RoleMap" not in pdf.Root.StructTreeRoot
