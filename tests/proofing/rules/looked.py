"""Small issues to look over, and what the rules find in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml
from pydantic import TypeAdapter

from galley.markup import mark_issue
from galley.model import Comment, Manuscript, MarkedIssue
from galley.proofing.rules import Finding, look
from galley.written import Issue, Kind, Person
from tests.made_up import ISSUE
from tests.markup.pieces import piece

FOLDER = "content/v1i1"


def issue(changes: str = "") -> Issue:
    """Return the made-up issue with some lines of YAML changed or added."""
    values = yaml.safe_load(ISSUE) | (yaml.safe_load(changes) or {})
    return TypeAdapter(Issue).validate_python(values)


@dataclass(frozen=True)
class Around:
    """What stands around the text of a piece: its front matter and its issue."""

    values: Mapping[str, str] = field(default_factory=dict)
    changes: str = ""
    kind: Kind = Kind.ARTICLE
    author: str = "Ada Reed"
    comments: tuple[Comment, ...] = ()


PLAIN = Around()


def marked(text: str, around: Around = PLAIN) -> MarkedIssue:
    """Mark up an issue of one piece."""
    one = piece(text, around.values)
    front = replace(one.front, kind=around.kind, authors=(Person(name=around.author),))
    one = replace(one, front=front)
    issue_, said = issue(around.changes), around.comments
    return mark_issue(Manuscript("v3i1", FOLDER, issue_, (one,), {}, (), said), figures=None)


def looked(text: str, around: Around = PLAIN) -> tuple[Finding, ...]:
    """Look a piece over."""
    return look(marked(text, around))


def codes(text: str, **around: Any) -> list[str]:  # noqa: ANN401 - the fields of `Around`
    """Return what is found as ``line:column code``."""
    told = [found.diagnostic for found in looked(text, Around(**around))]
    return [f"{d.line}:{d.column} {d.code}" for d in told]
