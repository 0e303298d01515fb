"""A YAML file as it is written: its text, and where each key and value stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from galley.model import Comment, Place

KeyPath: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Spot: TypeAlias = tuple[str, int, int]

EACH = -1
"""In a pattern of a key path: every item of a list, every key of a mapping."""


@dataclass(frozen=True)
class Sheet:
    """A mapping before it is validated, so that rules run though some of it is wrong.

    ``values`` and ``keys`` hold the place of each value and key by its path, ``()``
    being the mapping itself. ``faults`` are paths already reported as wrong.
    """

    path: str
    data: Mapping[str, Value]
    values: Mapping[KeyPath, Place]
    keys: Mapping[KeyPath, Place]
    faults: frozenset[KeyPath] = frozenset()
    comments: tuple[Comment, ...] = ()

    def value(self, *at: str | int) -> Value | None:
        """Return the value at a path, ``None`` where there is none."""
        value: Value | None = dict(self.data)
        for step in at:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def text(self, *at: str | int) -> str:
        """Return the text at a path without the space around it, ``""`` where there is none."""
        value = self.value(*at)
        return value.strip() if isinstance(value, str) else ""

    def number(self, *at: str | int) -> int | None:
        """Return the whole number at a path, ``None`` where there is none."""
        text = self.text(*at)
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None

    def paths(self, pattern: KeyPath) -> Iterator[KeyPath]:
        """Yield the paths that match a pattern, in the order of the file."""
        for at in self.values:
            if len(at) == len(pattern) and all(
                want in (step, EACH) for step, want in zip(at, pattern, strict=True)
            ):
                yield at

    def faulty(self, at: KeyPath) -> bool:
        """Whether the value at a path, or one that holds it, is already reported."""
        return any(at[:length] in self.faults for length in range(len(at) + 1))

    def where(self, *at: str | int) -> Spot:
        """Return the path, line and column of a value, or of the nearest that holds it."""
        while at and at not in self.values:
            at = at[:-1]
        return _spot(self.values[at])

    def where_key(self, *at: str | int) -> Spot:
        """Return the path, line and column of a key; of a list's item, those of the item."""
        return _spot(self.keys[at]) if at in self.keys else self.where(*at)


def _spot(place: Place) -> Spot:
    """Return a place as the last arguments of a diagnostic."""
    return place.path, place.line, place.column
