"""A finished file is held against its manuscript, and the command line tells what it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Name, Pdf

from galley import cli
from galley.cli.general import Exit
from galley.errors import ContentError
from galley.kinds import FileKind
from galley.preflighting import known_of, preflight_file, trim

from .made_up import write_issue
from .proofing.preflight.sound import sound


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with the made-up issue and a sound file, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    write_issue(tmp_path / "content")
    (tmp_path / "sound.pdf").write_bytes(sound(FileKind.SCREEN))
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command line; give what it exits with."""
    monkeypatch.setattr("sys.argv", ["build.py", "check", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_what_is_known_comes_from_the_manuscript(shop: Path) -> None:
    known = known_of(shop / "content" / "v3i1")
    assert known.facts is not None
    assert known.facts.title == "Harbour Letters, Volume 3, Issue 1, Summer 2022: Ports & Tides"
    assert known.facts.cited.issn == "1234-5679"
    assert known.trim == trim() == (163, 237)


def test_a_piece_has_facts_of_its_own(shop: Path) -> None:
    facts = known_of(shop / "content" / "v3i1", "quays").facts
    assert facts is not None
    assert facts.title == "The Long Quay"
    with pytest.raises(ContentError, match="piece-unknown"):
        known_of(shop / "content" / "v3i1", "none")


def test_a_file_of_another_issue_is_found_out(shop: Path) -> None:
    known = known_of(shop / "content" / "v3i1")
    _, found = preflight_file(shop / "sound.pdf", known=known)
    assert {told.code for told in found} == {"preflight-facts", "preflight-page-size"}


def test_the_command_says_that_a_file_is_sound(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "--pdf", "sound.pdf") == Exit.DONE
    assert capsys.readouterr().out == "sound.pdf: screen, 0 findings.\n"
    assert run(monkeypatch, "-q", "--pdf", str(shop / "sound.pdf")) == Exit.DONE
    assert capsys.readouterr().out == ""


def test_the_command_tells_the_first_findings_of_a_condition(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Pdf.open(shop / "sound.pdf") as pdf:
        for _ in range(7):
            pdf.add_blank_page(page_size=(9, 9))
            pdf.pages[-1].obj.TrimBox = pdf.pages[0].obj.TrimBox
        pdf.Root.PageLayout = Name.SinglePage
        pdf.save(shop / "bad.pdf")
    assert run(monkeypatch, "--pdf", "bad.pdf") == Exit.CONTENT
    told = capsys.readouterr()
    assert told.out == "bad.pdf: screen, 7 findings.\n"
    assert told.err.count("error [preflight-box-nesting] page ") == 5
    assert "preflight-box-nesting: 2 more" in told.err
    assert run(monkeypatch, "-v", "--pdf", "bad.pdf") == Exit.CONTENT
    assert capsys.readouterr().err.count("error [preflight-box-nesting] page ") == 7


def test_the_command_takes_the_kind_and_the_issue(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("v3i1", "--pdf", "sound.pdf", "--edition", "offprint")
    assert run(monkeypatch, *arguments) == Exit.CONTENT
    assert "[preflight-facts] the title is “Harbour Letters”" in capsys.readouterr().err
    assert run(monkeypatch, "--pdf", str(shop / "none.pdf")) == Exit.USAGE
    assert run(monkeypatch, "--edition", "print") == Exit.USAGE
