"""The printer's files: sheets, inks, and what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from pikepdf import Dictionary, Name, Pdf
from PIL import ImageChops, ImageStat

from galley.binding.press_ready import bind_cover, bind_print
from galley.kinds import FileKind
from galley.model import Leaf, Plan, Side, Span, TypesetPart
from galley.proofing.preflight.opened import Known
from galley.proofing.preflight.preflight import preflight
from galley.proofing.preflight.xmp import PDFX, read_xmp

from .press import MM, colours, drawn, looks, masks, operators, streams, texts
from .small_issue import SmallIssue

COVER = 2
"""Pages of the cover before the first folio of the screen edition."""

BLANK = 3
"""Where folio 4 stands, which is blank."""

PICTURES = 4
"""In the drawing."""

COLOURS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}
"""What sets a colour; a pattern is set without a number."""

TRIM, MARGIN, BLEED = (90, 120), 12, 3
SPINE = 10
CLOSE = 0.01
"""How far off a box may be, millimetres."""


@pytest.fixture(scope="session")
def printed(issue: SmallIssue) -> bytes:
    """Bind the small issue for the press."""
    return bind_print(issue.pairs, issue.plan, issue.facts)


@pytest.fixture
def press(printed: bytes) -> Iterator[Pdf]:
    """Open the press file."""
    with Pdf.open(BytesIO(printed)) as pdf:
        yield pdf


@pytest.fixture(scope="session")
def coloured() -> TypesetPart:
    """Make the part with all kinds of colours."""
    return colours()


@pytest.fixture(scope="session")
def blackened(coloured: TypesetPart, issue: SmallIssue) -> bytes:
    """Bind it as the interior."""
    leaf = Leaf("colours", "article", Side.NEXT)
    return bind_print([(leaf, coloured)], Plan({"colours": Span(1, 1)}, (), 1), issue.facts)


@pytest.fixture(scope="session")
def mixed(coloured: TypesetPart, issue: SmallIssue) -> bytes:
    """Bind it as a cover, which is folded 40 and 50 mm from the left of its trim."""
    return bind_cover(coloured, issue.facts, SPINE)


def test_the_pages_are_the_numbered_ones_of_the_screen_edition(
    printed: bytes, bound: bytes, press: Pdf
) -> None:
    pages = texts(printed)
    assert pages == texts(bound)[COVER:-COVER]
    assert [" ".join(page.split()[:2]) for page in pages] == [
        *("The first", "The middle", "The end", "", "The second", "Notes", "ruled", "ruled")
    ]
    assert [str(page.label) for page in press.pages] == [str(folio) for folio in range(1, 9)]


def test_every_page_tells_sheet_bleed_and_trim(press: Pdf) -> None:
    wide, high = TRIM
    for page in press.pages:
        for box, beyond in (("/MediaBox", MARGIN), ("/BleedBox", BLEED), ("/TrimBox", 0)):
            near = MARGIN - beyond
            expected = near, near, MARGIN + wide + beyond, MARGIN + high + beyond
            found = [float(edge) / MM for edge in page.obj[box]]
            assert found == pytest.approx(expected, abs=CLOSE)
        assert "/CropBox" not in page.obj


@pytest.mark.parametrize("folded", [False, True], ids=["interior", "cover"])
def test_marks_stand_outside_the_bleed_in_all_inks(
    folded: bool,  # noqa: FBT001 - a parameter of the test
    printed: bytes,
    mixed: bytes,
) -> None:
    with Pdf.open(BytesIO(mixed if folded else printed)) as press:
        marks = [page.obj.Resources.XObject["/Marks"] for page in press.pages]
        assert len({form.objgen for form in marks}) == 1
        space = marks[0].Resources.ColorSpace.All
        assert space[0:2] == [Name.Separation, Name.All]
        assert [int(value) for value in space[3].C1] == [1, 1, 1, 1]
        left, bottom, right, top = (float(edge) for edge in press.pages[0].obj.BleedBox)
        wide, high = (float(edge) for edge in press.pages[0].obj.MediaBox[2:])
        points, used = [], set()
        for name, numbers in operators(marks[0]):
            used.add(name)
            if name in {"m", "l", "c"}:
                points.append((numbers[-2], numbers[-1]))
        assert used - {"d"} == {"CS", "SCN", "w", "m", "l", "c", "S", "s"}
        assert all(0 < x < wide and 0 < y < high for x, y in points)
        assert not [at for at in points if left <= at[0] <= right and bottom <= at[1] <= top]
        assert ("d" in used) is folded
        across = {round(x / MM - MARGIN, 1) for x, _ in points}
        assert ({40, 50} <= across) is folded


def test_a_blank_page_shows_its_marks_alone(printed: bytes) -> None:
    sheet, page = looks(printed, BLANK), looks(printed, BLANK, MARGIN - BLEED)
    assert page.getextrema() == (255, 255)
    wide, high = sheet.size
    across, up, room = wide // 2 - 26, high // 2 - 26, 4 * (MARGIN + 1)
    for x in (0, across, wide - room):
        for y in (0, up, high - room):
            mark = ImageChops.invert(sheet.crop((x, y, x + room, y + room)))
            assert (mark.getbbox() is not None) is ((x, y) != (across, up))


@pytest.mark.parametrize("figures", [False, True], ids=["small issue", "figures"])
def test_nothing_but_black_ink_is_set(
    figures: bool,  # noqa: FBT001 - a parameter of the test
    printed: bytes,
    blackened: bytes,
) -> None:
    with Pdf.open(BytesIO(blackened if figures else printed)) as press:
        veils = masks(press)
        assert bool(veils) is figures
        for thing in streams(press):
            setting = [(name, values) for name, values in operators(thing) if name in COLOURS]
            if thing.objgen in veils:
                assert {name for name, _ in setting} <= {"g", "G", "cs", "scn"}
                continue
            for name, values in setting:
                assert (name in {"k", "K"} and values[:3] == [0, 0, 0]) or not values


def test_no_form_blends_and_no_picture_is_in_red_green_and_blue(
    blackened: bytes, mixed: bytes
) -> None:
    for data, inks in ((blackened, {"/DeviceGray"}), (mixed, {"/DeviceGray", "/DeviceCMYK"})):
        with Pdf.open(BytesIO(data)) as press:
            things = list(drawn(press.pages[0]))
            spaces = {str(each.Group.CS) for each in things if "/Group" in each}
            assert spaces == {"/DeviceCMYK", "/DeviceGray"}
            pictures = [each for each in things if each.get("/Subtype") == Name.Image]
            assert len(pictures) == PICTURES
            assert {str(each.ColorSpace) for each in pictures} == inks
            assert sum("/SMask" in each for each in pictures) == 1
            assert sum("/Decode" in each for each in pictures) == (inks != {"/DeviceGray"})
            marks = press.pages[0].obj.Resources.XObject["/Marks"].objgen
            assert not [
                each
                for each in things
                if "/ColorSpace" in each.get("/Resources", Dictionary()) and each.objgen != marks
            ]
            assert b"DeviceRGB" not in b"".join(bytes(repr(each), "utf-8") for each in things)


def test_the_interior_looks_as_on_the_screen_in_grey(
    blackened: bytes, coloured: TypesetPart
) -> None:
    beside = looks(blackened, 0, MARGIN - BLEED), looks(coloured.pdf, 0)
    assert beside[0].size == beside[1].size
    difference = ImageStat.Stat(ImageChops.difference(*beside))
    assert difference.mean[0] < 3
    ink = [ImageStat.Stat(ImageChops.invert(side)).mean[0] for side in beside]
    assert ink[0] == pytest.approx(ink[1], rel=0.1)


def test_what_reaches_beyond_the_bleed_is_cut_off(blackened: bytes) -> None:
    sheet = looks(blackened, 0)
    middle = 4 * (MARGIN + 10 + 80) + 6
    edge = 4 * (MARGIN - BLEED)
    row = sheet.crop((0, middle, sheet.width, middle + 1)).tobytes()
    assert set(row[: edge - 1] + row[1 - edge :]) == {255}
    assert max(row[edge + 1 : -edge - 1]) < 64


def test_a_cover_keeps_its_inks_and_mixes_what_has_none(mixed: bytes) -> None:
    with Pdf.open(BytesIO(mixed)) as press:
        content = press.pages[0].obj.Resources.XObject["/Content"]
        fills = [tuple(numbers) for name, numbers in operators(content) if name == "k"]
    assert (0, 0, 0, 0.698) in fills
    assert (1, 0.5, 0, 0.2) in fills
    assert [fill for fill in fills if fill[0] < 0.1 and min(fill[1:3]) > 0.9 and fill[3] < 0.3]


def test_a_cover_of_two_pages_is_refused(issue: SmallIssue) -> None:
    with pytest.raises(ValueError, match="a cover is one sheet, not 4"):
        bind_cover(issue.parts["cover"], issue.facts, SPINE)


def test_there_is_nothing_to_click_and_no_structure(press: Pdf) -> None:
    assert {"/StructTreeRoot", "/Outlines", "/Names", "/MarkInfo"}.isdisjoint(press.Root.keys())
    for page in press.pages:
        assert {"/Annots", "/StructParents", "/Tabs"}.isdisjoint(page.obj.keys())
    used = {name for thing in streams(press) for name, _ in operators(thing)}
    assert used.isdisjoint({"BDC", "BMC", "EMC", "DP", "MP"})


def test_the_same_parts_give_the_same_bytes(
    issue: SmallIssue, printed: bytes, coloured: TypesetPart, mixed: bytes
) -> None:
    assert bind_print(issue.pairs, issue.plan, issue.facts) == printed
    assert bind_cover(coloured, issue.facts, SPINE) == mixed


def test_the_file_says_that_it_is_for_the_press(printed: bytes, press: Pdf) -> None:
    assert printed.startswith(b"%PDF-1.6")
    assert [str(intent["/S"]) for intent in press.Root.OutputIntents] == ["/GTS_PDFX"]
    assert press.docinfo.Trapped == Name("/False")
    xmp = read_xmp(press)
    assert xmp.text(PDFX, "GTS_PDFXVersion") == "PDF/X-4"
    with press.open_metadata() as metadata:
        assert metadata["xmpMM:DocumentID"].startswith("xmp.did:")
        assert metadata["xmpMM:VersionID"] == "1"
        assert metadata["xmpMM:RenditionClass"] == "default"
        assert metadata["xmp:MetadataDate"] == metadata["xmp:ModifyDate"]
        assert metadata["pdf:Trapped"] == "False"


def test_documents_differ_by_their_ids(printed: bytes, mixed: bytes) -> None:
    ids = set()
    for data in (printed, mixed):
        with Pdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
            ids.add(metadata["xmpMM:DocumentID"])
    assert len(ids) == len((printed, mixed))


def test_preflight_finds_nothing(issue: SmallIssue, printed: bytes, mixed: bytes) -> None:
    known = Known(issue.facts, TRIM)
    assert preflight(printed, "print.pdf", known=known) == (FileKind.PRINT, ())
    assert preflight(mixed, "cover.pdf", known=known) == (FileKind.COVER, ())
