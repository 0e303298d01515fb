"""Headings, and the levels that are guessed for them."""

from __future__ import annotations

from pathlib import Path

from .printed import Imported, imported, issue, line_of


def levels(made: Imported) -> list[tuple[int, str]]:
    """The headings of the article under test."""
    return [(heading.level, heading.text) for heading in made.marked.pieces[1].headings]


def text(*heads: str, opening: str = "The lamp is old.") -> str:
    """A text of sections, the first and the last as usual."""
    parts = ["Introduction", opening]
    for head in heads:
        parts += [head, "The oil came by boat."]
    return "\n\n".join([*parts, "Conclusion", "The lamp is out."])


def test_headings_are_short_and_stand_between_paragraphs(tmp_path: Path) -> None:
    made = imported(tmp_path, issue(text("Oil and wicks", "Who was to pay?")))
    assert levels(made) == [
        (1, "Introduction"),
        (1, "Oil and wicks"),
        (1, "Who was to pay?"),
        (1, "Conclusion"),
    ]


def test_a_time_within_a_time_is_below_it(tmp_path: Path) -> None:
    printed = issue(text("The years 1890 to 1900", "From 3 May to 1 June 1895", "From 1901"))
    made = imported(tmp_path, printed)
    assert [level for level, _ in levels(made)] == [1, 1, 2, 1, 1]
    doubt = made.doubts["heading-level"]
    assert doubt.line == line_of(printed, "From 3 May")
    assert doubt.what == "“From 3 May to 1 June 1895” is a time within “The years 1890 to 1900”"


def test_what_the_plan_does_not_name_is_below(tmp_path: Path) -> None:
    opening = "The text has three parts: oil, then the wicks, and what keepers earned."
    heads = ("The price of oil", "A bad year", "Wicks", "Earnings of keepers")
    made = imported(tmp_path, issue(text(*heads, opening=opening)))
    assert [level for level, _ in levels(made)] == [1, 1, 2, 1, 1, 1]


def test_a_plan_that_fits_changes_nothing(tmp_path: Path) -> None:
    opening = "The text has three parts: oil, then the wicks, and what keepers earned."
    made = imported(tmp_path, issue(text("Oil", "Wicks", "A bad year", opening=opening)))
    assert {level for level, _ in levels(made)} == {1}


def test_what_a_section_ends_with_is_below_it(tmp_path: Path) -> None:
    parts = text("The law of lamps", "Duties of the keeper").replace(
        "The oil came by boat.\n\nDuties", "It is old. It names the duties of keepers.\n\nDuties"
    )
    made = imported(tmp_path, issue(parts))
    assert levels(made)[2] == (2, "Duties of the keeper")


def test_an_override_sets_a_level(tmp_path: Path) -> None:
    printed = issue(text("Oil", "Wicks"))
    made = imported(tmp_path, printed, f"{line_of(printed, 'Wicks')}: heading 2\n")
    assert levels(made)[2] == (2, "Wicks")
    assert "heading-level" not in made.doubts


def test_an_override_tells_a_heading_from_a_line(tmp_path: Path) -> None:
    printed = issue(text("Oil", "Wicks"))
    made = imported(tmp_path, printed, f"{line_of(printed, 'Wicks')}: paragraph\n")
    assert [head for _, head in levels(made)] == ["Introduction", "Oil", "Conclusion"]
