"""What characters the codes of a PDF font stand for."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Object, Stream, parse_content_stream


def characters(font: Object) -> dict[int, str]:
    """Give the characters of each code, from the font's ToUnicode map.

    Source: ISO 32000-2, 9.10.3.
    """
    stream = font.get("/ToUnicode")
    return dict(_entries(stream)) if isinstance(stream, Stream) else {}


def _entries(stream: Object) -> Iterator[tuple[int, str]]:
    # A character map is written in the syntax of a content stream.
    for instruction in parse_content_stream(stream):
        values = [*instruction.operands]
        if str(instruction.operator) == "endbfchar":
            for code, text in zip(values[::2], values[1::2], strict=True):
                yield _code(code), _text(bytes(text))
        elif str(instruction.operator) == "endbfrange":
            for first, last, text in zip(values[::3], values[1::3], values[2::3], strict=True):
                yield from _range(_code(first), _code(last), text)


def _range(first: int, last: int, text: Object) -> Iterator[tuple[int, str]]:
    for offset in range(last - first + 1):
        if isinstance(text, Array):
            yield first + offset, _text(bytes(text[offset]))
        else:
            head, tail = bytes(text)[:-1], bytes(text)[-1]
            yield first + offset, _text(head + bytes([tail + offset]))


def _code(value: Object) -> int:
    return int.from_bytes(bytes(value))


def _text(value: bytes) -> str:
    return value.decode("utf-16-be")
