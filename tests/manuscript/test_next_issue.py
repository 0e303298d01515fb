"""The next issue's file is the last one's, but for what cannot hold on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from galley.errors import ContentError
from galley.manuscript.next_issue import Announced, next_issue
from galley.order import Pagination
from galley.written import Edition, Paper
from tests.made_up import ISSUE

NEW = Announced(3, 2, "Fog: a #1 resource", "Winter", 2022, editorial="greeting")
LIMITS = "submission: # as called for\n  article: {min: 9, max: 99}\n"
PAPER = "code: hl # on the files\npaper: {grammage: 100, bulk: 1.3}\n"
LAST = f"# The house's own words.\n{ISSUE}{LIMITS}{PAPER}"


def test_what_holds_on_is_as_it_was_written() -> None:
    text, _ = next_issue(LAST, "issue.yaml", NEW, (4, 1))
    old, new = LAST.splitlines(), text.splitlines()
    begun = [line.split(":")[0] for line in new if line not in old]
    assert begun == [
        *("number", "season", "date", "theme"),
        *("  volume", "  number", "  season", "  year", "  theme", "  deadline", "  body"),
        *("    pieces", "    pieces"),
        *("cover", "edition"),
    ]


def test_what_it_says() -> None:
    _, issue = next_issue(LAST, "issue.yaml", NEW, (4, 1))
    assert (issue.volume, issue.number, issue.season, issue.year) == (3, 2, "Winter", 2022)
    assert (issue.theme, issue.date) == ("Fog: a #1 resource", dt.date(2022, 12, 1))
    assert (issue.edition, issue.pagination, issue.cover) == (Edition.FULL, Pagination.FLOW, {})
    assert [(each.title, each.pieces) for each in issue.contents] == [
        ("", ("greeting",)),
        ("Essays", ()),
        ("Reviews", ()),
    ]
    assert [limits.max for limits in issue.submission.values()] == [99]
    assert (issue.code, issue.paper) == ("hl", Paper(100, 1.3))


def test_the_call_is_turned_over() -> None:
    text, issue = next_issue(LAST, "issue.yaml", NEW, (4, 1))
    call = issue.call
    assert (call.title, call.volume, call.number, call.year) == ("Call for Submissions", 4, 1, 2023)
    assert all("TODO" in said for said in (call.theme, call.season, call.body))
    # As long after the issue as the last one's was.
    assert call.deadline == dt.date(2022, 12, 1) + (dt.date(2022, 9, 15) - dt.date(2022, 7, 1))
    assert "on ice" not in text


def test_what_is_known_is_no_place_holder() -> None:
    known = replace(NEW, date=dt.date(2022, 12, 20), edition=Edition.ABRIDGED)
    text, issue = next_issue(LAST, "issue.yaml", known, (4, 1))
    assert (issue.date, issue.edition) == (known.date, Edition.ABRIDGED)
    assert "date: 2022-12-20\n" in text
    short = LAST.replace("edition: abridged\n", "")
    assert next_issue(short, "issue.yaml", known, (4, 1))[1].edition is Edition.ABRIDGED
    assert "edition" not in next_issue(short, "issue.yaml", NEW, (4, 1))[0]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("journal: Harbour Letters\n", "", "key-missing"),
        ("theme: Fog", "theme: [", "yaml-syntax"),
        ("journal: Harbour", "journal: &j Harbour", "yaml-alias"),
    ],
)
def test_a_file_at_fault_is_told_as_such(old: str, new: str, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        next_issue(LAST.replace(old, new), "issue.yaml", NEW, (4, 1))
    assert code in {each.code for each in caught.value.diagnostics}


def test_what_cannot_be_an_issue_is_told_of_the_new_one() -> None:
    with pytest.raises(ContentError) as caught:
        next_issue(LAST, "issue.yaml", replace(NEW, year=1066, date=dt.date(2022, 1, 1)), (4, 1))
    told = {each.code: each.message for each in caught.value.diagnostics}
    assert told["value-range"].startswith('"v3i2" cannot be made: ')


def test_a_text_that_cannot_be_changed_in_place_is_left() -> None:
    call = LAST[LAST.index("call:") : LAST.index("contents:")]
    flow = (
        "call: {title: Call, volume: 3, number: 2, season: Autumn, year: 2022, theme: Fog, "
        'deadline: 2022-09-15, body: "Send."}\n'
    )
    with pytest.raises(ContentError) as caught:
        next_issue(LAST.replace(call, flow), "issue.yaml", NEW, (4, 1))
    assert [each.code for each in caught.value.diagnostics] == ["issue-edit"]
