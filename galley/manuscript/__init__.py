"""Manuscript: an issue's folder of YAML and Markdown → `galley.model.Manuscript`.

The way of a file: bytes → text (`text_file`) → halves (`front_matter`) → a sheet of text
with places (`yaml_nodes`) → a value of the model (`validation`). Forms and rules look at
the sheet, not at the value, so that one fault hides no other.
"""

from galley.folders import find_issue
from galley.manuscript.drafts import Drafts
from galley.manuscript.reading import Survey, read_issue, read_piece, survey
from galley.manuscript.schema import issue_schema, piece_schema

__all__ = [
    "Drafts",
    "Survey",
    "find_issue",
    "issue_schema",
    "piece_schema",
    "read_issue",
    "read_piece",
    "survey",
]
