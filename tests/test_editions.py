"""The journal's issue, released: its editions beside one another, and the cover as a sheet."""

from __future__ import annotations

import pytest

from galley.press import Press
from galley.release import release

from .conftest import Built
from .editions import Release, offprinted, turns_alike, unsound


@pytest.fixture(scope="module")
def released(journal: Built) -> Release:
    """Release the journal's issue, of the parts that are kept."""
    return Release(release(Press(journal.order)).folder)


def test_all_editions_turn_at_the_same_words(journal: Built, released: Release) -> None:
    assert turns_alike(released) == journal.report["extent"]


@pytest.mark.long
def test_no_file_fails_a_condition(journal: Built, released: Release) -> None:
    assert unsound(released, journal.folder) == []


def test_offprints_have_the_issues_own_pages(journal: Built, released: Release) -> None:
    assert offprinted(released) == sum(row["pages"] for row in journal.report["pieces"])
