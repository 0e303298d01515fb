"""A file is measured against the print: what holds, and what falls short, rule by rule.

Where a rule is to fail, the manuscript is changed and the issue built anew, or the print
is said to be another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from galley.errors import Diagnostic
from galley.printed import PrintedIssue, PrintedPiece
from galley.proofing.comparing import compare
from galley.proofing.comparison import Bounds, Comparison, Count, PieceComparison
from tests.made_up import spoil

from .conftest import Proof, told
from .small_print import imported


def quill(comparison: Comparison) -> PieceComparison:
    """Give the line of the piece that the tests are about."""
    return next(piece for piece in comparison.pieces if piece.slug == "quill")


def built(base: Path, *changes: tuple[str, str]) -> Comparison:
    """Import, change the piece, build, and compare."""
    made = imported(base)
    for old, new in changes:
        spoil(made.piece, old, new)
    return compare(made.record, made.build().read_bytes(), "small.pdf")


def changed(record: PrintedIssue, change: Callable[[PrintedPiece], PrintedPiece]) -> PrintedIssue:
    """Give a print whose piece is another."""
    pieces = [change(piece) if piece.slug == "quill" else piece for piece in record.pieces]
    return replace(record, pieces=tuple(pieces))


def found(comparison: Comparison) -> tuple[str, str]:
    """Give the code and message of the one thing that falls short."""
    ((code, message),) = told(comparison.faults)
    return code, message


def test_what_is_whole(proof: Proof) -> None:
    made = proof.against(proof.record)
    assert told(made.faults) == []
    assert made.whole
    assert quill(made) == PieceComparison(
        "quill", (9, 12), (9, 12), Count(4, 4), Count(3, 3), Count(1, 1), 0, 0, 0
    )
    assert made.contents == Count(4, 4)
    assert (made.extent, made.cover) == ((16, 16), 4)
    assert made.blanks == ((8,), (8,))


def test_the_record_of_the_print(proof: Proof) -> None:
    piece = proof.made.quill
    assert (piece.first_folio, piece.last_folio, piece.unknown) == (9, 12, 0)
    assert [(note.number, note.folio) for note in piece.notes] == [
        (1, 10),
        (2, 11),
        (3, 11),
        (4, 12),
    ]
    turn = piece.turns[1]
    text = piece.body[turn.passage].text
    assert (turn.folio, text[: turn.offset][-6:], text[turn.offset :][:4]) == (11, "north-", "west")
    assert [passage.text for passage in piece.body if passage.block == "caption"] == [
        "Table 1 Casks of oil"
    ]
    assert [entry.folio for entry in proof.record.contents] == [7, 9, 13, 15]


@pytest.mark.parametrize(
    ("old", "new", "counts", "message"),
    [
        ("needs oil,", "needs  fat,", (0, 0, 1), "quill: page 10: “oil,” is “fat,”"),
        ("stays awake", "stays", (1, 0, 0), "quill: page 10: “awake” is lost"),
        ("writes no", "writes surely no", (0, 1, 0), "quill: page 11: “surely” is added"),
        ("north-{turn=11}west", "north{turn=11}west", (0, 1, 1), "“north-west” is “north west”"),
        ("is kept, and", "is kept and", (0, 0, 1), "quill: page 11: “kept,” is “kept”"),
        ("| 2029 | 12 |", "| 2029 | 13 |", (0, 0, 1), "quill: page 11: “12” is “13”"),
        ("Casks of oil", "Barrels of oil", (0, 0, 1), "quill: page 11: “Casks” is “Barrels”"),
        ("north tower, p. 3", "north tower, p. 4", (0, 0, 1), "quill: page 10: “3.” is “4.”"),
        ("*Ibid.*", "*Ibid*", (0, 0, 1), "quill: page 11: “Ibid.” is “Ibid”"),
        ("whose cost", "what cost", (0, 0, 1), "quill: page 9: “whose” is “what”"),
        ("is a warden", "is warden", (1, 0, 0), "quill: page 9: “a” is lost"),
    ],
)
def test_a_word_that_differs(
    tmp_path: Path, old: str, new: str, counts: tuple[int, int, int], message: str
) -> None:
    made = built(tmp_path, (old, new))
    piece = quill(made)
    assert (piece.lost, piece.added, piece.changed) == counts
    words = [text for code, text in told(made.faults) if code == "compare-word"]
    assert len(words) == 1
    assert message in words[0]
    assert not made.whole


def test_quotes_and_spaces_are_aside(tmp_path: Path) -> None:
    assert built(tmp_path, ("“long” night", "long night"), ("of the tower", "of the  tower")).whole


def test_a_turn_at_another_word(tmp_path: Path) -> None:
    made = built(tmp_path, ("north-{turn=11}west", "{turn=11}north-west"))
    wind = "west wind kept him company,"
    printed, here = f"“north-|{wind}” in print", f"here with “north-{wind}”"
    assert found(made) == ("compare-turn", f"quill: page 11 begins with {printed}, {here}")
    assert quill(made).turns == Count(2, 3)
    assert made.short(Bounds(turns=False)) == ()


def test_a_note_on_another_page(tmp_path: Path) -> None:
    call, there = "night.[^n1] Nobody", "night. Nobody"
    made = built(tmp_path, (call, there), ("to anybody.[^n2]", "to[^n1] anybody.[^n2]"))
    assert found(made) == (
        "compare-note",
        "quill: note 1 is on page 10 in print, here on 11",
    )
    assert made.notes == Count(3, 4)
    assert made.short(Bounds(notes=75)) == ()
    assert made.short(Bounds(notes=76)) == made.faults


def test_a_piece_of_another_length(tmp_path: Path) -> None:
    made = built(tmp_path, ("{turn=12}\n\n", ""))
    faults = told(made.faults)
    assert ("compare-folio", "quill: it ends on page 12 in print, here on 11") in faults
    assert ("compare-blank", "blank pages: 8 in print, here 8, 12") in faults
    assert [code for code, _ in faults].count("compare-turn") == 1
    assert quill(made).found == (9, 11)


def test_a_pull_quote_with_other_words(tmp_path: Path) -> None:
    container = "::: pull {from=q1}\n:::"
    edited = "::: pull\nOil came thrice a year in casks.\n:::"
    span = "[Oil came twice a year in casks that were counted on the quay before noon.]{.pull #q1}"
    plain = "Oil came twice a year in casks that were counted on the quay before noon."
    made = built(tmp_path, (container, edited), (span, plain))
    (code, first), (other, second) = told(made.faults)
    assert code == other == "compare-pull"
    added = (
        "quill: “Oil came thrice a year in casks.” is set apart, and is no pull quote of the print"
    )
    assert first == added
    assert second.startswith("quill: the pull quote “Oil came twice a year in casks that were")
    assert quill(made).pulls == Count(0, 1)


def test_a_note_that_the_print_has_not(proof: Proof) -> None:
    record = changed(proof.record, lambda piece: replace(piece, notes=piece.notes[:-1]))
    faults = told(proof.against(record).faults)
    assert ("compare-note-count", "quill: note 4 is printed once, in print never") in faults
    assert ("compare-note-count", "quill: note 4 is called once, in print never") in faults
    assert ("compare-word", "quill: page 12: “Log, p. 9.” is added") in faults


def test_a_note_that_the_file_has_not(proof: Proof) -> None:
    def more(piece: PrintedPiece) -> PrintedPiece:
        note = replace(piece.notes[0], number=5, text="Log of the south tower.")
        return replace(piece, notes=(*piece.notes, note))

    faults = told(proof.against(changed(proof.record, more)).faults)
    assert ("compare-note-count", "quill: note 5 is printed never, in print once") in faults
    assert ("compare-note", "quill: note 5 is on page 10 in print, here on nowhere") in faults
    assert any(message.endswith("“Log of the south tower.” is lost") for _, message in faults)


def test_a_note_whose_page_is_not_known(proof: Proof) -> None:
    def unknown(piece: PrintedPiece) -> PrintedPiece:
        return replace(piece, notes=(replace(piece.notes[0], folio=None), *piece.notes[1:]))

    made = proof.against(changed(proof.record, unknown))
    assert made.whole
    assert made.notes == Count(3, 3, 1)


def test_first_folio_contents_and_extent(proof: Proof) -> None:
    record = changed(proof.record, lambda piece: replace(piece, first_folio=8))
    assert found(proof.against(record)) == (
        "compare-folio",
        "quill: it begins on page 8 in print, here on 9",
    )
    entries = list(proof.record.contents)
    entries[2] = replace(entries[2], folio=14)
    made = proof.against(replace(proof.record, contents=tuple(entries)))
    title = "“THE SECOND MOLE: A HISTORY”"
    said = "compare-contents", f"contents: {title} is on 14 in print, here 13"
    assert said in told(made.faults)
    assert made.contents == Count(3, 4)
    made = proof.against(replace(proof.record, extent=17))
    assert found(made) == ("compare-extent", "extent: 17 pages in print, here 16")
    assert proof.against(replace(proof.record, extent=None)).whole


def test_an_entry_too_few_in_the_contents(proof: Proof) -> None:
    entries = (*proof.record.contents, replace(proof.record.contents[-1], folio=16))
    made = proof.against(replace(proof.record, contents=entries))
    (fault,) = (fault for fault in made.faults if fault.code == "compare-contents")
    assert fault.message.endswith("is on 16 in print, here nowhere")


def test_a_piece_that_the_file_has_not(proof: Proof) -> None:
    record = changed(proof.record, lambda piece: replace(piece, slug="other"))
    faults = proof.against(record).faults
    assert ("compare-piece", "other: the file has no such piece") in told(faults)
    codes = {fault.code for fault in faults}
    assert {"compare-note-count", "compare-turn", "compare-word", "compare-pull"} <= codes


def test_faults_have_the_line_of_the_print(proof: Proof) -> None:
    def moved(piece: PrintedPiece) -> PrintedPiece:
        turns = [replace(turn, offset=turn.offset + 1) for turn in piece.turns]
        return replace(piece, turns=tuple(turns))

    faults: tuple[Diagnostic, ...] = proof.against(changed(proof.record, moved)).faults
    lines = proof.made.source.read_text("utf-8").split("\n")
    assert [lines[fault.line - 1][:8] for fault in faults] == ["Lamps an", "west win", "In the e"]
    assert {fault.path for fault in faults} == {str(proof.made.source)}
