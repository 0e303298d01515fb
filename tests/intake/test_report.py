"""The report of an import, as a value and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from galley.intake import report_json

from .printed import imported, issue

BODY = """
The lamp stood on the outer rock, where no boat could land in a northerly wind. It burns oil¹

1 Log, p. 1.

and wicks.

The lamp stood on the outer rock, where no boat could land in a northerly wind.

Oil is dear.
"""


def test_a_piece_is_counted(tmp_path: Path) -> None:
    made = imported(tmp_path, issue(BODY, pages=3))
    piece = made.report.pieces[1]
    assert (piece.slug, piece.kind, piece.notes) == ("quill", "report", 1)
    assert (piece.first_folio, piece.last_folio) == (11, 13)
    assert (piece.turns, piece.unknown) == ((12, 13), 0)
    assert (piece.marked, piece.placed, piece.blocks, piece.pulls) == (0, 1, 0, 1)
    assert piece.words == 27
    report = made.report
    assert (report.volume, report.number, len(report.pieces)) == (2, 1, 3)
    assert (report.notes, report.pulls, report.known, report.unknown) == (1, 1, 3, 0)


def test_doubts_are_in_the_order_of_lines(tmp_path: Path) -> None:
    doubts = imported(tmp_path, issue(BODY, pages=3)).report.doubts
    assert list(doubts) == sorted(doubts)


def test_a_note_that_breaks_off_is_told(tmp_path: Path) -> None:
    made = imported(tmp_path, issue("One.¹\n\n1 Post, *Lamps*, May 2, 2031,"))
    doubt = made.doubts["note-broken"]
    assert doubt.what == "note 1 breaks off: “t, *Lamps*, May 2, 2031,”"


def test_an_address_that_was_mended_is_told(tmp_path: Path) -> None:
    made = imported(tmp_path, issue("One.¹\n\n1 At <https://modern lamps.example/a>."))
    assert made.doubts["address-space"].decision == "joined to <https://modernlamps.example/a>"


def test_json_holds_all_of_it(tmp_path: Path) -> None:
    report = imported(tmp_path, issue(BODY, pages=3)).report
    told = json.loads(report_json(report))
    assert told["sums"] == {"pieces": 3, "notes": 1, "pulls": 1, "known": 3, "unknown": 0}
    assert [piece["slug"] for piece in told["pieces"]] == ["editors-note", "quill", "brandt"]
    assert told["pieces"][1]["turns"] == [12, 13]
    assert len(told["doubts"]) == len(report.doubts)


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = (imported(tmp_path / name, issue(BODY, pages=3)) for name in "ab")
    for path in one.folder.iterdir():
        assert path.read_bytes() == (two.folder / path.name).read_bytes()
    assert one.report.doubts == two.report.doubts
