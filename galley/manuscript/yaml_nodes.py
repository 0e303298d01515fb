"""YAML → a sheet: every scalar as text, the place of each, and nothing clever.

Built from the parser's events: a composer would already have put an alias's value in its
place and lost the mark.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from galley.errors import Diagnostic, errors
from galley.hints import quoted
from galley.limits import excess
from galley.manuscript.sheet import KeyPath, Sheet, Spot, Value
from galley.manuscript.text_file import REFUSED
from galley.manuscript.yaml_comments import Covered, comments
from galley.manuscript.yaml_errors import QUOTE, TooDeepError, explain
from galley.manuscript.yaml_refusals import refusals
from galley.model import Place

LEVELS = 64


def read_yaml(
    text: str, path: str, found: list[Diagnostic], *, first_line: int = 1
) -> Sheet | None:
    """Return a mapping as text, ``None`` where there is none; faults are added to ``found``.

    ``first_line`` is the file's line on which ``text`` begins.
    """
    advice = "write less of it; prose belongs to the text"
    if over := excess("max_yaml_characters", "characters of YAML", len(text), advice):
        found.append(Diagnostic("over-limit", *over, path, first_line))
        return None
    tabs = list(_tabs(text, path, first_line))
    found.extend(tabs)
    # With spaces for its tabs a file can be read on; what else is wrong is told as well.
    builder = _Builder(text.replace("\t", " "), path, first_line, found)
    try:
        return builder.sheet()
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        fault = explain(error, path, first_line, builder.last)
        # An alias that was meant as emphasis is reported, and then the words after it; a
        # tab that indents misleads the parser on a later line.
        if not tabs and not any(
            (each.path, each.line) == (path, fault.line) for each in errors(found)
        ):
            found.append(fault)
        return None


def _tabs(text: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """Yield each line's first tab: what a tab means in YAML depends on where it stands."""
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line:
            spot = path, number, line.index("\t") + 1
            yield Diagnostic("yaml-tab", "a tab", "write spaces instead", *spot)


class _Builder:
    """One reading of a stream of events."""

    def __init__(self, text: str, path: str, first_line: int, found: list[Diagnostic]) -> None:
        self.text = text
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.SafeLoader)
        self.path = path
        self.first_line = first_line
        self.found = found
        self.last: Spot = path, first_line, 1
        self.values: dict[KeyPath, Place] = {}
        self.keys: dict[KeyPath, Place] = {}
        self.faults: set[KeyPath] = set()
        self.covered: list[Covered] = []

    def sheet(self) -> Sheet | None:
        """Read the only document, which is a mapping."""
        top: Value = ""
        for event in iter(self.next, None):
            if isinstance(event, yaml.DocumentStartEvent) and self.values:
                message, hint = "a second document begins", "keep one, without lines of ---"
                self.found.append(Diagnostic("yaml-documents", message, hint, *self.spot(event)))
                return None
            if isinstance(event, yaml.NodeEvent):
                top = self.value(event, ())
        if isinstance(top, dict):
            said = tuple(comments(self.text, self.path, self.first_line, self.covered))
            return Sheet(self.path, top, self.values, self.keys, frozenset(self.faults), said)
        if not self.faults:
            what = "a list" if isinstance(top, list) else quoted(top) if top else "nothing"
            message = f"expected keys and values, found {what}"
            spot = self.path, self.first_line, 1
            hint = "write key: value on each line"
            self.found.append(Diagnostic("yaml-mapping", message, hint, *spot))
        return None

    def next(self) -> yaml.Event | None:
        """Return the next event, ``None`` at the end."""
        event = next(self.events, None)
        self.last = self.spot(event) if event else self.last
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            start, end = event.start_mark, event.end_mark
            self.covered.append(Covered((start.line, start.column), (end.line, end.column)))
        return event

    def value(self, event: yaml.NodeEvent, at: KeyPath) -> Value:
        """Read the value that begins with an event; ``at`` is its path."""
        self.values[at] = Place(*self.spot(event))
        self.limit(len(at), event)
        if at or not isinstance(event, yaml.ScalarEvent):
            self.refuse(event, at)
        if isinstance(event, yaml.ScalarEvent):
            return REFUSED.sub(" ", event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            items = [self.value(item, (*at, number)) for number, item in enumerate(self.inside())]
            if over := excess("max_items", "items of a list", len(items), "shorten the list"):
                message, hint = over
                self.found.append(Diagnostic("over-limit", message, hint, *self.spot(event)))
                self.faults.add(at)
            return items
        return self.mapping(at) if isinstance(event, yaml.MappingStartEvent) else ""

    def inside(self) -> Iterator[yaml.NodeEvent]:
        """Yield the events that begin the values of the list or mapping just begun."""
        while isinstance(event := self.next(), yaml.NodeEvent):
            yield event

    def mapping(self, at: KeyPath) -> dict[str, Value]:
        """Read keys and values to the mapping's end; of two like keys the first counts."""
        data: dict[str, Value] = {}
        events = self.inside()
        for event in events:
            key = self.key(event, at)
            value = next(events)
            if key is None:
                self.skip(value)
            else:
                self.keys[*at, key] = Place(*self.spot(event))
                data[key] = self.value(value, (*at, key))
        return data

    def key(self, event: yaml.NodeEvent, at: KeyPath) -> str | None:
        """Return a key, ``None`` where it is not one that counts."""
        spot = self.spot(event)
        if not isinstance(event, yaml.ScalarEvent) or not event.value:
            hint = f"write key: value, or {QUOTE}"
            self.found.append(Diagnostic("yaml-key", "a key that is not a word", hint, *spot))
            self.skip(event)
            return None
        key = REFUSED.sub(" ", event.value)
        if key == "<<" and event.style is None:
            hint = "write the keys themselves"
            self.found.append(Diagnostic("yaml-merge", "a merge key", hint, *spot))
            return None
        if (*at, key) in self.keys:
            message = f"the key {quoted(key)} is given twice"
            hint = f"it is also on line {self.keys[*at, key].line}; keep one"
            self.found.append(Diagnostic("yaml-duplicate", message, hint, *spot))
            return None
        self.refuse(event, (*at, key))
        return key

    def refuse(self, event: yaml.NodeEvent, at: KeyPath) -> None:
        """Report what a node may not be."""
        spot = self.spot(event)
        place = self.keys.get(at)
        key_spot = (place.path, place.line, place.column) if place else spot
        refused = list(refusals(event, spot, str(at[-1]) if place else "", key_spot))
        if refused:
            self.found.extend(refused)
            self.faults.add(at)

    def skip(self, event: yaml.NodeEvent) -> None:
        """Pass over the value that begins with an event."""
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth and (inner := self.next()):
            depth += isinstance(inner, yaml.CollectionStartEvent)
            depth -= isinstance(inner, yaml.CollectionEndEvent)
            self.limit(depth, inner)

    def limit(self, depth: int, event: yaml.Event) -> None:
        """Stop before the parser, or the reading of it, goes beyond any need."""
        if depth > LEVELS:
            raise TooDeepError(LEVELS, self.spot(event))

    def spot(self, event: yaml.Event) -> Spot:
        """Return the file's path, line and column of an event."""
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return self.path, line + self.first_line, column + 1
