"""The patches that `make mutants` tries: each still fits the code, and names a test there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PATCHES = sorted((ROOT / "tests" / "mutants").glob("*.patch"))


def line(patch: str, key: str) -> str:
    """Give what the head of a patch says of something."""
    (found,) = re.findall(rf"^{key}: (.+)$", patch, re.MULTILINE)
    return str(found)


def test_there_is_one_for_many_guards() -> None:
    assert len(PATCHES) >= 10
    assert len({line(path.read_text(encoding="utf-8"), "Guard") for path in PATCHES}) == len(
        PATCHES
    )


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: str(path.stem))
def test_a_patch_fits_the_code_and_names_a_test(path: Path) -> None:
    patch = path.read_text(encoding="utf-8")
    file = ROOT / patched(patch)
    for hunk in re.split(r"^@@.*@@\n", patch, flags=re.MULTILINE)[1:]:
        before = [row[1:] for row in hunk.splitlines() if row[:1] in {" ", "-"}]
        assert "\n".join(before) in file.read_text(encoding="utf-8")
    module, _, name = line(patch, "Test").partition("::")
    assert f"def {name}(" in (ROOT / module).read_text(encoding="utf-8")


def patched(patch: str) -> str:
    """Name the file that a patch is of."""
    (name,) = re.findall(r"^--- a/(.+)$", patch, re.MULTILINE)
    return str(name)
