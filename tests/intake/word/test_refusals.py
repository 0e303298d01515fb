"""What cannot be imported ends in one clear message, and nothing is written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from galley.errors import ContentError, MachineError
from galley.intake.word.package import ENCRYPTED, OLE
from galley.limits import limits
from galley.written import Kind

from .conftest import Desk
from .made import Word, changed, opened, png

BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&c;</w:document>"""
STRICT = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
DEEP = b"<a>" * 400 + b"</a>" * 400


def whole() -> bytes:
    """Return a file that can be imported, with a note."""
    word = opened(Word())
    word.note(word.add("The quay is long."), "Reed.")
    return word.bytes()


def with_part(name: str, data: bytes | None) -> Callable[[], bytes]:
    """Return what makes a file of which one part is other."""
    return lambda: changed(whole(), {name: data})


def locked() -> bytes:
    """Return an archive whose members ask for a password."""
    data = bytearray(whole())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


REFUSED: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("empty", lambda: b"", "word-broken"),
    ("text", lambda: b"Dear editor", "word-broken"),
    ("doc", lambda: OLE + bytes(600), "word-old"),
    ("encrypted", lambda: OLE + bytes(600) + ENCRYPTED, "word-locked"),
    ("locked", locked, "word-locked"),
    ("cut", lambda: whole()[:2000], "word-broken"),
    ("no document", with_part("word/document.xml", None), "word-broken"),
    ("no xml", with_part("word/document.xml", b"<w:document"), "word-broken"),
    ("notes broken", with_part("word/footnotes.xml", b"<w:footnotes><w:foot"), "word-broken"),
    ("entities", with_part("word/document.xml", BOMB), "word-broken"),
    ("entities of notes", with_part("word/footnotes.xml", BOMB), "word-broken"),
    ("deep", with_part("word/document.xml", DEEP), "word-broken"),
    ("strict", with_part("word/document.xml", STRICT), "word-strict"),
    ("not a document", with_part("word/document.xml", b"<a/>"), "word-unread"),
)


def tree(folder: Path) -> dict[str, bytes]:
    """Return what lies in a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def refusal(desk: Desk, data: bytes | Word, slug: str = "long") -> str:
    """Import what cannot be; return the code, having seen that nothing was written."""
    before = tree(desk.folder)
    with pytest.raises(ContentError) as caught:
        desk.bring(data, slug)
    assert tree(desk.folder) == before
    (found,) = caught.value.diagnostics
    assert found.message
    assert found.hint
    return found.code


@pytest.mark.parametrize(
    ("data", "code"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_is_no_word_file_is_told(desk: Desk, data: Callable[[], bytes], code: str) -> None:
    assert refusal(desk, data()) == code


def test_a_file_that_unpacks_to_too_much_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GALLEY_MAX_WORD_UNPACKED_BYTES", "100000")
    limits.cache_clear()
    data = changed(whole(), {"word/media/a.png": bytes(10_000_000)})
    assert len(data) < 100_000
    assert refusal(desk, data) == "over-limit"
    monkeypatch.undo()
    limits.cache_clear()


def test_a_file_that_is_too_large_is_not_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GALLEY_MAX_WORD_FILE_BYTES", "100")
    limits.cache_clear()
    assert refusal(desk, whole()) == "over-limit"
    monkeypatch.undo()
    limits.cache_clear()


def test_without_pandoc_it_says_how_to_get_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    before = tree(desk.folder)
    with pytest.raises(MachineError, match=r"make setup, or, in the clone: .*intake"):
        desk.bring(whole())
    assert tree(desk.folder) == before


def late(*_: Any, timeout: int, **__: Any) -> None:  # noqa: ANN401 - as a process is begun
    assert timeout == limits().max_word_seconds
    raise subprocess.TimeoutExpired("pandoc", timeout)


def failed(*_: Any, **__: Any) -> subprocess.CompletedProcess[bytes]:  # noqa: ANN401 - as above
    return subprocess.CompletedProcess("pandoc", 63, b"", b"couldn't parse")


@pytest.mark.parametrize("outcome", [late, failed])
def test_pandoc_that_fails_or_takes_too_long_is_told(
    desk: Desk, outcome: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("galley.intake.word.converting.subprocess.run", outcome)
    assert refusal(desk, whole()) == "word-unread"


@pytest.mark.parametrize(
    ("slug", "code"),
    [("Long", "piece-name"), ("board", "piece-reserved"), ("quays", "piece-exists")],
)
def test_a_piece_needs_a_free_name(desk: Desk, slug: str, code: str) -> None:
    assert refusal(desk, whole(), slug) == code


def test_without_an_issue_there_is_nothing_to_add_to(desk: Desk) -> None:
    (desk.folder / "issue.yaml").unlink()
    assert refusal(desk, whole()) == "issue-missing"


@pytest.mark.parametrize("text", ["a: [", "contents: none\n", "a: 1\n", "contents: [a]\n"])
def test_an_issue_that_is_broken_is_told_and_left(desk: Desk, text: str) -> None:
    (desk.folder / "issue.yaml").write_text(text)
    before = tree(desk.folder)
    with pytest.raises(ContentError) as raised:
        desk.bring(whole())
    assert {found.path for found in raised.value.diagnostics} == {str(desk.folder / "issue.yaml")}
    assert tree(desk.folder) == before


def test_a_section_that_is_not_there_is_told(desk: Desk) -> None:
    word = opened(Word())
    word.picture(png(), "A box")
    before = tree(desk.folder)
    with pytest.raises(ContentError, match="section-unknown"):
        desk.bring(word, kind=Kind.INTERVIEW)
    assert tree(desk.folder) == before


def test_an_issue_that_is_not_utf_8_is_told(desk: Desk) -> None:
    (desk.folder / "issue.yaml").write_bytes(b"a: \xff")
    assert refusal(desk, whole()) == "text-encoding"


def test_a_figure_that_is_there_is_not_overwritten(desk: Desk) -> None:
    (desk.folder / "figures").mkdir()
    (desk.folder / "figures" / "long-1.png").write_bytes(b"old")
    word = opened(Word())
    word.picture(png(), "A box")
    assert refusal(desk, word) == "piece-exists"


def test_what_was_written_is_taken_back_where_the_rest_cannot_be(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt(path: Path, _data: bytes) -> None:
        assert path.name == "issue.yaml"
        raise MachineError("cannot write", "free some space")

    monkeypatch.setattr("galley.files.write_atomically", spoilt)
    word = opened(Word())
    word.picture(png(), "A box")
    before = tree(desk.folder)
    with pytest.raises(MachineError):
        desk.bring(word)
    assert tree(desk.folder) == before
    assert not (desk.folder / "figures").exists()
