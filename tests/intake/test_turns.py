"""Page turns: those that are sure, those that only the pages' fill tells, and the rest."""

from __future__ import annotations

from pathlib import Path

from galley.intake import read_print
from galley.printed import PrintedPiece

from .printed import imported, issue, line_of

SENTENCE = "The keeper of number {n} lit his lamp at dusk and slept until the tide turned. "


def full(first: int, size: int = 30) -> str:
    """A paragraph that fills a page; every sentence is another."""
    return "".join(SENTENCE.format(n=n) for n in range(first, first + size)).strip()


def noted(number: int, first: int) -> str:
    """A page with a note."""
    return f"{full(first)}{'¹²³⁴'[number - 1]}\n\n{number} Log, p. {number}.\n\n"


def test_notes_end_a_page(tmp_path: Path) -> None:
    made = imported(tmp_path, issue(noted(1, 0) + noted(2, 40) + full(80), pages=4))
    assert made.turns == (12, 13, 14)
    assert made.report.pieces[1].unknown == 0
    assert not {code for code in made.doubts if code.startswith("turn")}


def test_a_broken_sentence_is_a_turn_if_pages_come_out_even(tmp_path: Path) -> None:
    broken = full(80) + " It was cold and the\n\nwind was in the north. " + full(120)
    printed = issue(noted(1, 0) + noted(2, 40) + broken, pages=5)
    made = imported(tmp_path, printed)
    assert made.turns == (12, 13, 14, 15)
    assert "cold and the {turn=15}wind was" in made.text
    doubt = made.doubts["turn-guessed"]
    assert doubt.line == line_of(printed, "wind was in the north")
    assert doubt.decision == "a page turns here, by what pages hold"


def test_a_sentence_that_is_broken_in_mid_page_is_none(tmp_path: Path) -> None:
    broken = full(80, 15) + " It was cold and the\n\nwind was in the north. " + full(120, 15)
    made = imported(tmp_path, issue(noted(1, 0) + noted(2, 40) + broken, pages=4))
    assert made.turns == (12, 13, 14)
    assert "cold and the wind was" in made.text


def test_of_two_broken_sentences_the_one_at_the_page_end_is_a_turn(tmp_path: Path) -> None:
    broken = (
        full(80, 10) + " It was cold and the\n\nwind was high. " + full(120, 20)
        + " He went out and\n\nlit the lamp. " + full(160, 25)
    )  # fmt: skip
    made = imported(tmp_path, issue(noted(1, 0) + noted(2, 40) + broken, pages=5))
    assert "cold and the wind was" in made.text
    assert "went out and {turn=15}lit the lamp" in made.text


def test_a_paragraph_goes_on_over_a_page_where_its_last_line_is_full(tmp_path: Path) -> None:
    line = "The keepers of the northern coast lit"
    for last, joined in (("their lamps and sat down until morn.¹", True), ("lamps.¹", False)):
        page = f"{line}\n{line}\n{line}\n{last}\n\n1 Log, p. 1.\n\nNobody {line}.\n\n"
        made = imported(tmp_path / str(joined), issue(f"{full(0)}\n\n{page}", pages=3))
        assert ("{turn=" in made.text.partition("Nobody")[0].splitlines()[-1]) == joined


def test_a_turn_between_paragraphs_is_counted_and_not_marked(tmp_path: Path) -> None:
    apart = f"{full(80)}\n\n{full(120)}³\n\n3 Log, p. 3.\n\n{full(160)}"
    made = imported(tmp_path, issue(noted(1, 0) + noted(2, 40) + apart, pages=6))
    assert made.report.pieces[1].unknown == 1
    assert made.turns == (12, 13, 14, 16)
    assert made.doubts["turn-unknown"].decision == "counted, not marked"


def test_the_last_left_hand_page_may_be_blank(tmp_path: Path) -> None:
    text = noted(1, 0) + noted(2, 40) + noted(3, 80) + full(120, 12)
    piece = imported(tmp_path, issue(text, pages=6)).report.pieces[1]
    assert (piece.turns, piece.unknown, piece.last_folio) == ((12, 13, 14, 15), 0, 15)


def test_notes_that_a_line_of_text_parts_turn_no_page(tmp_path: Path) -> None:
    page = f"{full(0)}¹ One² more.³\n\n1 Log, p. 1.\n\n2 Log, p. 2.\n\nIt is late.\n\n3 Log.\n\n"
    made = imported(tmp_path, issue(page + full(40), pages=3))
    assert made.turns == (12, 13)
    assert made.text.index("It is late.") < made.text.index("{turn=13}")


def test_turns_that_have_no_place_are_counted(tmp_path: Path) -> None:
    made = imported(tmp_path, issue(noted(1, 0) + noted(2, 40) + full(80), pages=7))
    piece = made.report.pieces[1]
    assert (piece.turns[0], len(piece.turns), piece.unknown) == (12, 3, 3)


def test_a_long_text_without_notes_takes_no_time(tmp_path: Path) -> None:
    text = "\n\n".join(full(n, 10) for n in range(0, 1200, 10))
    made = imported(tmp_path, issue(noted(1, 0) + noted(2, 40) + text, pages=45))
    assert made.report.pieces[1].unknown == 41


def test_more_notes_than_pages(tmp_path: Path) -> None:
    page = f"{full(0)}¹\n\n1 Log, p. 1.\n\nIt is late.²\n\n2 Log.\n\n"
    made = imported(tmp_path, issue(page + full(40), pages=3))
    assert made.turns in {(12, 13), (12,)}
    assert made.doubts["turn-dropped"].decision == "no page turns here"


def test_form_feeds_tell_the_pages(tmp_path: Path) -> None:
    printed = issue("The lamp is\n\n\fout.¹ So it\n\n1 Log, p. 1.\n\nis.\n\n\fOil came.", pages=4)
    printed = printed.replace("The lamp is\n", "\fThe lamp is\n")
    made = imported(tmp_path, printed)
    assert made.text == (
        "The lamp is {turn=13}out.[^n1] So it is.\n\n[^n1]: Log, p. 1.\n\n{turn=14}\n\nOil came.\n"
    )
    assert (made.turns, made.report.pieces[1].unknown) == ((12, 13, 14), 0)


def test_overrides_turn_pages(tmp_path: Path) -> None:
    broken = full(80) + " It was cold and the\n\nwind was in the north. " + full(120)
    printed = issue(f"{noted(1, 0)}{broken}\n\n{full(160, 10)}\n\n{full(200, 20)}", pages=5)
    at, last = line_of(printed, "wind was in"), line_of(printed, "number 200 ")
    made = imported(tmp_path, printed, f"{at}: no turn\n{last}: turn 15\n")
    assert made.turns == (12, 13, 15)
    assert made.report.pieces[1].unknown == 1


def printed_piece(base: Path, text: str) -> PrintedPiece:
    """Read the article under test as a set issue is measured by it."""
    source = base / "print.txt"
    source.write_text(text, encoding="utf-8")
    return read_print(source).pieces[1]


def folios(base: Path, text: str) -> list[int | None]:
    """Give the printed pages of its notes."""
    return [note.folio for note in printed_piece(base, text).notes]


def test_notes_are_of_the_page_that_they_end(tmp_path: Path) -> None:
    text = noted(1, 0) + noted(2, 40) + full(80)
    assert folios(tmp_path, issue(text, pages=4)) == [12, 13]


def test_a_note_has_its_page_where_the_turn_before_it_is_unknown(tmp_path: Path) -> None:
    apart = f"{full(80)}\n\n{full(120)}³\n\n3 Log, p. 3.\n\n{full(160)}"
    text = issue(noted(1, 0) + noted(2, 40) + apart, pages=6)
    assert printed_piece(tmp_path, text).unknown == 1
    assert folios(tmp_path, text) == [12, 13, 15]


def test_a_note_that_runs_over_is_of_the_page_on_which_it_began(tmp_path: Path) -> None:
    cut = f"{full(40)}²\n\n2 Log of the north tower, available at:\n\n"
    tail = f"{full(80)}³\n\nhttps://tower.example/log (accessed: 2 May 2031)\n\n3 Log, p. 3.\n\n"
    text = issue(noted(1, 0) + cut + tail + full(120), pages=5)
    assert folios(tmp_path, text) == [12, 13, 14]


def test_a_note_in_the_midst_of_pages_whose_turns_are_unknown(tmp_path: Path) -> None:
    page = f"{full(80)}³ One⁴ more.⁵\n\n3 Log, p. 3.\n\n4 Log, p. 4.\n\nIt is late.\n\n"
    before = noted(1, 0) + noted(2, 40)
    text = f"{before}{page}{full(120)}\n\n{full(160)}\n\n5 Log.\n\n{full(200)}"
    assert folios(tmp_path, issue(text, pages=7)) == [12, 13, None, None, 16]
    text = f"{before}{page}5 Log.\n\n{full(120)}"
    assert folios(tmp_path, issue(text, pages=5)) == [12, 13, 14, 14, 14]


def test_notes_where_form_feeds_tell_the_pages(tmp_path: Path) -> None:
    text = issue("The lamp is\n\n\fout.¹ So it\n\n1 Log, p. 1.\n\nis.\n\n\fOil came.", pages=4)
    text = text.replace("The lamp is\n", "\fThe lamp is\n")
    assert folios(tmp_path, text) == [13]


def test_a_record_has_the_line_on_which_each_page_begins(tmp_path: Path) -> None:
    text = issue(noted(1, 0) + noted(2, 40) + full(80), pages=4)
    piece = printed_piece(tmp_path, text)
    lines = [text.split("\n")[turn.line - 1][:26] for turn in piece.turns]
    assert lines == [f"The keeper of number {n} lit"[:26] for n in (0, 40, 80)]
