"""Each limit holds at its number, and not one below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from galley.errors import ContentError
from galley.limits import Limits, limits
from galley.looking import look_over
from galley.manuscript import survey
from tests.hostile.case import FRONT, PLAN, Case, Files, case, front_case, piece
from tests.hostile.corpus.figures import RECT, SIZE, SVG, figure, png
from tests.hostile.corpus.notes import many
from tests.hostile.corpus.text import table

BY_THE_GUARD = {"max_seconds", "max_mebibytes"}
"""Limits that hold of work; ``test_guard`` looks after them."""

BY_THE_IMPORT = {"max_word_file_bytes", "max_word_unpacked_bytes", "max_word_seconds"}
"""Limits of Word files; ``intake.word.test_refusals`` looks after them."""


def pieces(count: int) -> Files:
    """Give an issue of so many pieces."""
    names = ["p", *(f"q{n}" for n in range(1, count))]
    plan = PLAN.replace("[p]", f"[{', '.join(names)}]")
    return {"issue.yaml": plan, **{f"{name}.md": piece("Text.") for name in names}}


PICTURE = SVG + SIZE + RECT * 6 + "</svg>"
PICTURES = "![A](figures/a.png)\n\n" * 3
LONG = FRONT + "abstract: >-\n" + "  One two three four.\n" * 100

AT: tuple[tuple[str, int, Case], ...] = (
    ("max_file_bytes", len(PLAN.encode()), case("plan", "A")),
    ("max_yaml_characters", len(LONG) - 1, front_case("yaml", LONG)),
    ("max_pieces", 3, Case("pieces", lambda: pieces(3))),
    ("max_items", 3, front_case("items", FRONT + "keywords: [a, b, c]\n")),
    ("max_value_words", 400, front_case("value", LONG)),
    ("max_words", 30, case("words", "one two three " * 10)),
    ("max_lines", 10, case("lines", "one\n\n" * 10)),
    ("max_word_length", 60, case("word", "w" * 60)),
    ("max_notes", 9, case("notes", many(9))),
    ("max_table_rows", 8, case("rows", table(8))),
    ("max_table_columns", 7, case("columns", table(2, 7))),
    (
        "max_figures",
        3,
        Case("figures", lambda: {"p.md": piece(PICTURES), "figures/a.png": png(1, 1)}),
    ),
    ("max_figure_bytes", len(png(9, 9)), figure("bytes", "a.png", png(9, 9))),
    ("max_drawing_bytes", len(PICTURE), figure("drawing", "a.svg", PICTURE)),
    ("max_figure_pixels", 99, figure("pixels", "a.png", png(11, 9))),
    ("max_figure_shapes", 7, figure("shapes", "a.svg", PICTURE)),
)
"""A limit, a number, and an issue that has just so many."""


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """Let the limits be read from the environment anew, before and after."""
    limits.cache_clear()
    yield
    limits.cache_clear()


def codes(folder: Path) -> set[str]:
    """Give the codes of all that is said of an issue."""
    limits.cache_clear()
    try:
        return {each.code for each in look_over(survey(folder), folder / "figures").diagnostics}
    except ContentError as error:
        return {each.code for each in error.diagnostics}


@pytest.mark.parametrize(("name", "number", "given"), AT, ids=[name for name, _, _ in AT])
def test_as_many_are_let_through_and_no_more(
    name: str, number: int, given: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = given.write(tmp_path)
    monkeypatch.setenv(f"GALLEY_{name.upper()}", str(number))
    assert codes(folder) == set()
    monkeypatch.setenv(f"GALLEY_{name.upper()}", str(number - 1))
    assert codes(folder) == {"over-limit"}


def test_every_limit_is_tried() -> None:
    assert {name for name, _, _ in AT} | BY_THE_GUARD | BY_THE_IMPORT == {
        each.name for each in fields(Limits)
    }
