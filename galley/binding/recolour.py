"""A content stream said again in other inks, and without marked content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Name,
    Object,
    Operator,
    Page,
    parse_content_stream,
    unparse_content_stream,
)

from galley.binding.colour_spaces import CMYK, GRAY, RGB, Space, space_of
from galley.binding.inks import Palette, Values

Instruction: TypeAlias = ContentStreamInstruction | ContentStreamInlineImage

DEVICES = {"g": GRAY, "rg": RGB, "k": CMYK}
COLOURS = frozenset({"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"})
STATES = frozenset("qQ")
TAGGING = frozenset({"BDC", "BMC", "DP", "EMC", "MP"})
"""Operators of marked content: they lead into a structure, and a press file has none."""


@dataclass(frozen=True, slots=True)
class _Spaces:
    """The spaces that colours are set in; none while it is patterns."""

    fill: Space | None = GRAY
    stroke: Space | None = GRAY


def black(palette: Palette) -> bytes:
    """Give what sets black: pages and tiles begin in a black that no ink is named for."""
    both = (_set(palette.ink(GRAY.first), name) for name in (palette.fill, palette.stroke))
    return unparse_content_stream(list(both))


def recoloured(stream: Page | Object, resources: Object, palette: Palette) -> bytes:
    """Give a stream with every colour that it sets in the inks of a palette.

    Raises `ValueError` at a colour that cannot be brought to inks, and at a picture within
    the stream that is not in grey.
    """
    return unparse_content_stream(list(_instructions(stream, resources, palette)))


def _instructions(
    stream: Page | Object, resources: Object, palette: Palette
) -> Iterator[Instruction]:
    spaces, kept = _Spaces(), list[_Spaces]()
    for instruction in parse_content_stream(stream):
        if isinstance(instruction, ContentStreamInlineImage):
            _check(instruction)
            yield instruction
            continue
        operator = str(instruction.operator)
        if operator in COLOURS:
            made, spaces = _changed(instruction, operator, spaces, resources, palette)
            yield made
        elif operator not in TAGGING:
            yield instruction
        if operator in STATES:
            spaces = _restored(operator, spaces, kept)


def _restored(operator: str, spaces: _Spaces, kept: list[_Spaces]) -> _Spaces:
    if operator == "q":
        kept.append(spaces)
        return spaces
    return kept.pop() if kept else spaces


def _changed(
    instruction: ContentStreamInstruction,
    operator: str,
    spaces: _Spaces,
    resources: Object,
    palette: Palette,
) -> tuple[ContentStreamInstruction, _Spaces]:
    """Give what sets a colour in inks instead, and the spaces after it."""
    side, name = ("stroke", palette.stroke) if operator.isupper() else ("fill", palette.fill)
    small, operands = operator.lower(), list(instruction.operands)
    if small == "cs":
        space = space_of(operands[0], resources)
        colour: Values = space.first if space else ()
    else:
        space = DEVICES.get(small, getattr(spaces, side))
        colour = () if space is None else _values(operands)
    after = replace(spaces, **{side: space})
    if space is None:
        return instruction, after
    return _set(palette.ink(space.device(colour)), name), after


def _values(operands: Sequence[Any]) -> Values:
    return [float(operand) for operand in operands]


def _set(colour: Values, name: str) -> ContentStreamInstruction:
    values = [int(value) if value in {0, 1} else value for value in colour]
    return ContentStreamInstruction(values, Operator(name))


def _check(picture: ContentStreamInlineImage) -> None:
    """Raise `ValueError` unless a picture within a stream is a mask or in grey."""
    image = picture.iimage
    if not image.image_mask and image.colorspace != Name.DeviceGray:
        raise ValueError(f"a picture within a stream is in {image.colorspace}")
