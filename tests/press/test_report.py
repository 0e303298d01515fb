"""What report.json tells is what the file shows."""

from __future__ import annotations

import json
import re

from tests.bound import Bound, letters

from .conftest import Shop


def test_parts_and_blanks_make_up_all_pages(built: Shop, bound: Bound) -> None:
    parts = built.report["parts"]
    assert sum(part["pages"] for part in parts) == len(bound)
    numbered = [part for part in parts if part["first_folio"]]
    folios = [n for part in numbered for n in range(part["first_folio"], part["last_folio"] + 1)]
    assert folios == [*range(1, built.report["extent"] + 1)]
    assert [str(folio) for folio in folios] == [label for label in bound.labels if label.isdigit()]
    for part in numbered:
        assert part["pages"] == part["last_folio"] - part["first_folio"] + 1


def test_unnumbered_parts_have_no_folios(built: Shop) -> None:
    (cover,) = (part for part in built.report["parts"] if part["kind"] == "cover")
    assert (cover["first_folio"], cover["last_folio"], cover["pages"]) == (None, None, 4)


def test_blanks_are_the_pages_without_text(built: Shop, bound: Bound) -> None:
    blanks = {str(p["first_folio"]) for p in built.report["parts"] if p["kind"] == "blank"}
    assert blanks
    bare = {label for label, text in bound.texts.items() if label.isdigit() and not text.strip()}
    assert blanks == bare


def test_pieces_stand_where_the_parts_do(built: Shop, bound: Bound) -> None:
    parts = {part["name"]: part for part in built.report["parts"]}
    pieces = built.report["pieces"]
    assert [piece["name"] for piece in pieces] == ["greeting", "quays", "tides", "mist"]
    for piece in pieces:
        part = parts[piece["name"]]
        for key in ("first_folio", "last_folio", "pages"):
            assert piece[key] == part[key]
        assert bound.destinations[piece["name"]] == str(piece["first_folio"])


def test_each_note_stands_once_on_the_page_it_is_said_to(built: Shop, bound: Bound) -> None:
    bodies = {"one": "Reed, A.", "two": "Ibid.", "three": "Moe, C., letter.", "up": "And down."}
    pieces = built.report["pieces"]
    notes = [(piece["name"], note) for piece in pieces for note in piece["notes"]]
    assert [note["label"] for _, note in notes] == ["one", "two", "three", "up"]
    assert built.report["notes"] == len(notes)
    for slug, note in notes:
        assert note["call"] == note["body"]
        assert bound.destinations[f"{slug}.call-{note['number']}"] == str(note["call"])
        found = [
            label
            for label, text in bound.texts.items()
            if f"{note['number']}{letters(bodies[note['label']])}" in letters(text)
        ]
        assert found == [str(note["body"])]


def test_the_issue_is_named(built: Shop) -> None:
    issue = built.report["issue"]
    assert (issue["name"], issue["volume"], issue["number"]) == ("v3i1", 3, 1)
    assert (issue["date"], issue["edition"]) == ("2022-07-01", "abridged")
    assert issue["issn"] == {"print": "1234-5679", "online": "2434-561X"}


def test_warnings_are_told_with_their_places(shop: Shop) -> None:
    shop.spoil("issue.yaml", "Send *new* work:", 'Send "new work:')
    shop.spoil("mist.md", "Mist it is.\n", "TODO\n")
    made = shop.press().issue()
    rows = {(row["path"], row["code"], row["severity"]) for row in shop.report["diagnostics"]}
    assert ("content/v3i1/mist.md", "place-holder", "warning") in rows
    assert len(shop.report["diagnostics"]) == len(made.diagnostics)


def test_versions_and_seconds_are_told(built: Shop) -> None:
    versions, seconds = built.report["versions"], built.report["seconds"]
    assert versions["weasyprint"] == "70.0"
    assert re.fullmatch(r"1\.\d+\.\d+", versions["pango"])
    assert list(seconds) == [
        "manuscript",
        "markup",
        "composition",
        "typesetting",
        "binding",
        "proof",
    ]
    assert all(spent >= 0 for spent in seconds.values())


def test_two_builds_differ_only_in_seconds(shop: Shop) -> None:
    reports = []
    for _ in range(2):
        shop.issue()
        reports.append({**shop.report, "seconds": {}})
    assert json.dumps(reports[0]) == json.dumps(reports[1])
