"""Values → YAML as an editor would write it: plain where it can be, folded where long."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

WIDTH = 88
LONG = 70  # characters of a value that is folded

SAFE = re.compile(r"[^\W\d_][^\n\t#]*|\d[\d-]*", re.UNICODE)
UNSAFE = re.compile(r": |:$| #|\s$|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
WORDS = re.compile(r"true|false|yes|no|on|off|null|none|y|n", re.IGNORECASE)

Value = str | int | Mapping[str, "Value"] | Sequence["Value"]


def yaml(values: Mapping[str, object]) -> str:
    """Write a mapping; empty values are left out. Text with line ends keeps them."""
    return "".join(f"{line}\n" for line in _mapping(values))


def _mapping(values: Mapping[str, object]) -> Iterator[str]:
    for key, value in values.items():
        if value in ("", (), [], {}, None):
            continue
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from _indented(_mapping(value))
        elif isinstance(value, str | int):
            yield from _scalar(f"{key}:", value)
        elif isinstance(value, Sequence):
            yield f"{key}:"
            for item in value:
                yield from _indented(_item(item))


def _item(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for n, line in enumerate(_mapping(value)):
            yield f"{'  ' if n else '- '}{line}"
    else:
        yield from _scalar("-", value)


def _scalar(lead: str, value: object) -> Iterator[str]:
    text = str(value)
    if "\n" in text.strip("\n"):
        yield f"{lead} |" + ("" if text.endswith("\n") else "-")
        yield from (f"  {line}" if line else "" for line in text.strip("\n").split("\n"))
    elif len(text) > LONG and not re.search(r"\s\s|^\s|\s$|[\x00-\x1f\x7f-\x9f\u2028\u2029]", text):
        yield f"{lead} >-"
        lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
        yield from (f"  {line}" for line in lines)
    elif SAFE.fullmatch(text) and not UNSAFE.search(text) and not WORDS.fullmatch(text):
        yield f"{lead} {text}"
    else:
        yield f"{lead} {json.dumps(text, ensure_ascii=False)}"


def _indented(lines: Iterator[str]) -> Iterator[str]:
    yield from (f"  {line}" if line else line for line in lines)
