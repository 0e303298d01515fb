"""The examples of docs/rules.md are what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .looked import codes

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "rules.md"
HEAD = re.compile(r"^### `([a-z-]+)`\n", re.MULTILINE)
EXAMPLE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LABEL = re.compile(r"^\[\^(\w+)\]:", re.MULTILINE)

_, *PARTS = HEAD.split(GUIDE.read_text(encoding="utf-8"))
SECTIONS = dict(zip(PARTS[::2], PARTS[1::2], strict=True))


def called(text: str) -> str:
    """Call the notes of an example, in their order."""
    calls = " ".join(f"Word[^{label}]" for label in LABEL.findall(text))
    return f"{text}\n{calls}\n"


@pytest.mark.parametrize("code", SECTIONS)
def test_an_example_trips_its_rule_and_is_mended(code: str) -> None:
    (language, wrong), *mended = EXAMPLE.findall(SECTIONS[code])
    if language == "markdown":
        assert code in {each.split()[1] for each in codes(called(wrong))}
        assert code not in {each.split()[1] for each in codes(called(mended[0][1]))}
    assert f"quiet: {code}" in SECTIONS[code] or code.startswith("quiet-")
