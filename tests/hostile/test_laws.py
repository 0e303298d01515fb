"""Any front matter over any text becomes documents or diagnostics, and documents become pages."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from galley.digests import STYLES
from galley.model import Part
from galley.typesetting.startup import load_engine
from tests.articles import composed
from tests.hostile.case import Case, piece, told
from tests.strategies import front_matter, markdown

load_engine()

from galley.typesetting.engine import Typesetter  # noqa: E402 - the engine comes up first

LATE = {"glyph-missing", "note-moved", "note-tall", "row-tall", "pull-homeless", "page-overrun"}
"""What only typesetting can find wrong with a text."""


@settings(max_examples=120, deadline=None)
@given(front=front_matter(), text=markdown)
def test_any_piece_becomes_pages_or_diagnostics(front: str, text: str) -> None:
    parts: dict[str, Part] = {}
    with TemporaryDirectory() as base:
        folder = Case("drawn", lambda: {"p.md": piece(text, front)}).write(Path(base))
        found = told(lambda: parts.update(composed(folder)))
    assert all(each.line > 0 and each.column > 0 for each in found)
    assert bool(parts) != bool(found)
    if parts:
        assert {each.code for each in told(lambda: TYPESETTER.typeset(parts["p"]))} <= LATE


TYPESETTER = Typesetter(STYLES, STYLES)
