"""The bound file: pages, labels, destinations, links, outline, metadata, bytes."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Name, NameTree, Object, OutlineItem, Page, Pdf, String

from galley import __version__
from galley.binding.join import bind, bind_article
from galley.binding.opened import Opened
from galley.model import Bookmark, Leaf, Plan, Side, Span, TypesetPart
from galley.proofing.structure_text import marked_text

from .small_issue import SmallIssue, typeset

BIND = """
import hashlib, pickle, sys
from galley.binding.join import bind
with open(sys.argv[1], "rb") as file:
    print(hashlib.sha256(bind(*pickle.load(file))).hexdigest())
"""
BLANK = 5


def words(page: Page) -> str:
    """Give a page's text."""
    return " ".join(marked_text(page).values())


def links(page: Page) -> list[Object]:
    """Give a page's link annotations."""
    return [note for note in page.obj.get("/Annots", Array()) if note.Subtype == Name.Link]


def article(issue: SmallIssue, name: str) -> bytes:
    """Bind one part alone."""
    leaf = next(leaf for leaf in issue.leaves if leaf.name == name)
    marks = [Bookmark("Top", f"{name}.top")]
    return bind_article(leaf, issue.parts[name], issue.plan.spans[name], issue.facts, marks)


def test_pages_stand_in_order(volume: Pdf) -> None:
    begins = [words(page)[:9] for page in volume.pages]
    assert begins == [
        *("The front", "The inner"),
        *("The first", "The middl", "The end o", "", "The secon"),
        *("Notes", "ruled", "ruled"),
        *("The hind ", "The back "),
    ]


def test_pages_are_labelled_and_folio_1_stands_on_the_right(volume: Pdf) -> None:
    labels = [str(page.label) for page in volume.pages]
    assert labels == ["Cover 1", "Cover 2", *"12345678", "Cover 3", "Cover 4"]
    assert volume.Root.PageLayout == Name.TwoPageRight
    assert labels.index("1") % 2 == 0


def test_a_blank_page_is_bare_and_of_the_same_size(volume: Pdf) -> None:
    blank, before = volume.pages[BLANK].obj, volume.pages[BLANK - 1].obj
    assert set(blank.keys()) == {
        *("/Type", "/Parent", "/Resources", "/MediaBox", "/BleedBox", "/TrimBox")
    }
    for box in ("/MediaBox", "/BleedBox", "/TrimBox"):
        assert blank[box] == before[box]
        assert not blank[box].is_indirect


def test_destinations_of_all_parts_are_one_sorted_tree(volume: Pdf) -> None:
    tree = volume.Root.Names.Dests
    names = list(NameTree(tree))
    assert names == sorted(names)
    assert {"cover.back", "first.top", "first.end", "second.table", "ruled.top"} <= set(names)
    place = NameTree(tree)["second.table"]
    assert isinstance(place, Array)
    assert str(Page(place[0]).label) == "5"


def test_many_destinations_are_found_in_their_leaves() -> None:
    body = "".join(f'<p id="many.block-{number}">text</p>' for number in range(200))
    leaf, part = Leaf("many", "article", Side.RECTO), typeset("many", body)
    data = bind_article(leaf, part, Span(1, part.pages), SmallIssue.facts, [])
    with Pdf.open(BytesIO(data)) as volume:
        tree = volume.Root.Names.Dests
        assert len(tree.Kids) == 4
        assert all(str(kid.Limits[0]) == str(kid.Names[0]) for kid in tree.Kids)
        assert all(f"many.block-{number}" in NameTree(tree) for number in range(200))


def test_links_go_to_destinations_in_any_part(volume: Pdf) -> None:
    cross, own, address = links(volume.pages[2])
    assert (cross.A.S, str(cross.A.D)) == (Name.GoTo, "second.table")
    assert (own.A.S, str(own.A.D)) == (Name.GoTo, "first.end")
    assert str(address.A.URI) == "https://example.org/a?b=1"
    (back,) = links(volume.pages[6])
    assert str(back.A.D) == "first.top"


def test_links_say_where_they_go(volume: Pdf) -> None:
    contents = [str(link.Contents) for link in links(volume.pages[2])]
    assert contents == ["page 5", "page 3", "https://example.org/a?b=1"]
    assert all(link.F == 4 for page in volume.pages for link in links(page))


def test_a_link_that_is_described_keeps_its_words(issue: SmallIssue) -> None:
    part = issue.parts["first"]
    with Pdf.open(BytesIO(part.pdf)) as pdf:
        links(pdf.pages[0])[1].Contents = String("note 3")
        file = BytesIO()
        pdf.save(file)
    described = TypesetPart("first", file.getvalue(), part.pages, {}, ())
    data = bind_article(issue.leaves[1], described, issue.plan.spans["first"], issue.facts, [])
    with Pdf.open(BytesIO(data)) as alone:
        contents = [str(link.Contents) for link in links(alone.pages[0])]
        assert contents == ["note 3", "https://example.org/a?b=1"]


def test_links_stand_in_the_order_in_which_they_are_read(issue: SmallIssue) -> None:
    part = issue.parts["first"]
    with Pdf.open(BytesIO(part.pdf)) as pdf:
        page = pdf.pages[0].obj
        page.Annots = Array([*reversed(list(page.Annots))])
        file = BytesIO()
        pdf.save(file)
    turned = TypesetPart("first", file.getvalue(), part.pages, {}, ())
    data = bind_article(issue.leaves[1], turned, issue.plan.spans["first"], issue.facts, [])
    with Pdf.open(BytesIO(data)) as alone:
        contents = [str(link.Contents) for link in links(alone.pages[0])]
        assert contents == ["page 3", "https://example.org/a?b=1"]


def test_a_link_that_leads_nowhere_is_a_fault(issue: SmallIssue) -> None:
    leaf = Leaf("stray", "article", Side.RECTO)
    part = typeset("stray", '<p id="stray.a"><a href="galley:#nowhere.x">there</a></p>')
    with pytest.raises(LookupError, match=r"nowhere\.x"):
        bind([(leaf, part)], Plan({"stray": Span(1, 1)}, (), 1), issue.facts, [])


def test_a_bookmark_that_leads_nowhere_is_a_fault(issue: SmallIssue) -> None:
    with pytest.raises(LookupError, match=r"nowhere\.x"):
        bind(issue.pairs, issue.plan, issue.facts, [Bookmark("Gone", "nowhere.x")])


def test_a_part_must_have_the_pages_of_its_plan(issue: SmallIssue) -> None:
    spans = {**issue.plan.spans, "ruled": Span(6, 9)}
    with pytest.raises(ValueError, match="ruled: planned 4 pages, got 3"):
        bind(issue.pairs, Plan(spans, (4,), 9), issue.facts, [])


def test_two_parts_may_not_share_an_id(issue: SmallIssue) -> None:
    twin = TypesetPart("twin", issue.parts["second"].pdf, 1, {}, ())
    leaves = [issue.leaves[2], Leaf("twin", "article", Side.NEXT)]
    spans = {"second": Span(1, 1), "twin": Span(2, 2)}
    with pytest.raises(ValueError, match=r"second\."):
        bind(
            list(zip(leaves, [issue.parts["second"], twin], strict=True)),
            Plan(spans, (), 2),
            issue.facts,
            [],
        )


def test_the_outline_is_the_bookmarks(volume: Pdf) -> None:
    def tree(items: list[OutlineItem]) -> list[object]:
        return [(item.title, str(item.destination), tree(item.children)) for item in items]

    with volume.open_outline() as outline:
        assert tree(outline.root) == [
            ("First", "first.top", [("End", "first.end", [])]),
            ("Second: Ərazi", "second.top", []),
        ]
    assert volume.Root.PageMode == Name.UseOutlines


def test_the_file_says_the_same_of_itself_twice(volume: Pdf) -> None:
    info = {name: str(value) for name, value in volume.docinfo.items()}
    assert info == {
        "/Title": "Towards a Small Issue",
        "/Author": "Ada Əliyeva; Ben Brown",
        "/Subject": "An issue for tests",
        "/Keywords": "tests, binding",
        "/Creator": f"galley {__version__}",
        "/Producer": f"galley {__version__}",
        "/CreationDate": "D:20220801000000+00'00",
        "/ModDate": "D:20220801000000+00'00",
    }
    with volume.open_metadata() as xmp:
        assert xmp["dc:title"] == info["/Title"]
        assert xmp["dc:creator"] == ["Ada Əliyeva", "Ben Brown"]
        assert xmp["dc:description"] == info["/Subject"]
        assert xmp["dc:subject"] == {"tests", "binding"}
        assert xmp["dc:language"] == {"en"}
        assert xmp["pdf:Keywords"] == info["/Keywords"]
        assert xmp["pdf:Producer"] == xmp["xmp:CreatorTool"] == info["/Producer"]
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2022-08-01T00:00:00+00:00"
        assert xmp["pdfuaid:part"] == "1"


def test_the_packet_is_as_it_was_written(volume: Pdf) -> None:
    """The library that saves files would write it anew, with what it thinks of it."""
    packet = volume.Root.Metadata.read_bytes()
    assert b'<rdf:Description rdf:about=""\n xmlns:dc=' in packet


def test_the_catalogue(volume: Pdf) -> None:
    assert volume.check_pdf_syntax() == []
    assert str(volume.Root.Lang) == "en"
    assert volume.Root.MarkInfo == {"/Marked": True}
    assert volume.Root.ViewerPreferences == {"/DisplayDocTitle": True}


@pytest.mark.parametrize(
    ("name", "layout", "labels"),
    [
        ("first", Name.TwoPageRight, ["1", "2", "3"]),
        ("ruled", Name.TwoPageLeft, ["6", "7", "8"]),
    ],
)
def test_an_article_keeps_its_folios(
    issue: SmallIssue, name: str, layout: Name, labels: list[str]
) -> None:
    with Pdf.open(BytesIO(article(issue, name))) as alone:
        assert [str(page.label) for page in alone.pages] == labels
        assert alone.Root.PageLayout == layout


def test_an_article_has_no_links_to_what_is_not_in_it(issue: SmallIssue) -> None:
    with Pdf.open(BytesIO(article(issue, "first"))) as alone:
        contents = [str(link.Contents) for link in links(alone.pages[0])]
        assert contents == ["page 3", "https://example.org/a?b=1"]
        assert "Read the table , the end" in words(alone.pages[0]).replace("  ", " ")
    with Pdf.open(BytesIO(article(issue, "second"))) as alone:
        assert "/Annots" not in alone.pages[0]


def test_the_same_values_give_the_same_bytes(issue: SmallIssue, bound: bytes) -> None:
    assert bind(issue.pairs, issue.plan, issue.facts, issue.bookmarks) == bound


@pytest.mark.parametrize("seed", ["0", "1"])
def test_bytes_depend_on_no_hash_seed(
    issue: SmallIssue, bound: bytes, tmp_path: Path, seed: str
) -> None:
    path = tmp_path / "arguments"
    path.write_bytes(pickle.dumps((issue.pairs, issue.plan, issue.facts, issue.bookmarks)))
    run = subprocess.run(
        [sys.executable, "-c", BIND, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.stdout.strip() == hashlib.sha256(bound).hexdigest()


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (2, 0, 3, 1), (1,)])
def test_the_order_in_which_parts_are_opened_does_not_show(
    issue: SmallIssue, bound: bytes, order: tuple[int, ...]
) -> None:
    opened = Opened()
    for number in order:
        opened.pdf(issue.pairs[number][1])
    assert bind(issue.pairs, issue.plan, issue.facts, issue.bookmarks, opened) == bound


def test_a_part_that_was_set_again_is_opened_again(issue: SmallIssue, bound: bytes) -> None:
    opened = Opened()
    opened.pdf(replace(issue.parts["first"], pdf=issue.parts["second"].pdf))
    assert bind(issue.pairs, issue.plan, issue.facts, issue.bookmarks, opened) == bound
