"""An archive leaves no picture to a viewer's smoothing, and no inks to a viewer's guess."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from galley.binding.archive import bind_archive
from galley.binding.device_independence import make_independent
from galley.binding.intents import PRINT_INTENT
from galley.model import Leaf, Plan, Side, Span
from galley.proofing.preflight.opened import Known
from galley.proofing.preflight.preflight import preflight

from .press import colours
from .small_issue import SmallIssue

LOOKS = ("preflight-colour", "preflight-image")


@pytest.fixture
def pdf() -> Iterator[Pdf]:
    """Give a file with a page that draws with a form."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(100, 100))
        form = Stream(pdf, b"1 0 0 rg", Type=Name.XObject, Subtype=Name.Form)
        form.Resources = Dictionary()
        page.obj.Resources = Dictionary(XObject=Dictionary(a=pdf.make_indirect(form)))
        page.obj.Contents = pdf.make_indirect(Stream(pdf, b"/a Do <6b204b> Tj"))
        yield pdf


def form(pdf: Pdf) -> Object:
    """Give the form that the page draws with."""
    return pdf.pages[0].obj.Resources.XObject.a


def press(pdf: Pdf) -> list[bool]:
    """Tell of the page and of the form whether their inks are said to be those of the press."""
    told = []
    for drawn in (pdf.pages[0].obj, form(pdf)):
        space = drawn.Resources.get("/ColorSpace", Dictionary()).get("/DefaultCMYK")
        told.append(
            isinstance(space, Array)
            and space[1].read_bytes() == PRINT_INTENT.profile.read_bytes()
            and int(space[1].N) == PRINT_INTENT.components
        )
    return told


def test_preflight_finds_no_colour_and_no_picture_amiss(issue: SmallIssue) -> None:
    leaf, plan = Leaf("colours", "article", Side.NEXT), Plan({"colours": Span(1, 1)}, (), 1)
    archived = bind_archive([(leaf, colours())], plan, issue.facts, (), {})
    _, found = preflight(archived, "archive.pdf", None, Known(issue.facts))
    assert [told for told in found if told.code.startswith(LOOKS)] == []


@pytest.mark.parametrize("content", [b"0 0 0 1 k", b"q\n0 1 0 0 K", b"/DeviceCMYK cs 0 0 0 1 scn"])
def test_inks_that_a_form_sets_are_those_of_the_press(pdf: Pdf, content: bytes) -> None:
    form(pdf).write(content)
    make_independent(pdf)
    assert press(pdf) == [True, True]


@pytest.mark.parametrize("kind", ["/XObject", "/Shading"])
def test_inks_of_pictures_and_shadings_are_those_of_the_press(pdf: Pdf, kind: str) -> None:
    within = Stream(pdf, b"0000", ColorSpace=Name.DeviceCMYK)
    if kind == "/Shading":
        form(pdf).Resources[kind] = Dictionary(a=Dictionary(ColorSpace=Name.DeviceCMYK))
    else:
        form(pdf).Resources[kind] = Dictionary(a=pdf.make_indirect(within))
    make_independent(pdf)
    assert press(pdf) == [True, True]


def test_a_file_without_inks_carries_no_profile_of_them(pdf: Pdf) -> None:
    make_independent(pdf)
    assert press(pdf) == [False, False]


def test_no_picture_is_smoothed(pdf: Pdf) -> None:
    picture = pdf.make_indirect(Stream(pdf, b"0", Subtype=Name.Image, Interpolate=True))
    form(pdf).Resources.XObject = Dictionary(a=picture)
    make_independent(pdf)
    assert "/Interpolate" not in picture
