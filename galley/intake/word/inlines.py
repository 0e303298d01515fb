"""Pandoc's inlines → ours: a table of rules, one kind a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from galley.intake.signs import RAISED
from galley.intake.word.converting import Node
from galley.intake.word.doubts import Doubts
from galley.intake.word.survey import MARK
from galley.intake.word.text import Break, Call, Code, Inline, Line, Picture, Words, calls, shown

LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
ORDINALS = frozenset({"st", "nd", "rd", "th"})
SCHEMES = ("http://", "https://", "mailto:", "www.")
AUTOMATIC = "Description automatically generated"


@dataclass
class Reading:
    """A file on its way through pandoc's tree.

    ``at`` is the paragraph or note that is read; ``notes`` holds the blocks of each note
    as pandoc has them, by key.
    """

    doubts: Doubts
    at: str = ""
    number: int = 0
    notes: dict[str, list[Node]] = field(default_factory=dict)

    def doubt(self, code: str, what: str, decision: str) -> None:
        """Note a doubt of the paragraph that is read."""
        self.doubts.doubt(self.number, code, what, decision)

    def gather(self, code: str, what: str, decision: str) -> None:
        """Note what is told once for all paragraphs."""
        self.doubts.gather(self.number, code, what, decision)


Rule = Callable[[Reading, Any, Words], Iterator[Inline]]


def line_of(reading: Reading, nodes: list[Node], style: Words | None = None) -> Line:
    """Read inlines; ``style`` is what is around them."""
    style = style or Words("")
    return tuple(
        each for node in nodes for each in INLINES[node["t"]](reading, node.get("c"), style)
    )


def _str(reading: Reading, text: str, style: Words) -> Iterator[Inline]:
    for n, part in enumerate(MARK.split(text)):
        if n % 2:
            reading.at = part
            reading.number = int(part) if part.isdigit() else reading.number
        elif part:
            yield replace(style, text=part, at=reading.at)


def _space(reading: Reading, _: None, style: Words) -> Iterator[Inline]:
    yield replace(style, text=" ", at=reading.at)


def _break(_reading: Reading, _: None, _style: Words) -> Iterator[Inline]:
    yield Break()


def _italic(reading: Reading, nodes: list[Node], style: Words) -> Iterator[Inline]:
    yield from line_of(reading, nodes, replace(style, italic=True))


def _bold(reading: Reading, nodes: list[Node], style: Words) -> Iterator[Inline]:
    yield from line_of(reading, nodes, replace(style, bold=True))


def _underlined(reading: Reading, nodes: list[Node], style: Words) -> Iterator[Inline]:
    line = line_of(reading, nodes, style if style.href else replace(style, italic=True))
    if shown(line).strip() and not style.href:
        reading.doubt("underline", f"underlined: “{shown(line).strip()}”", "set in italics")
    yield from line


def _struck(reading: Reading, nodes: list[Node], style: Words) -> Iterator[Inline]:
    line = line_of(reading, nodes, style)
    if shown(line).strip():
        reading.doubt(
            "strike", f"struck through: “{shown(line).strip()}”", "kept, not struck through"
        )
    yield from line


def _raised(reading: Reading, nodes: list[Node], style: Words) -> Iterator[Inline]:
    yield from _shifted(reading, line_of(reading, nodes, style), RAISED, "raised")


def _lowered(reading: Reading, nodes: list[Node], style: Words) -> Iterator[Inline]:
    yield from _shifted(reading, line_of(reading, nodes, style), LOWERED, "lowered")


def _shifted(
    reading: Reading, line: Line, signs: Mapping[int, int | str], how: str
) -> Iterator[Inline]:
    text = shown(line).strip()
    if text.isascii() and text.isdigit():
        line = tuple(
            replace(e, text=e.text.translate(signs)) if isinstance(e, Words) else e for e in line
        )
    elif text and text not in ORDINALS and any(map(str.isalnum, text)):
        reading.doubt(how, f"{how}: “{text}”", "set on the line")
    yield from line


def _small(reading: Reading, nodes: list[Node], style: Words) -> Iterator[Inline]:
    line = line_of(reading, nodes, style)
    text = shown(line).strip()
    if not text:
        yield from line
    elif text == text.lower() and text != text.upper():
        reading.doubt("small-caps", f"small capitals: “{text}”", "written in capitals")
        yield from (replace(e, text=e.text.upper()) if isinstance(e, Words) else e for e in line)
    else:
        reading.doubt("small-caps", f"small capitals: “{text}”", "written as typed")
        yield from line


def _quoted(reading: Reading, content: list[Any], style: Words) -> Iterator[Inline]:
    mark = '"' if content[0]["t"] == "DoubleQuote" else "'"
    around = replace(style, text=mark, at=reading.at)
    yield from (around, *line_of(reading, content[1], style), around)


def _second(reading: Reading, content: list[Any], style: Words) -> Iterator[Inline]:
    yield from line_of(reading, content[1], style)


def _code(reading: Reading, content: list[Any], style: Words) -> Iterator[Inline]:
    yield from _str(reading, content[1], style)


def _math(_reading: Reading, content: list[Any], _style: Words) -> Iterator[Inline]:
    yield Code(content[1])


def _raw(reading: Reading, content: list[Any], _style: Words) -> Iterator[Inline]:
    reading.doubt("raw", f"a piece of {content[0]}", "left out")
    yield from ()


def _link(reading: Reading, content: list[Any], style: Words) -> Iterator[Inline]:
    href = content[2][0]
    if href.lower().startswith(SCHEMES):
        line = line_of(reading, content[1], replace(style, href=href))
        yield from (each for each in line if not isinstance(each, Call))
        yield from calls(line)
        return
    line = line_of(reading, content[1], style)
    if href.startswith("#"):
        reading.gather("cross-reference", "a link to a place in the file", "its words are kept")
    else:
        reading.doubt("link", f"“{shown(line)}” links to {href}", "its words are kept")
    yield from line


def _image(_reading: Reading, content: list[Any], _style: Words) -> Iterator[Inline]:
    alt = " ".join(_alternative(content[1]).replace(AUTOMATIC, "").split())
    yield Picture(content[2][0], alt)


def _alternative(nodes: list[Node]) -> str:
    return "".join(n["c"] if n["t"] == "Str" else " " for n in nodes)


def _note(reading: Reading, blocks: list[Node], _style: Words) -> Iterator[Inline]:
    key = next(_keys(blocks), "") or f"x{len(reading.notes) + 1}"
    reading.notes[key] = blocks
    yield Call(key)


def _keys(blocks: Any) -> Iterator[str]:  # noqa: ANN401 - whatever pandoc's tree holds
    """Yield the marks that blocks begin with."""
    if isinstance(blocks, str):
        yield from MARK.findall(blocks)
    elif isinstance(blocks, list):
        for each in blocks:
            yield from _keys(each)
    elif isinstance(blocks, dict):
        yield from _keys(blocks.get("c"))


def _span(reading: Reading, content: list[Any], style: Words) -> Iterator[Inline]:
    (_, classes, pairs), nodes = content
    kind = next((name for name in classes if name in SPANS), "")
    yield from SPANS[kind](reading, nodes, replace(style), dict(pairs))


def _kept(reading: Reading, nodes: list[Node], style: Words, _: dict[str, str]) -> Iterator[Inline]:
    yield from line_of(reading, nodes, style)


def _inserted(
    reading: Reading, nodes: list[Node], style: Words, about: dict[str, str]
) -> Iterator[Inline]:
    line = line_of(reading, nodes, style)
    if shown(line).strip():
        what = f"inserted by {about.get('author', 'somebody')}: “{shown(line).strip()}”"
        reading.doubt("insertion", what, "accepted")
    yield from line


def _deleted(
    reading: Reading, nodes: list[Node], style: Words, about: dict[str, str]
) -> Iterator[Inline]:
    line, who = line_of(reading, nodes, style), about.get("author", "somebody")
    if shown(line).strip():
        reading.doubt(
            "deletion", f"deleted by {who}: “{shown(line).strip()}”", "accepted: left out"
        )
    for call in calls(line):
        words = " ".join(_bare(reading.notes.pop(call.key)).split())
        reading.doubt("deletion", f"a note deleted by {who}: “{words}”", "accepted: left out")
    for each in line:
        if isinstance(each, Picture):
            reading.doubt("deletion", f"a picture deleted by {who}", "accepted: left out")
    yield from ()


def _commented(
    reading: Reading, nodes: list[Node], _: Words, about: dict[str, str]
) -> Iterator[Inline]:
    words = " ".join(_bare(nodes).split())
    reading.doubt("comment", f"{about.get('author', 'somebody')}: “{words}”", "not in the text")
    yield from ()


def _bare(nodes: Any) -> str:  # noqa: ANN401 - whatever pandoc's tree holds
    """Return the words of a part of pandoc's tree."""
    if isinstance(nodes, list):
        return "".join(map(_bare, nodes))
    if not isinstance(nodes, dict):
        return ""
    if nodes["t"] in {"Space", "SoftBreak", "LineBreak"}:
        return " "
    if nodes["t"] in {"Para", "Plain"}:
        return _bare(nodes["c"]) + " "
    return MARK.sub("", nodes["c"]) if nodes["t"] == "Str" else _bare(nodes.get("c"))


def _ended(
    _reading: Reading, _nodes: list[Node], _style: Words, _: dict[str, str]
) -> Iterator[Inline]:
    yield from ()


INLINES: Mapping[str, Rule] = {
    "Str": _str,
    "Space": _space,
    "SoftBreak": _space,
    "LineBreak": _break,
    "Emph": _italic,
    "Strong": _bold,
    "Underline": _underlined,
    "Strikeout": _struck,
    "Superscript": _raised,
    "Subscript": _lowered,
    "SmallCaps": _small,
    "Quoted": _quoted,
    "Cite": _second,
    "Code": _code,
    "Math": _math,
    "RawInline": _raw,
    "Link": _link,
    "Image": _image,
    "Note": _note,
    "Span": _span,
}

SPANS: Mapping[str, Callable[[Reading, list[Node], Words, dict[str, str]], Iterator[Inline]]] = {
    "": _kept,
    "insertion": _inserted,
    "deletion": _deleted,
    "comment-start": _commented,
    "comment-end": _ended,
    "paragraph-insertion": _ended,
    "paragraph-deletion": _ended,
}
