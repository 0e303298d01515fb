"""A bound file read once: where every character stands, and what is no text of its own."""

from __future__ import annotations

from galley.proofing.reading import CALL, LABEL, Mark, Passage
from galley.proofing.streams import Text, bare, weave
from galley.proofing.volume import Volume, read_volume

from .conftest import Proof


def passage(volume: Volume, words: str) -> Passage:
    """Give the one passage of the piece that holds these words."""
    (found,) = (p for p in volume.passages if p.part == "quill" and words in p.text)
    return found


def test_every_character_has_its_page(proof: Proof) -> None:
    volume = read_volume(proof.pdf, "small.pdf")
    found = passage(volume, "A lamp needs oil")
    (first, tenth), (turn, eleventh) = found.pages
    assert (first, volume.folio(tenth), volume.folio(eleventh)) == (0, 10, 11)
    assert found.text[turn - 6 : turn] == "north-"
    assert found.text[turn : turn + 9] == "west wind"
    assert found.page(turn - 1) == tenth
    assert found.page(turn) == found.page(len(found.text)) == eleventh


def test_calls_and_labels_are_marked(proof: Proof) -> None:
    volume = read_volume(proof.pdf, "small.pdf")
    found = passage(volume, "A lamp needs oil")
    assert [found.text[m.start : m.end] for m in found.marks] == ["1", "2"]
    assert {mark.kind for mark in found.marks} == {CALL}
    note = passage(volume, "Log of the north tower")
    assert [(mark.kind, note.text[mark.start : mark.end].strip()) for mark in note.marks] == [
        (LABEL, "1")
    ]


def test_what_stands_outside_the_structure_is_told_by_its_page(proof: Proof) -> None:
    volume = read_volume(proof.pdf, "small.pdf")
    pulled = [
        volume.folio(page)
        for page, text in enumerate(volume.artifacts)
        if "Oil came twice a year in casks" in text
    ]
    assert pulled == [11]
    assert "11" in volume.artifacts[volume.page(11)]


def test_pages_by_their_labels(proof: Proof) -> None:
    volume = read_volume(proof.pdf, "small.pdf")
    assert volume.folios == tuple(range(1, 17))
    assert volume.blanks == (2, 8)
    assert (volume.page(1), volume.page(99)) == (2, -1)
    assert volume.folio(0) == 0


def test_streams_leave_quotes_spaces_and_marks_aside() -> None:
    made = weave(
        [
            Text("“It’s\u00a0so”,1 he  said…", [(0, 7), (8, 8)], [Mark(CALL, 10, 11)]),
            Text(" –3% and – 4", [(0, 8)]),
        ]
    )
    assert made.words == ("Its", "so,", "he", "said...", "-3%", "and", "–", "4")
    assert made.shown[:2] == ("“It’s", "so”,")
    assert made.letters == bare("Its so, he said... -3% and – 4")
    assert [made.starts[made.words.index(word)] for word in ("so,", "he")] == [3, 6]
    assert made.places == ((0, 7), (5, 8))
    assert (made.place(4), made.place(5), made.begins(8), made.begins(9)) == (7, 8, 5, None)
    assert made.told(7, 2) == "h|e said…"
