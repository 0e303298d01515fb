"""The content of a page as it is spelt, instruction by instruction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pikepdf import Array, Object, Page, parse_content_stream

READ = "q Q cm Tm Tf Tj TJ BDC BMC EMC re W W* n Do"
"""The operators of which a page's text and its place come."""

Instruction = tuple[bytes, bytes]
"""The operands of an instruction, and its operator."""

SPACE = rb"[\0\t\n\f\r ]"
NUMBER = rb"[-+]?(?:\d+\.?\d*+|\.\d+)(?=[\0\t\n\f\r /\[<(])"
NAME = rb"/[!$&'*-.0-;=?-Z\\^-z|~]*+"
LETTERS = rb"\((?:[^\\()]|\\.)*+\)"
DIGITS = rb"<[0-9A-Fa-f\0\t\n\f\r ]*+>"
GAPS = rb"[-+.0-9\0\t\n\f\r ]*+"
SHOWN = rb"\[" + GAPS + rb"(?:(?:" + DIGITS + rb"|" + LETTERS + rb")" + GAPS + rb")*+\]"
ENTRIES = rb"<<[^<>()%]*+(?:(?:" + LETTERS + rb"|" + DIGITS + rb")[^<>()%]*+)*+>>"
OPERANDS = b"|".join((NUMBER, NAME, SHOWN, ENTRIES, DIGITS, LETTERS))
OPERATOR = rb"[A-Za-z'\"][A-Za-z0-9*]*+(?=[\0\t\n\f\r /\[<(]|\Z)"

PLAIN = re.compile(
    rb"%b*+(?:((?:(?:%b)%b*+)*+)(%b)|[^\0\t\n\f\r ])" % (SPACE, OPERANDS, SPACE, OPERATOR),
    re.DOTALL,
)
"""An instruction of plain make, or else one sign, without an operator.

No part of it is tried twice, so what is spoilt takes no longer. Source: ISO 32000-2, 7.2, 7.3
and 7.8.2.
"""

UNUSUAL = {b"", b"true", b"false", b"null", b"BI", b"ID", b"EI"}
"""What comes out as an operator and is none, or has a picture behind it."""


def instructions(page: Page) -> Iterable[Instruction]:
    """Give what a page draws, its operands as they are spelt; of operators, all in `READ`.

    What is not of plain make is left to a parser that makes an object of every operand,
    which takes several times as long.
    """
    content = b"\n".join(_contents(page))
    if b"(" not in content:
        # What is shown without a move between is one string; most strings are one letter.
        content = content.replace(b">0<", b"")
    found = PLAIN.findall(content)
    return found if UNUSUAL.isdisjoint({operator for _, operator in found}) else parsed(page)


def parsed(page: Page) -> Iterator[Instruction]:
    """Give what a page of any make draws, as `instructions` does."""
    for instruction in parse_content_stream(page, READ):
        operands = b" ".join(map(_spelt, instruction.operands))
        yield operands, str(instruction.operator).encode()


def _contents(page: Page) -> Iterator[bytes]:
    contents = page.obj.get("/Contents")
    for stream in contents if isinstance(contents, Array) else [contents]:
        if stream is not None:
            yield stream.read_bytes()


def _spelt(operand: Any) -> bytes:  # noqa: ANN401 - numbers come as Python's own
    return operand.unparse() if isinstance(operand, Object) else str(operand).encode()
