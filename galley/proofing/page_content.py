"""The content of a page as it is spelt, instruction by instruction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pikepdf import Array, Object, Page, PdfError, parse_content_stream

READ = "q Q cm Tm Tf Tj TJ BDC BMC EMC re W W* n Do"
"""The operators of which a page's text and its place come."""

Instruction = tuple[bytes, bytes]
"""The operands of an instruction, and its operator."""

SPACE = rb"[\0\t\n\f\r ]"
NUMBER = rb"[-+]?(?:\d++(?:\.\d*+)?|\.\d++)(?=[\0\t\n\f\r /\[<(])"
NAME = rb"/[!$&'*-.0-;=?-Z\\^-z|~]*+"
LETTERS = rb"\((?:[^\\()]|\\.)*+\)"
DIGITS = rb"<[0-9A-Fa-f\0\t\n\f\r ]*+>"
GAPS = rb"[-+.0-9\0\t\n\f\r ]*+"
SHOWN = rb"\[" + GAPS + rb"(?:(?:" + DIGITS + rb"|" + LETTERS + rb")" + GAPS + rb")*+\]"
ENTRIES = rb"<<[^<>()%]*+(?:(?:" + LETTERS + rb"|" + DIGITS + rb")[^<>()%]*+)*+>>"
OPERANDS = b"|".join((NUMBER, NAME, SHOWN, ENTRIES, DIGITS, LETTERS))
OPERATOR = rb"[A-Za-z'\"][A-Za-z0-9*]*+(?=[\0\t\n\f\r /\[<(]|\Z)"

PLAIN = re.compile(
    rb"%b*+(?:((?:(?:%b)%b*+)*+)(%b)|[^\0\t\n\f\r ].*+)" % (SPACE, OPERANDS, SPACE, OPERATOR),
    re.DOTALL,
)
"""An instruction of plain make, or else all that is left, without an operator.

No part of it is tried twice, so what is spoilt takes no longer. Source: ISO 32000-2, 7.2, 7.3
and 7.8.2.
"""

ITEM = re.compile(rb"([^<>()]*)(<[^<>]*>|\((?:[^\\()]|\\.)*\))", re.DOTALL)
"""A string of an array, behind the numbers that stand before it."""

UNUSUAL = {b"", b"true", b"false", b"null", b"BI", b"ID", b"EI"}
"""What comes out as an operator and is none, or has a picture behind it."""

PARTED = re.compile(rb"<(?!(?:[0-9A-Fa-f]{4})*+>|[</])")
"""A string that is not spelt in whole codes of two bytes."""


def plain(page: Page) -> Sequence[Instruction] | None:
    """Give what a page draws, its operands as they are spelt; `None` for one of unusual make."""
    content = b"\n".join(_contents(page))
    if b"(" not in content and not PARTED.search(content):
        # What is shown without a move between is one string; most strings are one letter.
        content = content.replace(b">0<", b"")
    found = PLAIN.findall(content)
    return found if UNUSUAL.isdisjoint({operator for _, operator in found}) else None


def parsed(page: Page) -> Iterator[Instruction]:
    """Give what a page of any make draws, as `plain` does; of operators, all in `READ`.

    An object is made of every operand, which takes several times as long.
    """
    for instruction in parse_content_stream(page, READ):
        operands = b" ".join(map(_spelt, instruction.operands))
        yield operands, str(instruction.operator).encode()


def objects(operands: bytes) -> list[Any]:
    """Read operands as they are spelt. Raises ``ValueError`` where they are none."""
    try:
        return [*Object.parse(b"[%b]" % operands).as_list()]
    except PdfError as error:
        raise ValueError("these are no operands") from error


class Gaps(dict[bytes, float]):
    """How far the numbers before a string move it back, by how they are spelt."""

    def __missing__(self, spelt: bytes) -> float:
        """Add up what is new."""
        self[spelt] = sum(map(float, spelt.split()))
        return self[spelt]


def items(spelt: bytes) -> list[tuple[bytes, bytes]]:
    """Take a string apart, or an array of strings and numbers, as they are spelt.

    Gives each string with the numbers before it. Raises ``ValueError`` for what is neither.
    """
    if spelt[:1] not in {b"[", b"(", b"<"}:
        raise ValueError("what is shown is no string")
    return ITEM.findall(spelt.strip(b"[]\0\t\n\f\r "))


def _contents(page: Page) -> Iterator[bytes]:
    contents = page.obj.get("/Contents")
    for stream in contents if isinstance(contents, Array) else [contents]:
        if stream is not None:
            yield stream.read_bytes()


def _spelt(operand: Any) -> bytes:  # noqa: ANN401 - numbers come as Python's own
    return operand.unparse() if isinstance(operand, Object) else str(operand).lower().encode()
