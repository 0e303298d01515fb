"""The schema of the two files that are written by hand, as JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from galley.written import FrontMatter, Issue

DIALECT = "https://json-schema.org/draft/2020-12/schema"

ISSUE = TypeAdapter(Issue)
FRONT_MATTER = TypeAdapter(FrontMatter)


def issue_schema() -> str:
    """Return the JSON Schema of ``issue.yaml``, one text for one version of the model.

    Scalars of the file are read as text and typed by this schema, so that its types are
    those that any editor of YAML expects.
    """
    return _printed(ISSUE, "issue.yaml")


def piece_schema() -> str:
    """Return the JSON Schema of a piece's front matter, as `issue_schema` does."""
    return _printed(FRONT_MATTER, "A piece's front matter")


def _printed(adapter: TypeAdapter[Any], title: str) -> str:
    """Return an adapter's schema, indented and ending in a line feed."""
    schema = {"$schema": DIALECT, **adapter.json_schema(), "title": title}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


@cache
def schema_of(adapter: TypeAdapter[Any]) -> Mapping[str, Any]:
    """Return an adapter's schema, made once."""
    return adapter.json_schema()


def node_at(adapter: TypeAdapter[Any], at: tuple[str | int, ...]) -> Mapping[str, Any]:
    """Return the schema of the value at a path; an empty one where the model has none."""
    root = schema_of(adapter)
    node = root
    for step in at:
        inner = node.get("items", {}) if isinstance(step, int) else _member(node, step)
        node = _resolved(inner, root)
    return node


def keys_at(adapter: TypeAdapter[Any], at: tuple[str | int, ...]) -> Mapping[str, Any]:
    """Return the schema of the keys of the mapping at a path."""
    return _resolved(node_at(adapter, at).get("propertyNames", {}), schema_of(adapter))


def _member(node: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the schema of a mapping's value: its own, or that of all."""
    found = node.get("properties", {}).get(key, node.get("additionalProperties"))
    return found if isinstance(found, Mapping) else {}


def _resolved(node: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference, and of alternatives take the first, the other being none."""
    node = node.get("anyOf", [node])[0]
    name = node.get("$ref", "").removeprefix("#/$defs/")
    return {**root["$defs"][name], **node} if name else node
