"""The grammar of attributes: ``{#id .class key=value key="a value"}``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

ITEM = re.compile(
    r"""[ \t\n]*(?:
        \#(?P<id>[^\s{}\#.="]+)
      | \.(?P<class>[^\s{}\#.="]+)
      | (?P<key>[A-Za-z_:][\w:.-]*)=(?:"(?P<quoted>[^"{}]*)"|(?P<bare>[^\s{}"]+))
    )(?=[\s}])""",
    re.VERBOSE,
)
END = re.compile(r"[ \t\n]*\}")
SPACE = re.compile(r"[ \t\n]*")


@dataclass(frozen=True)
class Attribute:
    """One attribute: ``key`` is ``id``, ``class``, or its own; ``at`` where it stands."""

    key: str
    value: str
    at: int

    @property
    def written(self) -> str:
        """The attribute's name as an author writes it: ``#``, ``.keep`` or ``lang=``."""
        marks = {"id": f"#{self.value}", "class": f".{self.value}"}
        return marks.get(self.key, f"{self.key}=")

    def moved(self, at: int) -> Attribute:
        """Return the attribute as standing elsewhere."""
        return replace(self, at=at)


@dataclass(frozen=True)
class Block:
    """The attributes between two braces, and the offset after the closing one."""

    attributes: tuple[Attribute, ...]
    end: int


def read(text: str, start: int, stop: int) -> Block | None:
    """Read the block that opens at ``start``; ``None`` if there is none."""
    if not text.startswith("{", start):
        return None
    found: list[Attribute] = []
    pos = start + 1
    while item := ITEM.match(text, pos, stop):
        space = SPACE.match(text, pos)
        at = space.end() if space else pos
        found.append(_attribute(item, at))
        pos = item.end()
    end = END.match(text, pos, stop)
    return Block(tuple(found), end.end()) if end else None


def _attribute(item: re.Match[str], at: int) -> Attribute:
    if item["id"]:
        return Attribute("id", item["id"], at)
    if item["class"]:
        return Attribute("class", item["class"], at)
    return Attribute(item["key"], item["quoted"] or item["bare"] or "", at)
