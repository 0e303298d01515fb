"""What the rules find in the full text of the printed issue, which `$PRINT` names."""

from __future__ import annotations

import os
import re
from pathlib import Path
from time import process_time

import pytest

from galley.errors import Diagnostic
from galley.intake import import_print
from galley.manuscript import read_issue
from galley.markup import mark_issue
from galley.proofing.rules import look

PRINT = os.environ.get("PRINT", "")
SECONDS = 3

pytestmark = pytest.mark.skipif(not PRINT, reason="PRINT names no printed issue")

TOLD = {
    ("ibrahimov", 16, "opcit-before"),
    ("ibrahimov", 18, "accessed-before-published"),
    ("miholjic", 30, "accessed-before-published"),
    ("jafarova", 36, "dated-after-issue"),
    ("jafarova", 39, "dated-after-issue"),
    ("jafarova", 43, "dated-after-issue"),
    ("ibrahimov", 13, "ibid-other"),
    ("mustafayeva", 6, "address-missing"),
    ("weitz", 8, "citation-twice"),
}
"""Piece, note and code of some of the faults that are known to be in print."""


def test_the_faults_that_are_known_are_found_in_time(tmp_path: Path) -> None:
    import_print(Path(PRINT), tmp_path / "v3i1")
    marked = mark_issue(read_issue(tmp_path / "v3i1"), figures=None)
    begun = process_time()
    found = [each.diagnostic for each in look(marked)]
    assert process_time() - begun < SECONDS
    assert {(Path(d.path).stem, note(d), d.code) for d in found} >= TOLD
    names = {d.message.split('"')[1] for d in found if d.code == "name-variant"}
    assert names >= {"Nina Miholjcic", "Nina Mihojcic"}  # and Miholjic, which is right


def note(told: Diagnostic) -> int:
    """Give the number of the note that a diagnostic's line defines, 0 for none."""
    line = Path(told.path).read_text(encoding="utf-8").split("\n")[told.line - 1]
    label = re.match(r"\[\^n(\d+)\]:", line)
    return int(label[1]) if label else 0
