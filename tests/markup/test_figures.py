"""Files of figures: there, inside the issue's folder, and of a kind that can be set."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.markup.pieces import diagnostics, found


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    """Return a folder of figures that holds one map, and a file outside it."""
    folder = tmp_path / "figures"
    folder.mkdir()
    (folder / "map.svg").write_text("<svg/>")
    (tmp_path / "secret.svg").write_text("<svg/>")
    return folder


def test_a_file_that_is_there(figures: Path) -> None:
    assert found("![a](figures/map.svg)", figures=figures) == []


def test_a_file_that_is_not(figures: Path) -> None:
    (only,) = diagnostics("a\n\n![a](figures/maps.svg)", figures=figures)
    assert (only.code, only.line, only.column) == ("figure-missing", 3, 1)
    assert only.hint == "did you mean figures/map.svg?"


def test_a_link_out_of_the_folder(figures: Path) -> None:
    (figures / "out.svg").symlink_to(figures.parent / "secret.svg")
    assert found("![a](figures/out.svg)", figures=figures) == ["1:1 file-outside"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert found("![a](figures/a.svg)", figures=tmp_path / "figures") == ["1:1 figure-missing"]
