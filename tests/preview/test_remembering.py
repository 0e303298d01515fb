"""What is read again, and what is not; and how pages are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.errors import Diagnostic
from galley.manuscript import Drafts, survey
from galley.markup import Marks
from galley.order import Order
from galley.preview.reader import Reader
from galley.preview.searching import fold, plain
from galley.preview.watching import Watcher
from tests.made_up import TIDES, spoil, write_issue


def test_a_file_of_the_same_bytes_is_the_same_piece(tmp_path: Path) -> None:
    folder, drafts = write_issue(tmp_path), Drafts()
    before = {piece.slug: piece for piece in survey(folder, draft=drafts).pieces}
    spoil(folder / "tides.md", "Up.", "Upwards.")
    (folder / "mist.md").touch()
    after = {piece.slug: piece for piece in survey(folder, draft=drafts).pieces}
    assert {slug for slug in after if after[slug] is not before[slug]} == {"tides"}
    assert after["tides"].text == before["tides"].text.replace("Up.", "Upwards.")


def test_what_is_wrong_with_a_file_is_told_each_time(tmp_path: Path) -> None:
    folder, drafts = write_issue(tmp_path), Drafts()
    spoil(folder / "tides.md", "title: Tides", "titel: Tides")
    told = [survey(folder, draft=drafts).diagnostics for _ in range(2)]
    assert told[0] == told[1] != ()


def test_a_file_that_is_written_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, drafts = write_issue(tmp_path), Drafts()
    file = folder / "tides.md"
    read = Path.read_bytes

    def meddled(path: Path) -> bytes:
        data = read(path)
        if path == file:
            monkeypatch.setattr(Path, "read_bytes", read)
            path.write_text(TIDES.replace("Up.", "Meanwhile."), "utf-8")
        return data

    monkeypatch.setattr(Path, "read_bytes", meddled)
    found: list[Diagnostic] = []
    drafts(file, "tides.md", found)
    file.write_text(TIDES, "utf-8")
    piece = drafts(file, "tides.md", found).piece
    assert piece
    assert "Up." in piece.text


def test_a_piece_is_marked_up_once(tmp_path: Path) -> None:
    pieces = survey(write_issue(tmp_path)).pieces
    marks = Marks()
    first = [marks(piece, None) for piece in pieces]
    assert all(a is b for a, b in zip(first, [marks(p, None) for p in pieces], strict=True))
    marks.forget()
    assert all(a is not b for a, b in zip(first, [marks(p, None) for p in pieces], strict=True))


def test_a_figure_that_comes_marks_all_up_anew(tmp_path: Path) -> None:
    folder = write_issue(tmp_path)
    reader = Reader(Order(content=tmp_path))
    one, two = reader.read().job, reader.read().job
    (folder / "figures").mkdir()
    (folder / "figures" / "a.svg").write_text("<svg/>", "utf-8")
    three = reader.read().job
    assert one
    assert two
    assert three
    assert all(a is b for a, b in zip(one.marked.pieces, two.marked.pieces, strict=True))
    assert not any(a is b for a, b in zip(two.marked.pieces, three.marked.pieces, strict=True))
    assert two.bench != three.bench


def test_what_no_build_reads_is_not_seen(tmp_path: Path) -> None:
    told: list[None] = []
    folder = write_issue(tmp_path)
    watcher = Watcher(folder, lambda: told.append(None))
    for name in ("folios.yaml", ".cache/00/00ff", ".x.swp", "x~", "_x.md"):
        assert not watcher._is_read(folder / name)  # noqa: SLF001
    for name in ("issue.yaml", "quays.md", "figures/a.png"):
        assert watcher._is_read(folder / name)  # noqa: SLF001
    assert not watcher._is_read(tmp_path / "elsewhere.md")  # noqa: SLF001


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ünlü  İzmir ısı", "unlu izmir isi"),
        ("form\u2010\r\nation", "formation"),
        ("long\x02\r\nterm", "long-term"),
        ("one\r\ntwo", "one two"),
        ("“It’s”", '"it\'s"'),
        ("ﬁne", "fine"),
        ("a\u200bb", "ab"),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    found = fold(text)
    assert found.text == folded
    assert len(found.at) == len(folded)
    assert sorted(found.at) == list(found.at)


def test_text_is_shown_without_the_ends_of_lines() -> None:
    assert plain(" form\u2010\r\nation, long\x02\r\nterm ") == " formation, long-term "
    assert plain("") == ""
