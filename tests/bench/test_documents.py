"""The documents for peers hold the whole issue, each note once, and the journal's look."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.bench.documents import write_documents
from tools.bench.parts import Issue, note_texts, read_issue
from tools.bench.peers import BROWSER_HTML, ENGINE_HTML, MARKDOWN, pandoc

STYLES = ROOT / "styles"


@pytest.fixture(scope="module")
def issue() -> Issue:
    return read_issue(ROOT / "content" / "v3i1")


@pytest.fixture(scope="module")
def folder(issue: Issue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("documents")
    write_documents(issue, STYLES, Path("nowhere"), pandoc(), target)
    return target


@pytest.mark.parametrize("name", [ENGINE_HTML, BROWSER_HTML])
def test_a_joined_document_holds_every_note_once(issue: Issue, folder: Path, name: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert tuple(note_texts(text)) == issue.notes
    known = [note.body_id for _, part in issue.parts for note in part.notes]
    ids = Counter(re.findall(r' id="([^"]+)"', text))
    assert len(known) > 400 - 1
    assert len(known) - issue.numbered == sum(".author-" in name for name in known)
    assert all(ids[name] == 1 for name in known)
    assert set(ids.values()) == {1}


def test_a_joined_document_holds_every_part(issue: Issue, folder: Path) -> None:
    text = (folder / ENGINE_HTML).read_text(encoding="utf-8")
    assert text.count('<section class="part ') == len(issue.parts)
    assert text.count("<body") == text.count("</html>") == 1


def test_browsers_get_one_sheet_with_values_for_tokens(folder: Path) -> None:
    text = (folder / BROWSER_HTML).read_text(encoding="utf-8")
    assert "@import" not in text
    assert "@layer" not in text
    assert "footnote-policy" not in text
    documents_own = {"--leading", "--tracking", "--spread", "--spine", "--spine-text"}
    assert set(re.findall(r"var\((--[a-z-]+)\)", text)) <= documents_own
    assert "size: 163mm 237mm" in text


def test_what_the_sheets_ask_for_lies_beside_the_document(folder: Path) -> None:
    text = (folder / BROWSER_HTML).read_text(encoding="utf-8")
    found = re.findall(r'url\("?(?!data:)([^")]+)"?\)', text)
    assert found
    assert all((folder / address).is_file() for address in found)


def test_pandocs_markdown_holds_every_note_once(issue: Issue, folder: Path) -> None:
    text = (folder / MARKDOWN).read_text(encoding="utf-8")
    assert len(re.findall(r"^\[\^\d+\]:", text, re.MULTILINE)) == len(issue.notes)
    assert len(re.findall(r"\[\^\d+\](?!:)", text)) == len(issue.notes)
