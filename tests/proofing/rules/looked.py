"""Small issues to look over, and what the rules find in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import yaml
from pydantic import TypeAdapter

from galley.markup import mark_issue
from galley.model import Comment, Issue, Kind, Manuscript, MarkedIssue, Person
from galley.proofing.rules import Finding, look
from tests.made_up import ISSUE
from tests.markup.pieces import piece

NOTHING: Mapping[str, str] = MappingProxyType({})
FOLDER = "content/v1i1"


def issue(changes: str = "") -> Issue:
    """Return the made-up issue with some lines of YAML changed or added."""
    values = yaml.safe_load(ISSUE) | (yaml.safe_load(changes) or {})
    return TypeAdapter(Issue).validate_python(values)


def marked(
    text: str,
    values: Mapping[str, str] = NOTHING,
    *,
    changes: str = "",
    kind: Kind = Kind.ARTICLE,
    author: str = "Ada Reed",
    comments: tuple[Comment, ...] = (),
) -> MarkedIssue:
    """Mark up an issue of one piece."""
    one = piece(text, values)
    people = tuple(replace(p, name=author) for p in one.front.authors) or (Person(name=author),)
    one = replace(one, front=replace(one.front, kind=kind, authors=people))
    whole = Manuscript("v3i1", FOLDER, issue(changes), (one,), {}, (), comments)
    return mark_issue(whole, figures=None)


def looked(text: str, **how: object) -> tuple[Finding, ...]:
    """Look a piece over; ``how`` goes to `marked`."""
    return look(marked(text, **how))  # type: ignore[arg-type]


def codes(text: str, **how: object) -> list[str]:
    """Return what is found as ``line:column code``."""
    told = [found.diagnostic for found in looked(text, **how)]
    return [f"{d.line}:{d.column} {d.code}" for d in told]
