"""Decisions beside the source: each settles a doubt by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.errors import ContentError, MachineError
from galley.intake import import_print

from .printed import imported, issue, line_of, refused

LONG = (
    "The oil came by boat to the north landing of the island, which lay open to the whole of "
    "the sea from the east to the south"
)
SENTENCE = "The lamp stood on the outer rock, where no boat could land in a northerly wind."
MORE = f"{SENTENCE} It was moved ashore in the end, and there it still is, as all who pass can see."


@pytest.mark.parametrize(
    ("body", "words", "decision", "expected"),
    [
        (f"{LONG}\n\nThen came the winter.", "Then", "join", f"{LONG} Then came the winter."),
        ("It was dark and\n\nthe oil was out.", "the oil", "apart", "It was dark and\n\nthe oil"),
        ("It burns colza-\nseed.", "colza-", "no hyphen", "It burns colzaseed."),
        ("The rule says:\n\nLight it.", "Light it", "quotation", "The rule says:\n\n> Light it."),
        ("Note well.\n\nOil is dear.", "Note well", "run-in", "[Note well.]{.run-in}"),
        ("Oil.\n\nOil is dear", "Oil is", "heading 1", "Oil.\n\n## Oil is dear"),
        (f"One.\n\n{SENTENCE}\n\nTwo.", "The lamp", "pull", f"One.\n\n::: pull\n{SENTENCE}\n:::"),
        (f"{SENTENCE}\n\n{MORE}", "rock, ", "paragraph", f"{SENTENCE}\n\n{MORE}"),
    ],
)
def test_a_decision(body: str, words: str, decision: str, expected: str, tmp_path: Path) -> None:
    printed = issue(body)
    made = imported(tmp_path, printed, f"{line_of(printed, words)}: {decision}\n")
    assert made.text.startswith(expected)


def test_the_date_and_the_running_head(tmp_path: Path) -> None:
    title = "On the Keeping of Lighthouses and Other Lamps of the Coast by Night"
    printed = issue("Oil.").replace("On the Keeping of Lighthouses", title)
    printed = printed.replace("KEEPING OF LIGHTHOUSES", title[7:].upper())
    date, head = line_of(printed, "Volume 2"), line_of(printed, title)
    decisions = f"{date}: date 2031-09-30\n{head}: short Of Lamps\n"
    made = imported(tmp_path, printed, decisions)
    assert made.marked.manuscript.issue.date.isoformat() == "2031-09-30"
    assert made.marked.manuscript.pieces[1].front.short_title == "Of Lamps"
    assert not {"date", "short-title"} & made.doubts.keys()


def test_a_note_and_a_tail(tmp_path: Path) -> None:
    printed = issue("One.¹ Two.²\n\n1 Log.\n\nNo. 2: see the log.\n\nand the post.")
    note, tail = line_of(printed, "No. 2"), line_of(printed, "and the post")
    made = imported(tmp_path, printed, f"{note}: note 2\n{tail}: tail\n")
    assert made.text.endswith("[^n2]: No. 2: see the log.\n\n    and the post.\n")


@pytest.mark.parametrize(
    "given", ["- 4", "x: join", "4: jion", "4: [join]", "a: b: c", "4: heading\n9: -\n"]
)
def test_what_is_no_decision(given: str, tmp_path: Path) -> None:
    faults = refused(tmp_path, issue("Oil."), given)
    assert {fault.code for fault in faults} == {"overrides-invalid"}
    assert all(fault.path.endswith("print.txt.overrides.yaml") for fault in faults)


def test_a_decision_that_settles_nothing(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, issue("Oil."), "1: join\n")
    assert (fault.code, fault.line) == ("override-unused", 1)


def test_a_file_of_another_name(tmp_path: Path) -> None:
    source, given = tmp_path / "print.txt", tmp_path / "mine.yaml"
    source.write_text(issue("Oil."), encoding="utf-8")
    with pytest.raises(MachineError, match="cannot read"):
        import_print(source, tmp_path / "v2i1", overrides=given)
    given.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(ContentError, match="overrides-invalid"):
        import_print(source, tmp_path / "v2i1", overrides=given)
    given.write_text("", encoding="utf-8")
    assert import_print(source, tmp_path / "v2i1", overrides=given).number == 1
