"""Sound files pass; broken ones fail, each by the condition that it was broken by."""

from __future__ import annotations

import pytest

from galley.kinds import FileKind
from galley.proofing.preflight.conditions import CONDITIONS
from galley.proofing.preflight.opened import Known
from galley.proofing.preflight.preflight import preflight

from .broken import FACTS
from .broken import WAYS as KINDS_WAYS
from .broken_archives import ARCHIVE_WAYS, SOUND
from .sound import sound
from .ways import Way

WAYS = [*KINDS_WAYS, *ARCHIVE_WAYS]


@pytest.mark.parametrize("kind", FileKind)
def test_a_sound_file_passes(kind: FileKind) -> None:
    known = Known(FACTS, (100, 140))
    assert preflight(sound(kind), "sound.pdf", kind, known) == (kind, ())


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.code}, {way.kind}")
def test_a_broken_file_fails_by_its_condition_alone(way: Way) -> None:
    _, found = preflight(way.file(), "broken.pdf", way.kind, way.known)
    assert {finding.code for finding in found} == {way.code}, found
    for finding in found:
        assert finding.path == "broken.pdf"
        assert f"({CONDITIONS[way.code].number})" in finding.message
        assert finding.hint == CONDITIONS[way.code].hint


@pytest.mark.parametrize("way", SOUND, ids=lambda way: way.code)
def test_what_comes_near_to_a_condition_does_not_fail_it(way: Way) -> None:
    assert preflight(way.file(), "sound.pdf", way.kind, way.known) == (way.kind, ())


def test_every_condition_is_failed_by_a_file() -> None:
    assert {way.code for way in WAYS} == CONDITIONS.keys()


def test_every_condition_is_asked_of_the_kind_that_is_broken() -> None:
    assert all(way.kind in CONDITIONS[way.code].kinds for way in WAYS)
