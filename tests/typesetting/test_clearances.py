"""A line that meets no float stands where the engine puts it, by less work."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from weasyprint.layout import inline

from galley.typesetting.engine import Typesetter
from galley.typesetting.repairs import clearances
from tests.typesetting.conftest import part, pull, words


@pytest.fixture
def blocks() -> list[str]:
    """Paragraphs with pull quotes among them, floats of the engine's own, and a list."""
    blocks = [f"<p>{words(20 + 9 * n, n)} <em>{words(5)}</em></p>" for n in range(12)]
    blocks[2:2] = [pull(1, 12), f'<div style="float: left; width: 30pt">{words(9)}</div>']
    blocks[7:7] = [pull(2, 30), f"<ul><li>{words(30)}</li><li>{words(9)}</li></ul>"]
    blocks[9:9] = [f'<p style="text-indent: 9pt; margin-left: 5pt" dir="rtl">{words(60)}</p>']
    return blocks


def test_lines_stand_where_the_engine_puts_them(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, blocks: list[str]
) -> None:
    met: Counter[bool] = Counter()
    avoid = clearances.avoid_collisions

    def compared(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:  # noqa: FBT001, FBT002
        given = context, box, containing_block
        came = avoid(*given, outer=outer)
        assert came == clearances.AVOID(*given, outer=outer)
        if context.excluded_shapes:
            met[clearances.is_clear(*given)] += 1
        return came

    monkeypatch.setattr(inline, "avoid_collisions", compared)
    typesetter.typeset(part(blocks))
    assert met[True] > len(blocks)
    assert met[False] > len(blocks)


def test_words_are_measured_only_beside_a_float(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, blocks: list[str]
) -> None:
    measured: list[bool] = []
    measure = inline.inline_min_content_width

    def counted(context: Any, box: Any, **options: Any) -> Any:
        height = box.height
        top = box.position_y
        measured.append(
            any(
                top + height >= shape.position_y and top <= shape.position_y + shape.margin_height()
                for shape in context.excluded_shapes
            )
        )
        return measure(context, box, **options)

    monkeypatch.setattr(inline, "inline_min_content_width", counted)
    without_rtl = [block for block in blocks if "rtl" not in block]
    with_repair = typesetter.typeset(part(without_rtl))
    assert measured
    assert all(measured)
    monkeypatch.setattr(inline, "is_clear", lambda *_: False)
    assert typesetter.typeset(part(without_rtl)) == with_repair
    assert not all(measured)
