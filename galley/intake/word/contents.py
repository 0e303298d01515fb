"""A piece added to its section of ``issue.yaml``; all else of the file stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from galley.intake.word.package import refused

TITLES = {
    "editorial": "Editor's Note",
    "report": "Reports",
    "article": "Articles",
    "commentary": "Commentaries",
    "review": "Book Reviews",
    "interview": "Interviews",
    "corrigendum": "Corrigenda",
}
"""What a section is called where a new one is made."""

ITEM = re.compile(r"[ \t]*-[ \t]+")


@dataclass(frozen=True)
class Added:
    """The file with the piece in it, the section's title, and whether the section is new."""

    text: str
    section: str
    new: bool


def added(text: str, slug: str, kind: str, kind_of: Callable[[str], str], path: str) -> Added:
    """Add a piece to the section that has pieces of its kind, or is named for it.

    ``kind_of`` tells the kind of a piece of the issue, nothing where it is not known.
    Raises `ContentError` where the file cannot be read or added to.
    """
    sections = _sections(text, path)
    nodes = [_pieces(section) for section in sections.value]
    listed = [[str(item.value) for item in node.value] if node else [] for node in nodes]
    titles = [_title(section) for section in sections.value]
    for pieces, title in zip(listed, titles, strict=True):
        if slug in pieces:
            return Added(text, title, new=False)
    place = next((n for n, pieces in enumerate(listed) if kind in map(kind_of, pieces)), None)
    if place is None:
        place = next((n for n, title in enumerate(titles) if _is_named(title, kind)), None)
    node = nodes[place] if place is not None else None
    if place is not None and node is not None:
        made = Added(_with_item(text, node, slug), titles[place], new=False)
    else:
        made = Added(_with_section(text, sections, slug, TITLES[kind]), TITLES[kind], new=True)
    _verify(text, made.text, slug, path)
    return made


def _unfit(path: str) -> Exception:
    message = "its contents are not written so that a piece can be added to them"
    return refused(path, "contents-unfit", message, "run check, or add the piece by hand")


def _sections(text: str, path: str) -> yaml.SequenceNode:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise _unfit(path) from error
    found = _value(root, "contents")
    if not isinstance(found, yaml.SequenceNode):
        raise _unfit(path)
    if any(not isinstance(section, yaml.MappingNode) for section in found.value):
        raise _unfit(path)
    return found


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _pieces(section: yaml.Node) -> yaml.SequenceNode | None:
    found = _value(section, "pieces")
    return found if isinstance(found, yaml.SequenceNode) else None


def _title(section: yaml.Node) -> str:
    found = _value(section, "title")
    return str(found.value) if isinstance(found, yaml.ScalarNode) else ""


def _is_named(title: str, kind: str) -> bool:
    stem = "commentar" if kind == "commentary" else kind
    words = re.findall(r"\w+", title.lower())
    return any(word.startswith(stem) or word == TITLES[kind].lower() for word in words)


def _with_item(text: str, node: yaml.SequenceNode, slug: str) -> str:
    if node.flow_style:
        at = node.value[-1].end_mark.index if node.value else node.start_mark.index + 1
        return f"{text[:at]}{', ' if node.value else ''}{slug}{text[at:]}"
    last = node.value[-1]
    start = text.rfind("\n", 0, last.start_mark.index) + 1
    dash = text.rindex("-", start, last.start_mark.index)
    lead = re.sub(r"[^ \t]", " ", text[start:dash])
    return _with_lines(text, last, [f"{lead}- {slug}"])


def _with_section(text: str, sections: yaml.SequenceNode, slug: str, title: str) -> str:
    if sections.flow_style:
        at = sections.value[-1].end_mark.index if sections.value else sections.start_mark.index + 1
        lead = ", " if sections.value else ""
        return f"{text[:at]}{lead}{{title: {_quoted(title)}, pieces: [{slug}]}}{text[at:]}"
    first = sections.value[0]
    start = text.rfind("\n", 0, first.start_mark.index) + 1
    match = ITEM.match(text, start)
    lead = match[0].split("-")[0] if match else ""
    lines = [f"{lead}- title: {_quoted(title)}", f"{lead}  pieces: [{slug}]"]
    return _with_lines(text, _last(sections), lines)


def _quoted(title: str) -> str:
    return f'"{title}"' if "'" in title else title


def _last(node: yaml.Node) -> yaml.Node:
    """Return the node that ends a node of block style."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _with_lines(text: str, after: yaml.Node, lines: list[str]) -> str:
    """Put lines behind the one on which a node ends."""
    feed = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", after.end_mark.index)
    if end < 0:
        return f"{text}{feed}{feed.join(lines)}{feed}"
    return f"{text[: end + 1]}{feed.join(lines)}{feed}{text[end + 1 :]}"


def _verify(before: str, after: str, slug: str, path: str) -> None:
    """Raise unless a file says what it said before, but for one piece in a section."""
    try:
        old, new = _said(before), _said(after)
    except (yaml.YAMLError, RecursionError) as error:
        raise _unfit(path) from error
    for n, section in enumerate(new["contents"]):
        pieces = section.get("pieces", [])
        if slug not in pieces:
            continue
        pieces.remove(slug)
        if not pieces and n == len(old["contents"]):
            del new["contents"][n]
        break
    if old != new:
        raise _unfit(path)


def _said(text: str) -> dict[str, Any]:
    """Return what a file says as texts, lists and mappings, of which no two are one."""
    values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing else
    said: dict[str, Any] = json.loads(json.dumps(values))
    return said
