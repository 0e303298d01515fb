"""Notes are measured once each, and come out as if they were measured over and over."""

from __future__ import annotations

import random
from typing import Any

import pytest
from weasyprint.layout import LayoutContext, block

from galley.typesetting import repairs
from galley.typesetting.engine import Typesetter
from galley.typesetting.repairs import areas, floats
from tests.typesetting.conftest import call, part, pull, words


def text(chance: random.Random) -> tuple[list[str], int]:
    """Write paragraphs with notes and pull quotes; give them and the number of notes."""
    blocks, notes = [], 0
    for number in range(1, 25):
        spans = []
        for _ in range(chance.randint(0, 3)):
            notes += 1
            spans.append(words(chance.randint(5, 60), notes) + call(notes, chance.randint(3, 70)))
        blocks.append(f"<p>{' '.join(spans)} {words(chance.randint(5, 90), number)}</p>")
        if number % 9 == 0:
            blocks.append(pull(number, chance.randint(8, 20)))
    return blocks, notes


@pytest.mark.parametrize("seed", range(4))
def test_the_bytes_are_those_of_notes_measured_anew(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    given = part(*text(random.Random(seed)))
    once = typesetter.typeset(given)
    engines_own = getattr(areas.update_footnote_area, areas.UPDATE)
    monkeypatch.setattr(LayoutContext, "_update_footnote_area", engines_own)
    assert typesetter.typeset(given) == once


def test_each_note_is_measured_once_a_page(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[Any] = []
    lay_out = areas.Remembering.__call__

    def counted(self: areas.Remembering, context: Any, box: Any, *args: Any, **kept: Any) -> Any:
        before = len(context.__dict__.get(areas.MEASURED, ()))
        came = lay_out(self, context, box, *args, **kept)
        if len(context.__dict__.get(areas.MEASURED, ())) > before:
            measured.append(box.element)
        return came

    monkeypatch.setattr(areas.Remembering, "__call__", counted)
    blocks = [f"<p>{words(40, n)}{call(n)} {words(30, n + 1)}</p>" for n in range(1, 13)]
    typesetter.typeset(part(blocks, 12))
    notes = [element for element in measured if "note-" in (element.get("id") or "")]
    assert {element.get("id") for element in notes} == {f"a.note-{n}" for n in range(1, 13)}
    # A note is higher by its margin where it comes first: it may be measured twice for that.
    assert len(notes) <= 2 * 12


def test_mending_the_engine_twice_is_as_mending_it_once() -> None:
    repairs.apply()
    repairs.apply()
    layout = block.block_level_layout
    assert isinstance(layout, areas.Remembering)
    assert layout.lay_out is floats.block_level_layout
    assert LayoutContext._update_footnote_area is areas.update_footnote_area
