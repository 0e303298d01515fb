"""Values of a YAML file set anew in its own text, so that comments and lines are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from galley.manuscript.sheet import KeyPath, Value

BARE = re.compile(r"[^\W\d_](?:[^\n\t#:]|:(?=\S)|(?<=\S)#)*(?<![\s:])|\d+(?:-\d+)*")
WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "none", "y", "n"})
"""Words that YAML takes for something else; here they would be text, elsewhere not."""

ESCAPED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
"""What cannot stand as itself in a text in quotation marks."""


@dataclass(frozen=True)
class Edit:
    """Characters of a text, from ``start`` up to ``end``, and what stands there instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class New:
    """A value that takes another's place: a text, a list of texts, or nothing in a mapping."""

    value: str | tuple[str, ...] | None
    comment: str = ""

    @property
    def written(self) -> str:
        """The value as YAML, with its comment after it."""
        if self.value is None:
            return "{}"
        if isinstance(self.value, str):
            return scalar(self.value) + (f"  # {self.comment}" if self.comment else "")
        return f"[{', '.join(map(scalar, self.value))}]"

    @property
    def read(self) -> Value:
        """The value as it is read again."""
        if self.value is None:
            return {}
        return self.value if isinstance(self.value, str) else list(self.value)


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


def set_values(text: str, values: Mapping[KeyPath, New]) -> str:
    """Return a text with other values at the paths of mappings' keys.

    A key that is not there is left out. Raises `yaml.YAMLError` as `composed` does.
    """
    root = composed(text)
    edits = []
    for (*around, name), new in values.items():
        mapping = node_at(root, tuple(around))
        pairs = mapping.value if isinstance(mapping, yaml.MappingNode) else ()
        for key, node in pairs:
            if key.value == name:
                start, end = span(text, node)
                if isinstance(node, yaml.CollectionNode) and not node.flow_style:
                    # It may begin on a line of its own.
                    start = text.index(":", key.end_mark.index) + 1
                    edits.append(Edit(start, end, f" {new.written}"))
                else:
                    edits.append(Edit(start, end, new.written))
    return edited(text, edits)


def scalar(text: str) -> str:
    """Return a text of one line as a YAML value: bare where it can be, else quoted."""
    if BARE.fullmatch(text) and text.isprintable() and text.lower() not in WORDS:
        return text
    marked = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", marked) + '"'
