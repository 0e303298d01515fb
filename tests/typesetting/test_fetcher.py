"""Nothing comes in from outside the project's folders."""

from pathlib import Path

import pytest
from weasyprint.urls import FatalURLFetchingError

from galley.errors import ContentError
from galley.typesetting.engine import Typesetter
from galley.typesetting.fetcher import FolderFetcher
from tests.typesetting.conftest import part


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


def test_a_refused_file_stops_the_part(typesetter: Typesetter) -> None:
    given = part(['<p><img src="file:///etc/hostname" alt="x"></p>'])
    with pytest.raises(ContentError) as caught:
        typesetter.typeset(given)
    assert [d.code for d in caught.value.diagnostics] == ["file-refused"]
