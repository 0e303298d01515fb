"""Inks are mixed as they should be, and pictures keep their pixels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from galley.binding.colour_spaces import Space, space_of
from galley.binding.ink_pictures import ink_picture
from galley.binding.ink_shadings import ink_shading
from galley.binding.inks import BLACK, PROCESS, Palette, light

SHARE = st.floats(0, 1)
RED = (200, 20, 20)


@given(st.tuples(SHARE, SHARE, SHARE))
def test_black_is_what_light_lacks(colour: tuple[float, float, float]) -> None:
    cyan, magenta, yellow, black = BLACK.ink(colour)
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black == pytest.approx(1 - light(colour), abs=1e-4)
    assert 0 <= black <= 1


@given(SHARE)
def test_a_grey_is_printed_in_black_alone(value: float) -> None:
    assert PROCESS.ink((value, value, value)) == BLACK.ink((value,)) == PROCESS.ink((value,))


@given(st.tuples(SHARE, SHARE, SHARE, SHARE))
def test_mixed_inks_stay(colour: tuple[float, float, float, float]) -> None:
    assert PROCESS.ink(colour) == pytest.approx(colour, abs=1e-4)


def test_a_colour_is_mixed_by_the_profiles() -> None:
    blue = PROCESS.ink((0.12, 0.23, 0.39))
    assert blue[0] > blue[1] > blue[2]
    assert sum(blue) < 3


def test_what_is_nearly_black_is_told_from_black() -> None:
    blackest, dark = (sum(PROCESS.ink((0.08 * n, 0.08 * n, 0.085 * n + 0.004))) for n in (0, 1))
    assert blackest - dark > 0.4


@pytest.mark.parametrize(
    ("lab", "rgb"),
    [
        ((0, 0, 0), (0, 0, 0)),
        ((100, 0, 0), (1, 1, 1)),
        ((53.24, 80.09, 67.2), (1, 0, 0)),
        ((32.3, 79.19, -107.86), (0, 0, 1)),
    ],
)
def test_lab_is_brought_to_srgb(lab: tuple[float, ...], rgb: tuple[float, ...]) -> None:
    assert Space(3, lab=True).device(lab) == pytest.approx(rgb, abs=0.02)


def test_a_profile_counts_its_colours() -> None:
    with Pdf.new() as pdf:
        profile = pdf.make_indirect(Stream(pdf, b"", N=4))
        assert space_of(Array([Name.ICCBased, profile]), Dictionary()) == Space(4)


def embedded(pdf: Pdf, picture: Image.Image, space: Name, **more: object) -> Stream:
    """Put a picture into a file."""
    image = Stream(pdf, picture.tobytes(), Width=picture.width, Height=picture.height, **more)
    image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, space
    image.BitsPerComponent = 8
    return image


@pytest.mark.parametrize(
    ("palette", "mode", "before", "after"),
    [
        (BLACK, "RGB", Name.DeviceRGB, Name.DeviceGray),
        (BLACK, "CMYK", Name.DeviceCMYK, Name.DeviceGray),
        (PROCESS, "RGB", Name.DeviceRGB, Name.DeviceCMYK),
    ],
)
def test_a_picture_keeps_its_pixels(palette: Palette, mode: str, before: Name, after: Name) -> None:
    picture = Image.new("RGB", (3, 2), RED)
    picture.putpixel((2, 1), (255, 255, 255))
    with Pdf.new() as pdf:
        image = embedded(pdf, picture.convert(mode), before, Interpolate=True)
        ink_picture(image, palette)
        assert image.ColorSpace == after
        data, white = image.read_bytes(), b"\xff" if after == Name.DeviceGray else bytes(4)
        assert len(data) == 3 * 2 * len(white)
        assert data.endswith(white)
        assert data[: len(white)] * 2 == data[: 2 * len(white)] != white * 2
        assert bool(image.Interpolate)


@pytest.mark.parametrize("palette", [BLACK, PROCESS], ids=["black", "process"])
def test_a_picture_in_grey_is_not_touched(palette: Palette) -> None:
    with Pdf.new() as pdf:
        image = embedded(pdf, Image.new("L", (3, 2), 9), Name.DeviceGray)
        image.Decode = Array([1, 0])
        ink_picture(image, palette)
        assert image.read_raw_bytes() == b"\t" * 6
        assert [int(value) for value in image.Decode] == [1, 0]


def test_a_mask_is_not_touched() -> None:
    with Pdf.new() as pdf:
        image = Stream(pdf, b"\xaa", Width=8, Height=1, ImageMask=True, BitsPerComponent=1)
        ink_picture(image, BLACK)
        assert image.read_raw_bytes() == b"\xaa"


def test_a_shading_runs_between_inks_however_often_it_is_met() -> None:
    ends = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1)
    ends.C0, ends.C1 = Array([1, 1, 1]), Array([1, 0, 0])
    grey = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1)
    both = Dictionary(FunctionType=3, Functions=Array([ends]))
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Function=both)
    plain = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Function=grey)
    for _ in range(2):
        for each in (shading, plain):
            ink_shading(each, Dictionary(), BLACK)
            assert each.ColorSpace == Name.DeviceCMYK
        found = shading.Function.Functions[0]
        assert [float(value) for value in found.C0] == [0, 0, 0, 0]
        assert [float(value) for value in found.C1] == [0, 0, 0, 0.701]
        assert [float(value) for value in plain.Function.C0] == [0, 0, 0, 1]
        assert [float(value) for value in plain.Function.C1] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("space", "fault"),
    [(Name.DeviceGray, "a shading has a function of type 4"), (Name.Pattern, "space of patterns")],
)
def test_a_shading_that_no_part_has_is_refused(space: Name, fault: str) -> None:
    shading = Dictionary(ColorSpace=space, Function=Dictionary(FunctionType=4))
    with pytest.raises(ValueError, match=fault):
        ink_shading(shading, Dictionary(), BLACK)
