"""What a file is for is told by itself; what cannot be read is told at once."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from pikepdf import Encryption, Pdf

from galley.errors import ContentError
from galley.kinds import FileKind
from galley.proofing.preflight.preflight import preflight
from tests.proofing.finished import Finished

from .sound import sound

GUESSED = {kind: kind for kind in FileKind} | {FileKind.OFFPRINT: FileKind.SCREEN}

NOT_YET = {"preflight-heading-first", "preflight-nesting-toc", "preflight-ua-identifier"}
"""What the issue's PDF fails as a file for the screen, which it does not claim to be."""


@pytest.mark.parametrize("kind", FileKind)
def test_a_file_tells_what_it_is_for(kind: FileKind) -> None:
    assert preflight(sound(kind), "sound.pdf") == (GUESSED[kind], ())


def test_a_file_that_is_no_pdf_cannot_be_read() -> None:
    with pytest.raises(ContentError, match="preflight-unreadable") as raised:
        preflight(b"no PDF", "none.pdf")
    assert "BytesIO" not in str(raised.value)


def test_a_file_behind_a_password_cannot_be_read() -> None:
    locked = BytesIO()
    with Pdf.open(BytesIO(sound(FileKind.SCREEN))) as pdf:
        pdf.save(locked, encryption=Encryption(owner="a", user="b"))
    with pytest.raises(ContentError, match="asks for a password"):
        preflight(locked.getvalue(), "locked.pdf")


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.filterwarnings("ignore")
def test_a_damaged_file_ends_in_findings_or_is_unreadable(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(sound(FileKind.ARCHIVE))
    for _ in range(chance.randrange(1, 60)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        found = preflight(bytes(data), "damaged.pdf")[1]
    except ContentError as error:
        found = error.diagnostics
    assert all(told.code.startswith("preflight-") for told in found)


def test_the_issue_as_it_is_built_fails_only_what_is_not_yet_claimed(finished: Finished) -> None:
    _, found = preflight(finished.pdf, "v3i1.pdf", FileKind.SCREEN)
    assert {told.code for told in found} <= NOT_YET
