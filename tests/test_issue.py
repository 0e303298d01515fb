"""The journal's issue, built once: what a production editor looks for before it goes to press."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
import zxingcpp
from pikepdf import Array, Dictionary, Name, Object, OutlineItem

from galley.model import Marked, Span
from galley.proofing.reading import Passage
from galley.wording import capitals, citation, running_head
from galley.written import Kind

from .bound import Bound, letters
from .conftest import ROOT, Built
from .source import Block, passages, words
from .source import letters as source_letters

PIECES = (
    *("editors-note", "rustamzade", "jafarova", "weitz", "ibrahimov", "huseynov"),
    *("miholjic", "guliyev", "mustafayeva", "ahmadov"),
)
PARTS = (
    *("cover", "half-title", "title-page", "imprint", "board", "contents"),
    *PIECES,
    *("call", "ruled"),
)

MARK = re.compile(r"•|\d+\.")
"""What stands before an item of a list."""


@pytest.fixture(scope="module")
def bound(journal: Built) -> Bound:
    """Open the issue's file."""
    return journal.bound


@pytest.fixture(scope="module")
def parts(journal: Built) -> dict[str, dict[str, object]]:
    """Give the report's parts by name, blank pages among them."""
    return {part["name"]: part for part in journal.report["parts"]}


def piece(journal: Built, slug: str) -> Marked:
    """Give a piece after markup."""
    return next(marked for marked in journal.marked.pieces if marked.piece.slug == slug)


def folios(part: dict[str, object]) -> list[str]:
    """Give the labels of a part's pages."""
    first, last = part["first_folio"], part["last_folio"]
    assert isinstance(first, int)
    assert isinstance(last, int)
    return [str(folio) for folio in range(first, last + 1)]


def without_hyphens(text: str) -> str:
    """Give the letters of a text; PDFium does not tell a broken word's hyphen from its own."""
    return letters(text).replace("-", "")


# Pages ------------------------------------------------------------------------------------------


def test_labels_are_the_covers_and_the_folios(journal: Built, bound: Bound) -> None:
    extent = journal.report["extent"]
    inner = [str(folio) for folio in range(1, extent + 1)]
    assert bound.labels == ["Cover 1", "Cover 2", *inner, "Cover 3", "Cover 4"]
    assert extent % journal.marked.manuscript.issue.gathering == 0


def test_folio_1_stands_on_the_right_of_an_opening(bound: Bound) -> None:
    assert str(bound.pdf.Root.PageLayout) == "/TwoPageRight"
    assert bound.labels.index("1") % 2 == 0


def test_pages_are_of_the_trim(bound: Bound) -> None:
    trim = pytest.approx([0, 0, 163 / 25.4 * 72, 237 / 25.4 * 72], abs=0.01)
    for page in bound.pdf.pages:
        box = page.obj.get("/TrimBox", page.obj.MediaBox)
        assert [float(side) for side in box] == trim


@pytest.mark.parametrize("name", ["half-title", "title-page", *PIECES[1:], "call"])
def test_what_begins_on_the_right_has_an_odd_folio(
    parts: dict[str, dict[str, object]], name: str
) -> None:
    assert int(folios(parts[name])[0]) % 2 == 1


def test_blank_pages_are_bare_and_every_other_page_has_text(
    bound: Bound, parts: dict[str, dict[str, object]]
) -> None:
    blanks = {folios(part)[0] for part in parts.values() if part["kind"] == "blank"}
    bare = {label for label, text in bound.texts.items() if not text.strip()}
    assert bare == blanks | {"Cover 2", "Cover 3"}
    assert all("/Contents" not in bound.page(label).obj for label in blanks)


def test_cover_has_its_four_pages(bound: Bound) -> None:
    front, back = bound.texts["Cover 1"], bound.texts["Cover 4"]
    for said in ("CAUCASUS", "Volume 3 • Issue 1 • Summer 2022", "Agil Rustamzade"):
        assert said in front
    assert "ISSN 2788-5178" in back
    assert letters("9772788517001") in letters(back)


def test_the_bar_code_is_read_off_the_back_cover(bound: Bound) -> None:
    """By a reader of another house, at 300 dpi: the ISSN's number, and the issue's."""
    picture, require = bound.picture("Cover 4", 300), zxingcpp.EanAddOnSymbol.Require
    (found,) = zxingcpp.read_barcodes(picture, ean_add_on_symbol=require)
    assert found.text.replace(" ", "") == "9772788517001" + "01"


def test_a_folio_stands_on_each_page_of_text(
    bound: Bound, parts: dict[str, dict[str, object]]
) -> None:
    for name in ("contents", *PIECES, "call", "ruled"):
        for label in folios(parts[name]):
            assert bound.texts[label].split()[-1] == label, name
    for name in ("half-title", "title-page", "imprint", "board"):
        for label in folios(parts[name]):
            assert bound.texts[label].split()[-1] != label, name


def test_running_heads_name_the_journal_left_and_the_piece_right(
    journal: Built, bound: Bound, parts: dict[str, dict[str, object]]
) -> None:
    for slug in PIECES:
        marked = piece(journal, slug)
        right = running_head(marked)
        if marked.piece.front.kind is Kind.EDITORIAL:
            right = marked.title.plain
        first, *others = folios(parts[slug])
        assert not bound.texts[first].splitlines()[-2].startswith(right)
        for label in others:
            expected = journal.marked.manuscript.issue.journal if int(label) % 2 == 0 else right
            assert bound.texts[label].splitlines()[-2] == expected, label


def test_no_face_but_the_shipped_is_used(bound: Bound) -> None:
    used = set()
    for page in bound.pdf.pages:
        for font in page.obj.Resources.get("/Font", Dictionary()).values():
            used.add(str(font.BaseFont).partition("+")[2])
            embedded = font.DescendantFonts[0].FontDescriptor
            assert embedded.get("/FontFile2") is not None or embedded.get("/FontFile3") is not None
    assert used
    assert all(name.startswith(("Tinos", "Source-Sans-3", "Cousine")) for name in used), used


# Contents ---------------------------------------------------------------------------------------


def contents_pages(bound: Bound) -> list[str]:
    """Give the labels of the pages of the contents, which end where the first piece begins."""
    first, end = (int(bound.destinations[name]) for name in ("contents", PIECES[0]))
    return [str(folio) for folio in range(first, end)]


def test_a_list_of_two_pages_is_balanced(bound: Bound) -> None:
    left, right = (len(bound.texts[label].splitlines()) for label in contents_pages(bound))
    assert abs(left - right) <= 6


@pytest.mark.parametrize("name", [*PIECES, "call"])
def test_every_number_of_the_contents_is_the_page_where_the_piece_begins(
    journal: Built, bound: Bound, name: str
) -> None:
    """The number and the title under its links, the page they lead to, the title found there."""
    shown = [
        bound.under(label, link)
        for label in contents_pages(bound)
        for target, link in bound.links(label)
        if target == name
    ]
    number, *title = shown
    assert number == bound.destinations[name]
    heading = (
        journal.marked.manuscript.issue.call.theme
        if name == "call"
        else (piece(journal, name).title.plain)
    )
    assert letters("".join(title)) == letters(heading)
    assert letters(heading) in letters(bound.texts[number])


def test_the_contents_list_every_piece_and_no_other(bound: Bound) -> None:
    labels = contents_pages(bound)
    linked = [name for label in labels for name, _ in bound.links(label)]
    assert list(dict.fromkeys(linked)) == [*PIECES, "call"]
    words = " ".join(bound.texts[label] for label in labels).split()
    numbers = [int(word) for word in words if word.isdigit()]
    listed = [int(bound.destinations[name]) for name in [*PIECES, "call"]]
    assert set(listed) <= set(numbers)
    assert listed == sorted(listed)


def test_author_notes_leak_nowhere(bound: Bound) -> None:
    for label in ("Cover 1", bound.destinations["contents"]):
        assert "*" not in bound.texts[label]
    assert all("*" not in title for title, _ in outline(bound.pdf.open_outline().root))
    assert "*" not in str(bound.pdf.docinfo["/Author"]) + str(bound.pdf.docinfo["/Title"])


# Notes ------------------------------------------------------------------------------------------


def note_texts(journal: Built, slug: str) -> dict[int, str]:
    """Give the letters of each numbered note of a piece, its number before them."""
    found = re.findall(
        r'data-number="(\d+)">(.*?)</span></span></span>', piece(journal, slug).html, re.DOTALL
    )
    return {int(n): without_hyphens(unescape(re.sub("<[^>]*>", "", text))) for n, text in found}


@pytest.mark.parametrize("slug", ["rustamzade", "ibrahimov"])
def test_each_note_is_printed_once_on_the_page_of_its_call(
    journal: Built, bound: Bound, parts: dict[str, dict[str, object]], slug: str
) -> None:
    notes = note_texts(journal, slug)
    assert len(notes) == len(piece(journal, slug).notes)
    printed = {label: bound.texts[label].splitlines() for label in folios(parts[slug])}
    (row,) = (row for row in journal.report["pieces"] if row["name"] == slug)
    told = {note["number"]: (note["call"], note["body"]) for note in row["notes"]}
    for number, text in notes.items():
        page = bound.destinations[f"{slug}.call-{number}"]
        found = [label for label, lines in printed.items() for _ in beginnings(lines, text)]
        assert found == [page], number
        assert told[number] == (int(page), int(page))


def beginnings(lines: list[str], text: str) -> Iterator[int]:
    """Yield the numbers of the lines with which a text begins."""
    for number in range(len(lines)):
        if without_hyphens("".join(lines[number:])).startswith(text):
            yield number


def author_notes(marked: Marked) -> int:
    """Count the notes of a piece's authors."""
    return sum(bool(bio.html) for bio in marked.bios)


def test_no_call_begins_a_line(journal: Built, bound: Bound) -> None:
    """A call stands right after the word or the stop that it belongs to."""
    calls = 0
    for label in bound.labels:
        for target, link in bound.links(label):
            if re.fullmatch(r"[a-z-]+\.(note|author)-\d+", target):
                calls += 1
                left, bottom, _, top = map(float, link.Rect)
                before = bound.text_in(label, (left - 9, bottom - 3, left - 0.2, top))
                assert letters(before), (label, target)
    assert calls == sum(len(m.notes) + author_notes(m) for m in journal.marked.pieces)


def test_call_and_note_lead_to_each_other(bound: Bound) -> None:
    for label in bound.labels:
        targets = {target for target, _ in bound.links(label)}
        for target in targets:
            if note := re.fullmatch(r"([a-z-]+)\.(note|author)-(\d+)", target):
                call = "call" if note[2] == "note" else "author-call"
                assert f"{note[1]}.{call}-{note[3]}" in targets


# Structure --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def documents(journal: Built) -> dict[str, list[Block]]:
    """Give what each part's document says, block by block."""
    return {name: passages(document) for name, document in journal.documents.items()}


def told(bound: Bound, part: str) -> list[Passage]:
    """Walk a part's structure, marks of lists and the figures of the bar code left out."""
    return [
        passage
        for passage in bound.passages(part)
        if "Figure" not in passage.path
        and not (passage.path[-1] == "LI" and MARK.fullmatch(passage.text.strip()))
    ]


def test_a_numbered_list_is_read_with_its_numbers(bound: Bound) -> None:
    marks = [p.text.strip() for p in bound.passages("jafarova") if p.path[-1] == "LI"]
    assert marks == ["1.", "2.", "3.", "4.", "5."]


@pytest.mark.parametrize("part", PARTS)
def test_the_structure_tells_every_word_in_reading_order(
    bound: Bound, documents: dict[str, list[Block]], part: str
) -> None:
    """Each block once and whole, notes after the block that calls them, and nothing else.

    So no running head, folio, repeated table head or pull quote's copy is in it, and a
    paragraph over two pages is one.
    """
    expected, came = documents[part], told(bound, part)
    assert [source_letters(p.text) for p in came] == [source_letters(b.text) for b in expected]


@pytest.mark.parametrize("part", PARTS)
def test_the_structure_parts_the_words(
    bound: Bound, documents: dict[str, list[Block]], part: str
) -> None:
    """Read aloud, no two run into one; addresses may be broken anywhere."""
    for expected, came in zip(documents[part], told(bound, part), strict=True):
        if not expected.address:
            assert words(came.text) == expected.text


@pytest.mark.parametrize("slug", PIECES[1:])
def test_section_and_citation_do_not_run_together(
    journal: Built, bound: Bound, parts: dict[str, dict[str, object]], slug: str
) -> None:
    """What stands at the two ends of a line is no one word."""
    labels = folios(parts[slug])
    facts = journal.marked.manuscript.issue
    section = next(section.title for section in facts.contents if slug in section.pieces)
    line = citation(facts, Span(int(labels[0]), int(labels[-1])))
    opening = " ".join(passage.text for passage in bound.passages(slug)[:2])
    assert words(opening).startswith(f"{capitals(section)} {line}")


def elements(bound: Bound, part: str, role: str) -> Iterator[Object]:
    """Yield the structure elements of a role in a part."""
    (top,) = (e for e in bound.pdf.Root.StructTreeRoot.K[0].K if str(e.T) == part)
    waiting = [top]
    while waiting:
        element = waiting.pop()
        if str(element.get("/S", "")) == f"/{role}":
            yield element
        kids = element.get("/K", Array())
        listed = list(kids) if isinstance(kids, Array) else [kids]
        waiting += [kid for kid in listed if not isinstance(kid, int) and "/S" in kid]


@pytest.mark.parametrize(
    ("role", "tag"),
    [("Table", "<table"), ("L", "<[uo]l"), ("H2", "<h2"), ("H3", "<h3")],
)
def test_a_list_a_table_a_heading_is_one_element(
    journal: Built, bound: Bound, role: str, tag: str
) -> None:
    for slug in PIECES[1:]:
        made = len(list(elements(bound, slug, role)))
        assert made == len(re.findall(tag, piece(journal, slug).html)), slug


def test_some_paragraphs_really_run_over_a_page(bound: Bound) -> None:
    """What the tests above say of them is said of some."""
    over = 0
    for paragraph in elements(bound, "rustamzade", "P"):
        kids = paragraph.K if isinstance(paragraph.K, Array) else [paragraph.K]
        pages = {kid.Pg.objgen for kid in kids if not isinstance(kid, int) and "/Pg" in kid}
        over += len(pages) > 1
    assert over >= 3


def test_each_note_is_an_element_under_the_block_that_calls_it(
    journal: Built, bound: Bound
) -> None:
    for slug in PIECES[1:]:
        notes = list(elements(bound, slug, "Note"))
        marked = piece(journal, slug)
        assert len(notes) == len(marked.notes) + author_notes(marked)


# Outline and metadata ---------------------------------------------------------------------------


def outline(items: list[OutlineItem], depth: int = 0) -> Iterator[tuple[str, int]]:
    """Yield each bookmark's title and depth."""
    for item in items:
        yield item.title, depth
        yield from outline(list(item.children), depth + 1)


def test_outline_has_front_matter_sections_pieces_headings_and_the_call(
    journal: Built, bound: Bound
) -> None:
    found = list(outline(list(bound.pdf.open_outline().root)))
    assert found[:4] == [
        ("Title page", 0),
        ("Imprint", 0),
        ("Notice and Board of Advisers", 0),
        ("Contents", 0),
    ]
    assert found[-1] == ("Call for Submissions", 0)
    for section in journal.marked.manuscript.issue.contents:
        for slug in section.pieces:
            marked, depth = piece(journal, slug), 1 if section.title else 0
            at = found.index((marked.title.plain, depth))
            headings = [(h.text, depth + h.level) for h in marked.headings]
            assert found[at + 1 : at + 1 + len(headings)] == headings
            assert not section.title or (section.title, 0) in found


def test_every_bookmark_leads_somewhere(bound: Bound) -> None:
    waiting = list(bound.pdf.open_outline().root)
    while waiting:
        item = waiting.pop()
        assert str(item.destination) in bound.destinations
        waiting += item.children


def test_metadata_tell_title_authors_language_and_date(bound: Bound) -> None:
    with bound.pdf.open_metadata() as told_there:
        assert told_there["dc:title"].endswith("Towards Sustainable Peace and Cooperation")
        assert told_there["dc:creator"] == [
            *("Farid Shafiyev", "Agil Rustamzade", "Esmira Jafarova", "Richard Weitz"),
            *("Rovshan Ibrahimov", "Vasif Huseynov", "Nina Miholjic", "Vusal Guliyev"),
            *("Najiba Mustafayeva", "Naghi Ahmadov"),
        ]
        assert str(told_there["xmp:CreateDate"]).startswith("2022-07-01")
    assert "Second Karabakh War" in str(bound.pdf.docinfo["/Keywords"])
    assert str(bound.pdf.Root.Lang) == "en"
    assert bound.pdf.Root.MarkInfo.Marked
    assert bound.pdf.Root.ViewerPreferences.DisplayDocTitle


def test_addresses_are_links_to_what_they_say(bound: Bound) -> None:
    links = [
        str(note.A.URI)
        for label in bound.labels
        for note in bound.page(label).obj.get("/Annots", Array())
        if note.Subtype == Name.Link and "/URI" in note.A
    ]
    assert len(links) > 60
    assert all(re.match(r"(https?://|mailto:)[!-~]+$", link) for link in links)


def test_kickers_are_the_sections_in_capitals(journal: Built, bound: Bound) -> None:
    for section in journal.marked.manuscript.issue.contents:
        if section.title:
            opener = bound.texts[bound.destinations[section.pieces[0]]]
            assert opener.startswith(capitals(section.title))


def test_no_address_is_broken_inside_its_scheme(bound: Bound) -> None:
    """A line may end after `//`, never within it."""
    for label, text in bound.texts.items():
        broken = [line for line in text.splitlines() if re.search(r"https?(:/?)?$", line)]
        assert broken == [], label


def test_the_committed_lock_is_that_of_the_issue(journal: Built) -> None:
    """So that a build in a fresh clone changes nothing: run `python build.py` and commit it."""
    kept = (ROOT / "content" / "v3i1" / "folios.yaml").read_text(encoding="utf-8")
    assert (journal.folder / "folios.yaml").read_text(encoding="utf-8") == kept
