"""The structure tree: an element once, notes at their calls, running matter outside."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from galley.proofing.reading import read_structure
from galley.typesetting.engine import Typesetter
from tests.tagged import Element, Tagged, letters
from tests.typesetting.conftest import call, part, pull, words

DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def tree(pdf: bytes) -> list[tuple[str, list[Any]]]:
    """The elements of a file's structure tree as nested names."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return [walk(kid) for kid in kids(file.Root.StructTreeRoot)]


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    found = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def walk(element: Any) -> tuple[str, list[Any]]:
    return str(element.S).lstrip("/"), [walk(kid) for kid in kids(element)]


def names(nodes: list[tuple[str, list[Any]]]) -> list[str]:
    return [name for role, below in nodes for name in (role, *names(below))]


@pytest.fixture(scope="module")
def long_part(typesetter: Typesetter) -> bytes:
    rows = "".join(f"<tr><td>{n}</td><td>{words(4, n)}</td></tr>" for n in range(60))
    head = "<thead><tr><th>N</th><th>W</th></tr></thead>"
    items = "".join(f"<li><p>{words(30, n)}</p></li>" for n in range(12))
    blocks = [
        f"<p>{words(700)}{call(1)} {words(60)}</p>",
        pull(1),
        f"<ul>{items}</ul>",
        f"<table><caption>A table</caption>{head}<tbody>{rows}</tbody></table>",
    ]
    return typesetter.typeset(part(blocks, 1)).pdf


def test_what_runs_over_pages_is_one_element(long_part: bytes) -> None:
    roles = names(tree(long_part))
    with pikepdf.open(BytesIO(long_part)) as file:
        assert len(file.pages) >= 4
    assert roles.count("L") == 1
    assert roles.count("LI") == 12
    assert roles.count("Table") == 1
    assert roles.count("THead") == 1
    assert roles.count("TH") == 2
    assert roles.count("TR") == 61
    assert roles.count("P") == 13


def test_a_note_stands_at_its_call(long_part: bytes) -> None:
    ((_, (_, *_)),) = tree(long_part)
    roles = names(tree(long_part))
    at = roles.index("Reference")
    assert roles[at - 1 : at + 5] == ["P", "Reference", "Link", "Note", "Lbl", "Link"]


def test_every_word_is_read_once_and_in_order(long_part: bytes) -> None:
    read = " ".join(passage.text for passage in read_structure(long_part)).split()
    expected = [*words(700).split(), *words(60).split()]
    body = [word for word in read if word in set(expected)]
    assert read[:100] == expected[:100]
    assert body.count("Journal") == 0
    assert "Piece" not in read


def test_pull_copies_and_running_matter_are_outside(typesetter: Typesetter) -> None:
    copy = '<aside class="pull" id="a.pull-1"><p>Copied words.</p></aside>'
    own = '<aside class="pull edited" id="a.pull-2"><p>Edited words.</p></aside>'
    blocks = [f"<p>{words(300)}</p>", copy, f"<p>{words(300)}</p>", own, f"<p>{words(900)}</p>"]
    text = " ".join(p.text for p in read_structure(typesetter.typeset(part(blocks)).pdf))
    assert "Copied" not in text
    assert "Edited words." in text
    assert "Journal" not in text


def test_an_edited_pull_that_waited_for_a_page_stands_at_its_place(typesetter: Typesetter) -> None:
    """It is drawn at the head of the next page, and read between its neighbours."""
    edited = f'<aside class="pull edited" id="a.pull-1"><p>Edited. {words(60)}</p></aside>'
    blocks = [f"<p>First. {words(330)}</p>", edited, f"<p>Second. {words(40)}</p>"]
    made = typesetter.typeset(part([*blocks, f"<p>Third. {words(400)}</p>"]))
    passages = read_structure(made.pdf)
    assert [p.text.split()[0] for p in passages] == ["First.", "Edited.", "Second.", "Third."]
    assert passages[1].path == ("Document", "Art", "Sect", "Div", "P")
    assert (passages[1].page(), passages[2].page()) == (1, 0)


def test_languages_and_alternative_texts_are_kept(typesetter: Typesetter) -> None:
    blocks = [
        '<p>An <span lang="la">erga omnes</span> rule.</p>',
        f'<figure><img src="{DOT}" alt="A dot"></figure>',
    ]
    with pikepdf.open(BytesIO(typesetter.typeset(part(blocks)).pdf)) as file:
        elements = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
        assert [str(e.Lang) for e in elements if "/Lang" in e] == ["la"]
        assert [str(e.Alt) for e in elements if "/Alt" in e] == ["A dot"]


def found(read: Tagged, kind: str) -> list[Element]:
    """Give the elements of a kind."""
    return [element for element in read.document.walk() if element.kind == kind]


def artifacts(read: Tagged) -> dict[str, str]:
    """Give the text of all artifacts of a kind: by subtype, or else by type."""
    told: dict[str, str] = {}
    for shown in read.pages:
        for properties, text in shown.artifacts:
            kind = properties.get("/Subtype", properties["/Type"])
            told[kind] = told.get(kind, "") + text
    return told


def test_artifacts_say_of_what_kind_they_are(long_part: bytes) -> None:
    """Running heads and folios, the head of a table again, rules and a pull quote's copy."""
    told = artifacts(Tagged(long_part))
    assert told["/Header"].startswith("Journal")
    assert "Author" in told["/Header"]
    assert told["/Footer"].startswith("1112")
    assert set(told["/Pagination"]) == {"N", "W"}
    assert letters(told["/Layout"]) == letters(words(20, 1))
    assert told.keys() == {"/Header", "/Footer", "/Pagination", "/Layout"}


def test_a_caption_follows_its_figure_which_says_where_it_stands(typesetter: Typesetter) -> None:
    figure = f'<figure><img src="{DOT}" alt="A dot" style="width: 96px; height: 48px">'
    blocks = [f"{figure}<figcaption>A caption</figcaption></figure>"]
    read = Tagged(typesetter.typeset(part(blocks)).pdf)
    (element,) = found(read, "Figure")
    caption = element.after()
    assert caption is not None
    assert (caption.kind, read.text(caption)) == ("Caption", "A caption")
    left, bottom, right, top = (float(side) for side in element.obj.A.BBox)
    height = float(read.pdf.pages[0].mediabox[3])
    assert right - left == pytest.approx(72)
    assert top - bottom == pytest.approx(36)
    assert height - top == pytest.approx(22 / 25.4 * 72, abs=0.01)


def test_what_runs_over_pages_stands_in_no_one_box(long_part: bytes) -> None:
    (table,) = found(Tagged(long_part), "Table")
    assert table.attribute("/BBox") is None


def test_cells_that_head_rows_say_so_and_empty_ones_head_nothing(typesetter: Typesetter) -> None:
    head = '<thead><tr><th scope="col"></th><th scope="col">Sea</th></tr></thead>'
    body = '<tbody><tr><th scope="row">Salt</th><td></td></tr></tbody>'
    read = Tagged(typesetter.typeset(part([f"<table>{head}{body}</table>"])).pdf)
    scopes = [(read.text(cell), cell.attribute("/Scope")) for cell in found(read, "TH")]
    assert scopes == [("Sea", "/Column"), ("Salt", "/Row")]
    assert len(found(read, "TD")) == 2


@pytest.mark.parametrize(
    ("html", "numbering"),
    [
        ("<ul><li><p>a</p></li></ul>", "/Disc"),
        ("<ol><li><p>a</p></li></ol>", "/Decimal"),
        ('<ul style="list-style: none"><li><p>a</p></li></ul>', "/None"),
        ('<dl><div class="pair"><dt>a</dt><dd>b</dd></div></dl>', "/None"),
    ],
)
def test_lists_say_how_they_are_numbered(typesetter: Typesetter, html: str, numbering: str) -> None:
    read = Tagged(typesetter.typeset(part([html])).pdf)
    (element,) = found(read, "L")
    assert element.attribute("/ListNumbering") == numbering
    (item,) = (kid for kid in element.kids if isinstance(kid, Element))
    assert item.kind == "LI"
    kinds = [kid.kind for kid in item.kids if isinstance(kid, Element)]
    assert kinds == ["Lbl", "LBody"][numbering == "/None" and "<ul" in html :]


def test_a_list_in_two_places_is_one(typesetter: Typesetter) -> None:
    halves = [f'<div><ul data-whole="a"><li><p>{word}</p></li></ul></div>' for word in "bc"]
    read = Tagged(typesetter.typeset(part(halves)).pdf)
    (element,) = found(read, "L")
    assert [read.text(item).strip()[-1] for item in found(read, "LI")] == ["b", "c"]
    assert all(item.above is element for item in found(read, "LI"))


def test_a_note_and_its_call_say_where_their_links_lead(long_part: bytes) -> None:
    read = Tagged(long_part)
    (note,) = found(read, "Note")
    (reference,) = found(read, "Reference")
    assert [str(link.Contents) for link in reference.links()] == ["note 1"]
    assert [str(link.Contents) for link in note.links()] == ["back to the text"]
