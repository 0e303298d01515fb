"""Values of a YAML file set anew in its own text, so that comments and lines are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from galley.manuscript.sheet import KeyPath

BARE = re.compile(r"[^\W\d_](?:[^\n\t#:]|:(?=\S)|(?<=\S)#)*(?<![\s:])|\d+(?:-\d+)*")
WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "none", "y", "n"})
"""Words that YAML takes for something else; here they would be text, elsewhere not."""

SAFE_SIGNS = 0x20
DELETE = 0x7F


@dataclass(frozen=True)
class Edit:
    """Characters of a text, from ``start`` up to ``end``, and what stands there instead."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its edits made; they do not overlap."""
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def composed(text: str) -> yaml.Node:
    """Return the node of a text that was read without fault; one offset a character.

    Raises `yaml.YAMLError` where it is none.
    """
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if node is None:
        raise yaml.YAMLError("nothing to compose")
    return node


def node_at(node: yaml.Node, at: KeyPath) -> yaml.Node | None:
    """Return the node at a path, ``None`` where there is none."""
    for step in at:
        if isinstance(node, yaml.MappingNode):
            inner = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            inner = node.value[step] if step < len(node.value) else None
        else:
            return None
        if inner is None:
            return None
        node = inner
    return node


def span(text: str, node: yaml.Node) -> tuple[int, int]:
    """Return where a node begins and ends, without the lines and comments after it."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        end = span(text, last[1] if isinstance(last, tuple) else last)[1]
    return start, start + len(text[start:end].rstrip())


def set_values(text: str, values: Mapping[KeyPath, str]) -> str:
    """Return a text with other values, each written as YAML, at the paths of mappings' keys.

    A key that is not there is left out. Raises `yaml.YAMLError` as `composed` does.
    """
    root = composed(text)
    edits = []
    for (*around, name), value in values.items():
        mapping = node_at(root, tuple(around))
        pairs = mapping.value if isinstance(mapping, yaml.MappingNode) else ()
        for key, node in pairs:
            if key.value == name:
                start, end = span(text, node)
                if isinstance(node, yaml.ScalarNode) or node.flow_style:
                    edits.append(Edit(start, end, value))
                else:
                    colon = text.index(":", key.end_mark.index) + 1
                    edits.append(Edit(colon, end, f" {value}"))
    return edited(text, edits)


def scalar(text: str) -> str:
    """Return a text of one line as a YAML value: bare where it can be, else quoted."""
    if BARE.fullmatch(text) and text.lower() not in WORDS:
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def block(text: str, indent: int) -> str:
    """Return a text of several lines as a YAML block, indented by so many spaces."""
    lines = (f"{' ' * indent}{line}" if line else "" for line in text.strip("\n").split("\n"))
    return "\n".join(["|", *lines])


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    code = ord(sign)
    if code < SAFE_SIGNS or code == DELETE or sign in "\x85\u2028\u2029\ufeff":
        return f"\\u{code:04x}"
    return sign
