"""Nothing comes in from outside the project's folders."""

from pathlib import Path

import pytest
from weasyprint.urls import FatalURLFetchingError

from galley.errors import ContentError
from galley.typesetting.engine import Typesetter
from galley.typesetting.fetcher import BASE, FolderFetcher
from tests.typesetting.conftest import ROOT, part


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    folder = tmp_path / "figures"
    folder.mkdir()
    (folder / "a b.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "way-out").symlink_to(tmp_path / "secret.txt")
    return folder


def test_a_file_in_the_folder_is_read(inside: Path) -> None:
    response = FolderFetcher([inside]).fetch((inside / "a b.svg").as_uri())
    assert b"svg" in response.read()


@pytest.mark.parametrize(
    "way",
    [
        "file:///etc/passwd",
        "{folder}/../secret.txt",
        "{folder}/%2e%2e/secret.txt",
        "{folder}/way-out",
        "file://host/share/file",
        "http://127.0.0.1:9/",
        "https://example.org/a.png",
        "ftp://127.0.0.1/a",
    ],
)
def test_everything_else_is_refused(inside: Path, way: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        FolderFetcher([inside]).fetch(way.format(folder=inside.as_uri()))


@pytest.mark.parametrize(
    "way", ["figures/../secret.txt", "figures/%2e%2e/secret.txt", "secret.txt"]
)
def test_the_issues_own_address_leads_to_its_figures_alone(inside: Path, way: str) -> None:
    fetcher = FolderFetcher([inside], inside.parent)
    assert fetcher.fetch(f"{BASE}figures/a%20b.svg").content_type == "image/svg+xml"
    with pytest.raises(FatalURLFetchingError):
        fetcher.fetch(BASE + way)


def test_a_file_is_read_once(inside: Path) -> None:
    """A picture that is swapped between two rounds does not come out in two forms."""
    file = inside / "a b.svg"
    fetcher = FolderFetcher([inside])
    before = fetcher.fetch(file.as_uri()).read()
    file.write_text("changed", encoding="utf-8")
    response = fetcher.fetch(file.as_uri())
    assert response.read() == before
    assert response.path is None


def test_a_folder_of_figures_that_leads_out_is_not_shown(inside: Path, tmp_path: Path) -> None:
    issue = tmp_path / "issue"
    issue.mkdir()
    (issue / "figures").symlink_to(inside)
    with pytest.raises(ContentError) as caught:
        Typesetter(ROOT / "styles", issue).typeset(part(['<p><img src="figures/a%20b.svg"></p>']))
    assert [d.code for d in caught.value.diagnostics] == ["file-refused"]


def test_a_refused_file_stops_the_part(typesetter: Typesetter) -> None:
    given = part(['<p><img src="file:///etc/hostname" alt="x"></p>'])
    with pytest.raises(ContentError) as caught:
        typesetter.typeset(given)
    assert [d.code for d in caught.value.diagnostics] == ["file-refused"]
