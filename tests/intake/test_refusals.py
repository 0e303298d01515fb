"""What is refused, and where: each with a line of the source, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.errors import ContentError, MachineError
from galley.intake import import_print

from .printed import imported, issue, line_of, refused

NOTED = "One,¹ two,² three.³\n\n1 A.\n\n2 B.\n\n3 C.\n"
SIGNED = "Sincerely\nOlga Finn\nEditor-in-Chief of Harbour Letters"
FAULTS = {
    "a call without a note": (NOTED.replace("\n3 C.\n", ""), "note-missing", "One,¹"),
    "a note without a call": (NOTED.replace("three.³", "three."), "note-uncalled", "3 C"),
    "a gap in the notes": (NOTED.replace("\n2 B.\n", ""), "note-gap", "3 C"),
    "a gap in the calls": (NOTED.replace("two,²", "two,"), "call-gap", "One,¹"),
    "a call that comes again": (NOTED.replace("two,²", "two,² once¹"), "call-repeated", "One,¹"),
}


@pytest.mark.parametrize(("body", "code", "words"), FAULTS.values(), ids=FAULTS)
def test_notes_and_calls_agree(body: str, code: str, words: str, tmp_path: Path) -> None:
    printed = issue(body.replace("3 C.", "3 C, *Log* (accessed: May 1, 2031)."))
    found = {fault.code: fault for fault in refused(tmp_path, printed)}
    assert found[code].line == line_of(printed, words)
    assert found[code].path.endswith("print.txt")


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("TABLE OF CONTENTS", "", "print-unlike", ""),
        ("\nThe Second Mole: A", "\nSomething Else: A", "title-missing", "THE SECOND MOLE"),
        ("Keywords: lamps", "Lamps", "keywords-missing", "On the Keeping of L"),
        ("Publisher: ", "", "masthead-missing", "Volume 2"),
        ("ISSN (print): ", "", "masthead-missing", "Volume 2"),
        ("Deadline: ", "", "call-missing", "\fCALL FOR SUBMISSIONS"),
        (SIGNED, "", "signature-missing", "looks at"),
    ],
)  # fmt: skip
def test_what_an_issue_must_have(old: str, new: str, code: str, words: str, tmp_path: Path) -> None:
    printed = issue("Lamps need oil.")
    assert old in printed
    printed = printed.replace(old, new)
    found = {fault.code: fault for fault in refused(tmp_path, printed)}
    line = line_of(printed, words) if not words.startswith("\f") else _last(printed, words[1:])
    assert found[code].line == line
    assert found[code].hint


def _last(text: str, words: str) -> int:
    return max(n for n, line in enumerate(text.split("\n"), 1) if line == words)


def test_text_that_is_no_issue(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, "A letter.\n\nIt is short.\n")
    assert (fault.code, fault.line) == ("print-unlike", 1)


def test_contents_without_pages(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, "One.\n\nContents\n\nOne, two, three.\n")
    assert (fault.code, fault.line) == ("contents-empty", 3)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, b"One.\nTw\xf6.\n")
    assert (fault.code, fault.line) == ("print-encoding", 2)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"cannot read .*none\.txt"):
        import_print(tmp_path / "none.txt", tmp_path / "v2i1")


def test_an_issue_is_never_overwritten(tmp_path: Path) -> None:
    made = imported(tmp_path, issue("Lamps need oil."))
    before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    with pytest.raises(ContentError, match="issue-exists"):
        imported(tmp_path, issue("Lamps need wicks."))
    assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == before


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "content" / "v2i1").mkdir(parents=True)
    assert imported(tmp_path, issue("Lamps need oil.")).text == "Lamps need oil.\n"


def test_the_folder_has_the_issue_s_name(tmp_path: Path) -> None:
    source = tmp_path / "print.txt"
    source.write_text(issue("Lamps need oil."), encoding="utf-8")
    with pytest.raises(ContentError, match=r"import it into .*v2i1"):
        import_print(source, tmp_path / "v2i2")
    assert [path.name for path in tmp_path.iterdir()] == ["print.txt"]


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "print.txt"
    source.write_text(issue("Lamps need oil."), encoding="utf-8")
    (tmp_path / "content").write_text("in the way", encoding="utf-8")
    with pytest.raises(MachineError):
        import_print(source, tmp_path / "content" / "v2i1")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "print.txt"]
