"""Where blocks, notes and turns stand; and pages that are seen before their part is done."""

from io import BytesIO

import pytest
from pikepdf import Pdf

from galley.kept import pack, unpack
from galley.model import Spot, TypesetPart
from galley.typesetting.engine import Typesetter
from galley.typesetting.turns import TEXT

from .conftest import call, part, pull, words

TURN = '<span class="turn" id="a.turn-12" data-folio="12"></span>'
BLOCKS = (
    '<h2 id="a.head">A head</h2>',
    f'<p id="a.one">{words(60)}{call(1)} {words(450)}</p>',
    f'{pull(1)}<p id="a.two">{words(50)}{TURN}{words(50)}</p>',
)


@pytest.fixture(scope="module")
def typeset(typesetter: Typesetter) -> TypesetPart:
    """Set a part of a few pages."""
    return typesetter.typeset(part(BLOCKS, notes=1))


def spots_of(typeset: TypesetPart, name: str) -> list[Spot]:
    """The spots of an id."""
    return [spot for spot in typeset.spots if spot.id == name]


def test_every_block_has_a_spot_on_each_of_its_pages(typeset: TypesetPart) -> None:
    (head,) = spots_of(typeset, "a.head")
    first, second = spots_of(typeset, "a.one")
    assert (head.tag, head.page) == ("h2", 0)
    assert (first.tag, first.page, second.page) == ("p", 0, 1)
    assert head.bottom < first.top < first.bottom
    assert spots_of(typeset, "a") == []
    for spot in typeset.spots:
        area = typeset.areas[spot.page]
        assert area.left - 0.1 <= spot.left <= spot.right <= area.right + 0.1
        assert area.top - 0.1 <= spot.top <= spot.bottom <= area.bottom + 0.1


def test_call_and_body_of_a_note_have_a_spot_each(typeset: TypesetPart) -> None:
    (called,) = spots_of(typeset, "a.call-1")
    (body,) = spots_of(typeset, "a.note-1")
    (paragraph, _) = spots_of(typeset, "a.one")
    assert called.page == body.page == 0
    assert paragraph.top < called.top < called.bottom <= paragraph.bottom
    assert called.right - called.left < 10
    assert body.top >= paragraph.bottom


def test_a_turn_and_a_pull_quote_have_a_spot(typeset: TypesetPart) -> None:
    (turn,) = spots_of(typeset, "a.turn-12")
    (paragraph, *_) = spots_of(typeset, "a.two")
    assert turn.left == turn.right
    assert paragraph.left < turn.left < paragraph.right
    (quote,) = spots_of(typeset, "a.pull-1")
    assert quote.tag == "aside"


def test_what_a_turn_cuts_off_is_of_the_same_block(typesetter: Typesetter) -> None:
    printed = part(BLOCKS, notes=1)
    html = printed.html.replace('class="flow', 'class="printed flow')
    assert f"<{TEXT} " in html
    cut = typesetter.typeset(type(printed)(**{**vars(printed), "html": html}))
    pages = [spot.page for spot in spots_of(cut, "a.two")]
    assert len(pages) == 2
    assert pages[1] == cut.anchors["a.turn-12"]


def test_base_lines_are_those_of_the_text(typeset: TypesetPart) -> None:
    assert len(typeset.grids) == typeset.pages
    for grid, area in zip(typeset.grids, typeset.areas, strict=True):
        assert area.top < grid.first < area.top + grid.step
        assert grid.step == pytest.approx(13.5)


def test_spots_are_kept(typeset: TypesetPart) -> None:
    assert unpack(pack(typeset)) == typeset


def test_pages_that_are_wanted_are_seen_first_and_change_nothing(
    typesetter: Typesetter, typeset: TypesetPart
) -> None:
    seen: list[tuple[TypesetPart, tuple[int, ...]]] = []
    whole = typesetter.typeset(part(BLOCKS, notes=1), (1, 99), lambda *some: seen.append(some))
    assert whole == typeset
    ((some, pages),) = seen
    assert pages == (1,)
    assert (some.pages, some.spots) == (whole.pages, whole.spots)
    with Pdf.open(BytesIO(some.pdf)) as one, Pdf.open(BytesIO(whole.pdf)) as all_:
        assert len(one.pages) == 1
        assert shorn(one, 0) == shorn(all_, 1)


def shorn(pdf: Pdf, page: int) -> bytes:
    """A page's operators but for the pictures, which are numbered by the pages written."""
    lines: list[bytes] = pdf.pages[page].Contents.read_bytes().splitlines()
    return b"\n".join(line for line in lines if not line.endswith(b" Do"))


def test_nothing_is_seen_of_a_part_at_fault(typesetter: Typesetter) -> None:
    seen: list[object] = []
    with pytest.raises(Exception, match="note-lost"):
        typesetter.typeset(part(["<p>Text.</p>"], notes=1), (0,), lambda *some: seen.append(some))
    assert seen == []
