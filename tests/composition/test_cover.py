"""The cover's sections, and the two columns that they are parted into."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from galley.composition.cover import CoverEntry, CoverGroup, balance, cover, cover_groups, length
from galley.composition.environment import Frame
from galley.order import Pagination

from .made import GREETING, ISSUE, LIGHT, MIST, QUAYS, TIDES, issue_of

Columns = tuple[tuple[CoverGroup, ...], tuple[CoverGroup, ...]]

GROUPS = st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=7), max_size=4)


def groups_of(sections: list[list[int]]) -> tuple[CoverGroup, ...]:
    """Make groups of entries of so many lines, each entry another."""
    numbers = itertools.count()
    return tuple(
        CoverGroup(
            f"SECTION {place}",
            tuple(CoverEntry(Markup(next(numbers)), "By", lines, "") for lines in section),  # noqa: S704
            f"cover.section-{place}",
        )
        for place, section in enumerate(sections)
    )


def entries(*columns: tuple[CoverGroup, ...]) -> list[CoverEntry]:
    """Give the entries of columns in order."""
    return [entry for column in columns for group in column for entry in group.entries]


@given(GROUPS)
def test_columns_hold_every_entry_once_and_in_order(sections: list[list[int]]) -> None:
    groups = groups_of(sections)
    left, right = balance(groups)
    assert entries(left, right) == entries(groups)


@given(GROUPS)
def test_a_section_has_its_kicker_once(sections: list[list[int]]) -> None:
    groups = groups_of(sections)
    left, right = balance(groups)
    kickers = [group.kicker for group in (*left, *right) if group.kicker]
    assert kickers == [group.kicker for group in groups]


@given(GROUPS)
def test_columns_balance(sections: list[list[int]]) -> None:
    """What parts them is less than the entry at either side of the cut, with a kicker."""
    left, right = balance(groups_of(sections))
    if sections:
        moved = (left or right)[-1].entries[-1].lines, (right or left)[0].entries[0].lines
        assert abs(length(left) - length(right)) <= max(moved) + 2 + 2


def test_two_entries_stand_beside_each_other() -> None:
    """Even where the second is the longer."""
    left, right = balance(groups_of([[1, 4]]))
    assert [group.kicker for group in left] == ["SECTION 0"]
    assert [group.kicker for group in right] == [""]


def test_of_two_ways_as_good_the_first_column_is_the_longer() -> None:
    left, right = balance(groups_of([[3], [3], [3]]))
    assert (len(left), len(right)) == (2, 1)


def test_sections_of_a_report_stand_in_the_field_and_the_editorial_nowhere() -> None:
    highlight, others = cover_groups(issue_of(GREETING, LIGHT, QUAYS, TIDES, MIST), "cover")
    assert [group.kicker for group in highlight] == ["HIGHLIGHT"]
    assert [group.kicker for group in others] == ["ESSAYS", "REVIEWS"]
    assert [entry.by for entry in entries(others)] == [
        "Vasif Low, Cem Oz and Dee Low",
        "Ece Ay",
        "Reviewed by Chi Okafor",
    ]


def test_a_title_broken_by_hand_for_the_cover_is_broken_there() -> None:
    _, others = cover_groups(issue_of(GREETING, LIGHT, QUAYS, TIDES, MIST), "cover")
    tides = entries(others)[1]
    assert (tides.title, tides.lines) == ("Tides<br>&amp; Clocks", 2)


def test_a_piece_whose_title_is_empty_there_is_kept_off_the_cover() -> None:
    facts = replace(ISSUE, cover={"tides": "", "mist": ""})
    pieces = (GREETING, LIGHT, QUAYS, TIDES, MIST)
    _, others = cover_groups(issue_of(*pieces, issue=facts), "cover")
    assert [group.kicker for group in others] == ["ESSAYS"]
    assert [entry.by for entry in entries(others)] == ["Vasif Low, Cem Oz and Dee Low"]


def test_many_pieces_are_set_smaller() -> None:
    few = issue_of(GREETING, LIGHT, QUAYS, TIDES, MIST)
    title = "\n".join(["On Tides"] * 40)
    many = issue_of(
        GREETING, LIGHT, QUAYS, TIDES, MIST, issue=replace(ISSUE, cover={"tides": title})
    )
    frame = Frame("en", "Cover", None, verso=False, pagination=Pagination.FLOW)
    assert [cover(issue, frame, "cover").dense for issue in (few, many)] == [False, True]
