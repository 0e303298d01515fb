"""What pages draw with is brought to inks once, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from galley.binding.inking import Inker
from galley.binding.inks import BLACK

RED = b"1 0 0 rg"


@pytest.fixture
def pdf() -> Iterator[Pdf]:
    """Give a file for pages to stand in."""
    with Pdf.new() as pdf:
        yield pdf


def thing(pdf: Pdf, data: bytes = RED, **more: object) -> Object:
    """Make a stream that draws."""
    return pdf.make_indirect(Stream(pdf, data, **more))


def page(pdf: Pdf, resources: Object, data: bytes = b"") -> Page:
    """Make a page that draws with something."""
    made = pdf.add_blank_page(page_size=(100, 100))
    made.obj.Resources, made.obj.Contents = resources, thing(pdf, data)
    return made


def test_a_page_begins_in_black_ink(pdf: Pdf) -> None:
    drawn = Inker(BLACK).page(page(pdf, Dictionary(), b"0 0 9 9 re f"))
    assert drawn == b"0 0 0 1 k\n0 0 0 1 K\n0 0 9 9 re\nf"


def test_a_blank_page_has_no_content(pdf: Pdf) -> None:
    made = page(pdf, Dictionary())
    del made.obj.Contents
    assert Inker(BLACK).page(made) == b""


def test_a_form_takes_the_colour_around_it_and_a_tile_begins_in_black(pdf: Pdf) -> None:
    form, tile = thing(pdf, Subtype=Name.Form), thing(pdf, PatternType=1, Resources=Dictionary())
    resources = Dictionary(XObject=Dictionary(a=form), Pattern=Dictionary(b=tile))
    Inker(BLACK).page(page(pdf, resources))
    assert form.read_bytes() == b"0 0 0 0.701 k"
    assert tile.read_bytes() == b"0 0 0 1 k\n0 0 0 1 K\n0 0 0 0.701 k"


def test_what_a_tile_or_form_draws_with_is_reached(pdf: Pdf) -> None:
    inner = thing(pdf, Subtype=Name.Form)
    within = Dictionary(XObject=Dictionary(inner=inner))
    tile = thing(pdf, PatternType=1, Resources=within)
    outer = thing(pdf, Subtype=Name.Form, Resources=Dictionary(Pattern=Dictionary(tile=tile)))
    Inker(BLACK).page(page(pdf, Dictionary(XObject=Dictionary(outer=outer))))
    assert inner.read_bytes() == b"0 0 0 0.701 k"


def test_a_form_without_resources_draws_with_those_around_it(pdf: Pdf) -> None:
    form = thing(pdf, b"/own cs 0 0 1 sc", Subtype=Name.Form)
    spaces = Dictionary(own=Array([Name.CalRGB, Dictionary()]))
    resources = Dictionary(XObject=Dictionary(form=form), ColorSpace=spaces)
    inker = Inker(BLACK)
    inker.page(page(pdf, resources))
    assert form.read_bytes() == b"0 0 0 1 k\n0 0 0 0.886 k"
    assert "/ColorSpace" in resources
    inker.finish()
    assert "/ColorSpace" not in resources


def test_a_mask_is_told_by_its_light_though_it_is_listed_with_the_forms(pdf: Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    veil = thing(pdf, Subtype=Name.Form, Group=group)
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=veil))
    resources = Dictionary(XObject=Dictionary(x0=veil), ExtGState=Dictionary(s=state))
    Inker(BLACK).page(page(pdf, resources))
    assert veil.read_bytes() == b"0.299 g"
    assert str(veil.Group.CS) == "/DeviceGray"


def test_what_pages_share_is_changed_once(pdf: Pdf) -> None:
    form = thing(pdf, Subtype=Name.Form)
    shared = pdf.make_indirect(Dictionary(XObject=Dictionary(form=form)))
    inker = Inker(BLACK)
    inker.page(page(pdf, shared))
    form.write(RED)
    inker.page(page(pdf, shared))
    assert form.read_bytes() == RED


def test_shadings_by_themselves_and_in_patterns(pdf: Pdf) -> None:
    def shading() -> Dictionary:
        ends = Dictionary(FunctionType=2, C0=Array([0, 0, 0]), C1=Array([1, 1, 1]))
        return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Function=ends)

    alone, pattern = shading(), Dictionary(PatternType=2, Shading=shading())
    resources = Dictionary(Shading=Dictionary(a=alone), Pattern=Dictionary(b=pattern))
    made = page(pdf, resources)
    Inker(BLACK).page(made)
    found = made.obj.Resources
    for each in (found.Shading.a, found.Pattern.b.Shading):
        assert each.ColorSpace == Name.DeviceCMYK
        assert [float(value) for value in each.Function.C0] == [0, 0, 0, 1]


def test_a_page_blends_in_inks(pdf: Pdf) -> None:
    made = page(pdf, Dictionary())
    made.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    Inker(BLACK).page(made)
    assert str(made.obj.Group.CS) == "/DeviceCMYK"
