"""What a single YAML node may not be: empty, an alias, an anchor, a tag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields

import yaml

from galley.errors import Diagnostic
from galley.hints import quoted
from galley.limits import excess
from galley.manuscript.piece_rules import RULES
from galley.manuscript.sheet import Spot
from galley.manuscript.text_file import REFUSED
from galley.manuscript.yaml_errors import QUOTE
from galley.scripts import TURNED, turned
from galley.written import FrontMatter, Issue

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML reads as no value, unless it is quoted."""

REQUIRED = frozenset(
    each.name
    for kind in (FrontMatter, Issue)
    for each in fields(kind)
    if each.default is MISSING and each.default_factory is MISSING
)
"""Keys that each piece has, or each issue."""

ASKED = frozenset(key for rule in RULES.values() for key in rule.needs)
"""Keys that some kinds of pieces cannot do without."""


def refusals(event: yaml.NodeEvent, spot: Spot, key: str, key_spot: Spot) -> Iterator[Diagnostic]:
    """Yield what is wrong with the node that an event begins.

    ``key`` names the value, ``""`` for an item of a list, and stands at ``key_spot``.
    """
    if event.anchor is not None:
        what = "an alias" if isinstance(event, yaml.AliasEvent) else "an anchor"
        hint = f"write the value itself; if the mark is part of it, {QUOTE}"
        yield Diagnostic("yaml-alias", what, hint, *spot)
    if getattr(event, "tag", None) is not None:
        hint = f"leave it out; if the exclamation mark is meant, {QUOTE}"
        yield Diagnostic("yaml-tag", "a tag", hint, *spot)
    if isinstance(event, yaml.ScalarEvent):
        if event.implicit[0] and event.style is None and event.value in NOTHING:
            yield _empty(event.value, key, spot if event.value else key_spot)
        if control := REFUSED.search(event.value):
            message = f"the character U+{ord(control[0]):04X} cannot be printed"
            yield Diagnostic("text-control", message, "delete its escape", *spot)
        if found := TURNED.search(event.value):
            message, hint = turned(found[0])
            yield Diagnostic("text-direction", message, hint, *spot)
        words = event.value.split()
        longest = max(map(len, words), default=0)
        for over in (
            excess("max_value_words", "words in a value", len(words), "shorten it"),
            excess("max_word_length", "characters without a space", longest, "divide them"),
        ):
            if over:
                message, hint = over
                yield Diagnostic("over-limit", message, hint, *spot)


def _empty(text: str, key: str, spot: Spot) -> Diagnostic:
    """Report a value that YAML takes for none."""
    name = f"the key {quoted(key)}" if key else "the item"
    hint = "write it" if key in REQUIRED else "write it, or leave the line out"
    if key in ASKED and key not in REQUIRED:
        hint += f", if the kind of the piece asks for no {key}"
    if text:
        hint += f"; if {quoted(text)} itself is meant, {QUOTE}"
    return Diagnostic("yaml-empty", f"{name} has no value", hint, *spot)
