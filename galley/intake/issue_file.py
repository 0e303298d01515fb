"""What was found → ``issue.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from galley.intake.masthead import Masthead
from galley.intake.names import printed_otherwise
from galley.intake.pieces import Rebuilt
from galley.intake.titles import uncapitalled
from galley.intake.yaml_out import yaml


def issue_file(
    masthead: Masthead,
    coming: Mapping[str, object],
    cover: Mapping[str, str],
    pieces: Sequence[Rebuilt],
) -> str:
    """Write the issue's data; ``coming`` is the call's, with the limits that it names."""
    sections = []
    for section, group in groupby(pieces, lambda piece: piece.leaf.entry.section):
        slugs = [piece.slug for piece in group]
        sections.append({"title": uncapitalled(section), "pieces": slugs})
    text = yaml(
        {
            **masthead.values,
            "cover": cover,
            "call": {key: value for key, value in coming.items() if key != "submission"},
            "submission": coming["submission"],
            "pagination": "printed",
            "edition": masthead.edition,
            "contents": sections,
        }
    )
    return _asked(text, pieces)


def _asked(text: str, pieces: Sequence[Rebuilt]) -> str:
    """Ask, beside a piece's line of the contents, about a name that it spells otherwise."""
    head, contents, lines = text.rpartition("\ncontents:\n")
    for piece in pieces:
        if other := printed_otherwise(piece):
            query = f"  # query: the printed contents say {other}"
            line = re.compile(rf"^ *- {re.escape(piece.slug)}$", re.MULTILINE)
            lines = line.sub(lambda match, query=query: match[0] + query, lines, count=1)  # type: ignore[misc]
    return head + contents + lines
