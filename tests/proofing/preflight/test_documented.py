"""The documentation tells every condition as the table has it."""

from __future__ import annotations

import re
from pathlib import Path

from galley.kinds import FileKind
from galley.proofing.preflight.conditions import CONDITIONS, FAMILIES, Condition
from galley.proofing.preflight.kinds import ALL

PAGE = Path(__file__).parents[3] / "docs" / "preflight.md"
NUMBER = re.compile(
    r"Matterhorn \d\d-\d\d\d(, \d\d-\d\d\d)*"
    r"|ISO (14289-1|19005-3|32000-1), \d+(\.\d+)+"
    r"|ISO 15930-7|(, )?house(, after ISO 15930-7)?"
)
"""How a condition is numbered; parts are kept apart by semicolons."""


def told(row: Condition) -> str:
    """Give the line that the documentation has of a condition."""
    kinds = "all" if row.kinds == ALL else ", ".join(k for k in FileKind if k in row.kinds)
    return f"| `{row.code}` | {row.number} | {kinds} | {row.says} | {row.hint} |"


def test_every_condition_is_told_in_its_family() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, rows in FAMILIES.items():
        table = page.partition(f"### {name}\n\n")[2].partition("\n\n")[0].splitlines()
        assert table[2:] == [told(row) for row in rows]


def test_every_condition_has_numbers_of_a_known_form() -> None:
    for row in CONDITIONS.values():
        assert all(NUMBER.fullmatch(part) for part in row.number.split("; ")), row


def test_codes_are_unique_and_say_what_they_are() -> None:
    rows = [row for family in FAMILIES.values() for row in family]
    assert len(rows) == len(CONDITIONS)
    assert all(re.fullmatch(r"preflight(-[a-z]+)+", row.code) for row in rows)
