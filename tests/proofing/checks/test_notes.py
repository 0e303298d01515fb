"""Every note once, in order, and on the page of its call."""

from __future__ import annotations

from dataclasses import replace

from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.proofing.finished import Finished


def elements(pdf: Pdf, kind: str, name: str) -> list[Object]:
    """Find the structure elements of a kind by their id."""
    found = (each for each in pdf.objects if isinstance(each, Dictionary))
    return [e for e in found if e.get("/S") == Name(kind) and str(e.get("/ID", "")) == name]


def messages(finished: Finished) -> list[str]:
    """Give what is told of notes."""
    return [message for code, message in finished.told() if code == "proof-note"]


def test_a_note_that_the_file_lacks_is_told_at_its_call(finished: Finished) -> None:
    last = finished.quays.notes[-1]
    more = replace(last, label="6", place=replace(last.place, line=81, column=40))
    found = finished.with_quays(notes=(*finished.quays.notes, more)).diagnostics()
    told = [each for each in found if each.code == "proof-note"]
    assert [(f.message, f.line, f.column) for f in told] == [
        ("quays: note 6 is called 0 times and stands 0 times", 81, 40)
    ]


def test_a_note_that_nobody_wrote_is_told(finished: Finished) -> None:
    told = messages(finished.with_quays(notes=finished.quays.notes[:-1]))
    assert told == ["quays: a note “5” stands in the file that the piece has not"]


def test_a_note_whose_body_is_dropped_is_told(finished: Finished) -> None:
    def drop(pdf: Pdf) -> None:
        (note,) = elements(pdf, "/Note", "quays.note-3")
        note.K = Array([])

    told = messages(finished.change(drop))
    assert told == ["quays: note 3 is called 1 times and stands 0 times"]


def test_notes_out_of_their_order_are_told(finished: Finished) -> None:
    notes = [*finished.quays.notes]
    notes[2:4] = reversed(notes[2:4])
    told = messages(finished.with_quays(notes=tuple(notes)))
    assert "quays: note 2 has its call after 1's" in told
    assert "quays: note 2 has its body after 1's" in told


def test_a_note_that_runs_over_to_the_next_page_is_told(finished: Finished) -> None:
    def run_over(pdf: Pdf) -> None:
        (note,) = elements(pdf, "/Note", "quays.note-1")
        page = pdf.pages[finished.page("11")].obj
        note.K = Array([*note.K, Dictionary(Type=Name.MCR, Pg=page, MCID=0)])

    told = messages(finished.change(run_over))
    assert told == ["quays: note 1 is called on page 10 and stands on page 10 and page 11"]


def test_a_note_above_the_one_before_it_is_told(finished: Finished) -> None:
    told = messages(finished.shift("10", "Ibid.", down=-20))
    assert told == ["quays: note 2 stands above 1 on page 10"]
