"""A whole issue: its pieces, and the prose of its ``issue.yaml``."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from galley.errors import ContentError
from galley.markup import mark_issue
from galley.model import Inline, Manuscript, Piece, Place
from galley.written import Adviser, Call, Issn, Issue, Office, Section, TeamMember
from tests.markup.pieces import piece

YAML = "content/v1i1/issue.yaml"
NOTICE = '"Views" are *theirs*.'
BODY = "The *journal* invites:\n\n- articles\n- reviews\n"


def manuscript(
    *pieces: Piece, notice: str = '"Views" are *theirs*.', body: str = BODY
) -> Manuscript:
    """Return an issue of some pieces."""
    issue = Issue(
        journal="Journal",
        volume=1,
        number=1,
        season="Summer",
        year=2022,
        date=dt.date(2022, 7, 1),
        theme="Peace",
        issn=Issn("2788-5178"),
        publisher="Press",
        place="Baku",
        type="Journal",
        description="A *journal*.",
        team=(TeamMember("Editor", "E. Ditor"),),
        office=Office("Press", ("Baku",)),
        printer="Printer",
        notice=notice,
        board=(Adviser("A. Dviser", ("Member",)),),
        call=Call("Call", 1, 2, "Winter", 2022, "War", dt.date(2022, 9, 30), body),
        contents=(Section(tuple(p.slug for p in pieces)),),
    )
    places: dict[tuple[str | int, ...], Place] = {
        ("notice",): Place(YAML, 7, 9),
        ("call", "body"): Place(YAML, 30, 9),
    }
    return Manuscript("v1i1", "content/v1i1", issue, pieces, places)


def test_the_prose_of_an_issue() -> None:
    one = mark_issue(manuscript(piece("One.")), figures=None)
    assert one.description == Inline("A <em>journal</em>.", "A journal.")
    assert one.notice == Inline("“Views” are <em>theirs</em>.", "“Views” are theirs.")
    assert one.call == (
        '<p id="call.block-1">The <em>journal</em> invites:</p>\n'
        '<ul id="call.block-2">\n'
        '<li id="call.block-3">\n<p id="call.block-4">articles</p>\n</li>\n'
        '<li id="call.block-5">\n<p id="call.block-6">reviews</p>\n</li>\n'
        "</ul>\n"
    )
    assert [p.html for p in one.pieces] == ['<p id="p.block-1">One.</p>\n']


def test_errors_of_all_pieces_and_of_the_issue_come_together() -> None:
    pieces = [replace(piece(f"a\n\n{text}"), path=f"{n}.md") for n, text in enumerate("#^")]
    pieces[1] = replace(pieces[1], text="b ^[c]")
    with pytest.raises(ContentError) as caught:
        mark_issue(manuscript(*pieces, notice="a[^b]", body="c[^d]\n\n[^d]: D"), figures=None)
    assert [(d.path, d.line, d.code) for d in caught.value.diagnostics] == [
        ("0.md", 3, "heading-empty"),
        ("0.md", 3, "heading-level"),
        ("1.md", 1, "note-inline"),
        (YAML, 7, "note-place"),
        (YAML, 30, "note-place"),
    ]


def test_warnings_of_the_issue_stay_with_it() -> None:
    one = mark_issue(manuscript(piece("a"), body="1. a\n3. b"), figures=None)
    assert [d.code for d in one.diagnostics] == ["list-number"]
    assert one.pieces[0].diagnostics == ()


@pytest.mark.parametrize(
    "body", ["[a]{.pull}", "::: pull\na\n:::", "a {turn=3}", "a[^b]\n\n[^b]: B"]
)
def test_what_a_call_for_submissions_may_not_hold(body: str) -> None:
    with pytest.raises(ContentError) as caught:
        mark_issue(manuscript(piece("a"), body=body), figures=None)
    assert {(d.path, d.line, d.column) for d in caught.value.diagnostics} == {(YAML, 30, 9)}
