"""The schemas that editors of YAML read."""

from __future__ import annotations

import json

from galley.manuscript import issue_schema, piece_schema


def test_issue_schema() -> None:
    """A schema with natural types and the model's own words."""
    text = issue_schema()
    schema = json.loads(text)
    assert text.endswith("}\n")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "issue.yaml"
    assert schema["additionalProperties"] is False
    assert schema["properties"]["volume"]["type"] == "integer"
    assert schema["properties"]["date"]["format"] == "date"
    assert schema["properties"]["gathering"]["enum"] == [4, 8, 16, 32]
    assert "journal's identity" in schema["description"]
    assert schema["$defs"]["Call"]["description"]


def test_piece_schema() -> None:
    """The same of the front matter."""
    schema = json.loads(piece_schema())
    assert schema["title"] == "A piece's front matter"
    assert schema["required"] == ["kind", "title", "authors"]
    assert "article" in schema["$defs"]["Kind"]["enum"]


def test_schemas_are_stable() -> None:
    """The same text each time."""
    assert (issue_schema(), piece_schema()) == (issue_schema(), piece_schema())
