"""Pictures that are too coarse for print are told, with the pixels that they need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from galley.digests import STYLES
from galley.looking import look_over
from galley.manuscript import survey
from galley.proofing.preflight import inks
from galley.proofing.rules import look
from galley.proofing.rules.pictures import CLOSE, HEIGHT, MEASURE, PPI
from tests.hostile.case import Case, piece
from tests.hostile.corpus.figures import png


def found(tmp_path: Path, text: str, width: int, height: int) -> list[str]:
    """Tell what the rules find in a piece that shows a picture of a size."""
    files: dict[str, str | bytes] = {"p.md": piece(text), "figures/a.png": png(width, height)}
    folder = Case("drawn", lambda: files).write(tmp_path)
    looked = look_over(survey(folder), folder / "figures")
    assert looked.marked
    return [
        f"{d.line}:{d.column} {d.code} {d.message}; {d.hint}"
        for d in (each.diagnostic for each in look(looked.marked))
        if d.code in {"figure-coarse", "quiet-unused"}
    ]


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [
        (1430, 900, ""),
        (1423, 900, ""),
        (1421, 900, "1421 × 900 pixels, 298 to the inch in print; use one of 1430 × 906"),
        (800, 400, "800 × 400 pixels, 167 to the inch in print; use one of 1430 × 715"),
        (300, 300, "300 × 300 pixels, 96 to the inch in print; use one of 1430 × 1430"),
        # Higher than wide: the height is what bounds it.
        (886, 1772, ""),
        (600, 1200, "600 × 1200 pixels, 203 to the inch in print; use one of 886 × 1772"),
    ],
)
def test_a_picture_needs_300_pixels_to_the_inch(
    tmp_path: Path, width: int, height: int, told: str
) -> None:
    said = told.replace("use", "a printer asks for 300: use")
    expected = [f"9:1 figure-coarse figures/a.png has {said} pixels or more"] if told else []
    assert found(tmp_path, "Text.\n\n![A.](figures/a.png)", width, height) == expected


def test_it_may_be_silenced(tmp_path: Path) -> None:
    shown = "<!-- quiet: figure-coarse an old photograph -->\n![A.](figures/a.png)"
    assert found(tmp_path, shown, 300, 300) == []


def test_its_numbers_are_those_of_the_styles_and_the_preflight() -> None:
    tokens = (STYLES / "tokens.css").read_text(encoding="utf-8")
    trim, inner, outer = (
        float(re.findall(rf"--{name}: ([\d.]+)mm", tokens)[0])
        for name in ("trim-width", "inner", "outer")
    )
    assert trim - inner - outer == MEASURE
    figure = (STYLES / "components" / "figure.css").read_text(encoding="utf-8")
    assert f"max-width: 100%; max-height: {HEIGHT}mm" in figure
    assert (inks.PPI, inks.CLOSE) == (PPI, CLOSE)
