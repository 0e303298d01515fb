"""One structure tree that tells the whole volume, and agrees with its pages."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf, String

from galley.binding.join import bind, bind_article
from galley.model import Leaf, Plan, Side, Span, TypesetPart
from galley.proofing.reading import read_structure
from galley.proofing.structure_text import marked_text

from .small_issue import SmallIssue, typeset

LEAF = Leaf("long", "article", Side.RECTO)
LONG = '<p id="long.a">begins here</p><p style="break-before: page">and ends there</p>'
TABLE = "<table><thead><tr><th>{0}</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"


def elements(volume: Pdf) -> Iterator[Object]:
    """Give every structure element, in reading order."""
    waiting = [volume.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(
            kid
            for kid in reversed(list(element.get("/K", Array())))
            if not isinstance(kid, int) and kid.get("/Type") == Name.StructElem
        )


def alone(part: TypesetPart, issue: SmallIssue) -> bytes:
    """Bind a part that is called ``long`` by itself."""
    return bind_article(LEAF, part, Span(1, part.pages), issue.facts, [])


def changed(part: TypesetPart, pdf: Pdf) -> TypesetPart:
    """Give the part with its PDF as it now is."""
    file = BytesIO()
    pdf.save(file)
    return TypesetPart(part.name, file.getvalue(), part.pages, {}, ())


def test_one_document_holds_a_part_for_each_in_reading_order(volume: Pdf) -> None:
    (document,) = volume.Root.StructTreeRoot.K
    assert document["/S"] == Name.Document
    assert document.P.objgen == volume.Root.StructTreeRoot.objgen
    parts = [(str(part["/S"]), str(part.T)) for part in document.K]
    names = ["cover", "first", "second", "ruled", "cover"]
    assert parts == [("/Part", name) for name in names]
    assert [str(part.Lang) for part in document.K] == ["en", "en", "az", "en", "en"]


def test_the_walk_tells_all_in_order(bound: bytes) -> None:
    told = [(passage.path[-1], passage.text) for passage in read_structure(bound)]
    assert told == [
        ("H1", "The front cover"),
        ("H1", "The inner cover"),
        ("H1", "The first article"),
        ("P", "Read the table, the end, an address."),
        ("P", "The middle of it."),
        ("P", "The end of it."),
        ("H1", "The second article"),
        ("P", "As the first one says."),
        *(("TH", "Year"), ("TH", "Sum"), ("TD", "2016"), ("TD", "12")),
        *(("H1", "Notes"), ("P", "ruled"), ("P", "ruled")),
        ("H1", "The hind cover"),
        ("H1", "The back cover"),
    ]


def test_every_element_knows_its_parent(volume: Pdf) -> None:
    for element in elements(volume):
        for kid in element.get("/K", Array()):
            if not isinstance(kid, int) and kid.get("/Type") == Name.StructElem:
                assert kid.P.objgen == element.objgen


def test_the_parent_tree_points_back_from_every_mark(volume: Pdf) -> None:
    parents = NumberTree(volume.Root.StructTreeRoot.ParentTree)
    marked = [page for page in volume.pages if "/StructParents" in page.obj]
    assert len(marked) == len(volume.pages) - 1
    for page in marked:
        row = parents[int(page.obj.StructParents)]
        assert isinstance(row, Array)
        assert set(marked_text(page)) == set(range(len(row)))
        for mark, element in enumerate(row):
            assert mark in list(element.K)
            assert element.Pg.objgen == page.obj.objgen


def test_the_parent_tree_points_back_from_every_link(volume: Pdf) -> None:
    parents = NumberTree(volume.Root.StructTreeRoot.ParentTree)
    links = [link for page in volume.pages for link in page.obj.get("/Annots", Array())]
    for link in links:
        element = parents[int(link.StructParent)]
        assert isinstance(element, Dictionary)
        assert element["/S"] == Name.Link
        assert link.objgen in {
            kid.Obj.objgen for kid in element.K if not isinstance(kid, int) and "/Obj" in kid
        }
    keys = [int(page.obj.StructParents) for page in volume.pages if "/StructParents" in page.obj]
    keys += [int(link.StructParent) for link in links]
    assert keys == sorted(keys) == sorted(parents)
    assert volume.Root.StructTreeRoot.ParentTreeNextKey == max(keys) + 1


def test_a_link_that_is_gone_leaves_its_text(issue: SmallIssue) -> None:
    first = next(leaf for leaf in issue.leaves if leaf.name == "first")
    data = bind_article(first, issue.parts["first"], Span(1, 3), issue.facts, [])
    assert read_structure(data)[1].text == "Read the table, the end, an address."
    with Pdf.open(BytesIO(data)) as pdf:
        links = [element for element in elements(pdf) if element["/S"] == Name.Link]
        assert len(links) == 2
        assert all(any(not isinstance(kid, int) for kid in link.K) for link in links)


def test_table_ids_are_the_parts_own(issue: SmallIssue) -> None:
    parts = [typeset(name, TABLE.format(name)) for name in ("east", "west")]
    leaves = [Leaf(part.name, "article", Side.NEXT) for part in parts]
    plan = Plan({"east": Span(1, 1), "west": Span(2, 2)}, (), 2)
    data = bind(list(zip(leaves, parts, strict=True)), plan, issue.facts, [])
    with Pdf.open(BytesIO(data)) as pdf:
        heads = [str(element.ID) for element in elements(pdf) if element["/S"] == Name.TH]
        assert [head.partition(".")[0] for head in heads] == ["east", "west"]
        ids = NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert list(ids) == heads
        cells = [element for element in elements(pdf) if element["/S"] == Name.TD]
        assert [[str(head) for head in cell.A.Headers] for cell in cells] == [[h] for h in heads]


def test_a_paragraph_over_two_pages_is_one_element(issue: SmallIssue) -> None:
    part = typeset("long", LONG)
    with Pdf.open(BytesIO(part.pdf)) as pdf:
        first, second = pdf.Root.StructTreeRoot.K[0].K
        there = Dictionary(Type=Name.MCR, Pg=pdf.pages[1].obj, MCID=0)
        first.K = Array([Array([0]), pdf.make_indirect(there)])
        first.Pg = pdf.pages[0].obj
        del second.P
        pdf.Root.StructTreeRoot.K = pdf.Root.StructTreeRoot.K[0]
        pdf.Root.StructTreeRoot.K.K = first
        data = alone(changed(part, pdf), issue)
    assert [passage.text for passage in read_structure(data)] == ["begins here and ends there"]
    with Pdf.open(BytesIO(data)) as pdf:
        parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        rows = [parents[int(page.obj.StructParents)] for page in pdf.pages]
        assert [row[0].objgen for row in rows if isinstance(row, Array)] == [
            pdf.Root.StructTreeRoot.K[0].K[0].K[0].objgen
        ] * 2


def test_what_divides_a_word_is_a_soft_hyphen(issue: SmallIssue) -> None:
    """A hyphen of the text's own stays one."""
    body = '<p style="width: 22mm">Nagorno-Karabakh, extraordinary responsibilities</p>'
    part = typeset("long", body)
    with Pdf.open(BytesIO(part.pdf)) as pdf:
        assert "\N{HYPHEN}" in "".join(marked_text(pdf.pages[0]).values())
    data = alone(part, issue)
    with Pdf.open(BytesIO(data)) as pdf:
        told = "".join(marked_text(pdf.pages[0]).values())
    assert "\N{HYPHEN}" not in told
    assert "\N{SOFT HYPHEN}" in told
    assert "Nagorno-" in told
    (passage,) = read_structure(data)
    assert passage.text == "Nagorno-Karabakh, extraordinary responsibilities"


def test_marks_outside_the_tree_leave_gaps(issue: SmallIssue) -> None:
    part = typeset("long", "<p>one</p><p>two</p><p>three</p>")
    with Pdf.open(BytesIO(part.pdf)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        document.K = Array([document.K[0], document.K[2]])
        data = alone(changed(part, pdf), issue)
    with Pdf.open(BytesIO(data)) as pdf:
        row = NumberTree(pdf.Root.StructTreeRoot.ParentTree)[0]
        assert isinstance(row, Array)
        assert [entry is None for entry in row] == [False, True, False]


def test_roles_are_merged_and_may_not_differ(issue: SmallIssue) -> None:
    parts = []
    for name, role in (("east", Name.P), ("west", Name.P), ("north", Name.H1)):
        part = typeset(name, "<p>text</p>")
        with Pdf.open(BytesIO(part.pdf)) as pdf:
            pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/Verse": role, f"/{name}": Name.P})
            parts.append((Leaf(name, "article", Side.NEXT), changed(part, pdf)))
    plan = Plan({leaf.name: Span(n, n) for n, (leaf, _) in enumerate(parts, 1)}, (), 3)
    with Pdf.open(BytesIO(bind(parts[:2], plan, issue.facts, []))) as volume:
        roles = volume.Root.StructTreeRoot.RoleMap
        assert set(roles.keys()) == {"/Verse", "/east", "/west"}
    with pytest.raises(ValueError, match="/Verse"):
        bind(parts, plan, issue.facts, [])


@pytest.mark.parametrize(
    ("fault", "message"),
    [("no page", "stands on no page"), ("twice", "two elements"), ("id", "two elements have")],
)
def test_a_tree_that_contradicts_itself_is_a_fault(
    issue: SmallIssue, fault: str, message: str
) -> None:
    part = typeset("long", "<p>one</p><p>two</p>")
    with Pdf.open(BytesIO(part.pdf)) as pdf:
        first, second = pdf.Root.StructTreeRoot.K[0].K
        if fault == "no page":
            del first.K[0].Pg
        elif fault == "twice":
            first.K[0].K = Array([1])
        else:
            first.ID = second.ID = String("same")
        with pytest.raises(ValueError, match=message):
            alone(changed(part, pdf), issue)


def test_what_was_gathered_is_not_left_in_the_file(volume: Pdf) -> None:
    keys = {key for each in volume.objects if isinstance(each, Dictionary) for key in dict(each)}
    assert "/StructParents" in keys
    assert not {key for key in keys if key.startswith("/Gathered")}
