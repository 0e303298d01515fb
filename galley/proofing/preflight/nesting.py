"""Which elements may stand in which (ISO 32000-1, 14.8.4, tables 333 and 336 to 338)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile

CODES = {
    "table": "preflight-nesting-table",
    "list": "preflight-nesting-list",
    "toc": "preflight-nesting-toc",
    "ruby": "preflight-nesting-ruby",
    "warichu": "preflight-nesting-warichu",
}


class Family(NamedTuple):
    """Elements that go together: what each may hold, and what may hold it."""

    name: str
    holds: Mapping[str, set[str]]
    stands: Mapping[str, set[str]]


ROWS = {"Table", "THead", "TBody", "TFoot"}
FAMILIES = (
    Family(
        "table",
        {
            "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
            "THead": {"TR"},
            "TBody": {"TR"},
            "TFoot": {"TR"},
            "TR": {"TH", "TD"},
        },
        {
            "THead": {"Table"},
            "TBody": {"Table"},
            "TFoot": {"Table"},
            "TR": ROWS,
            "TH": {"TR"},
            "TD": {"TR"},
        },
    ),
    Family(
        "list",
        {"L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}},
        {"LI": {"L"}, "LBody": {"LI"}},
    ),
    Family(
        "toc",
        {
            "TOC": {"TOC", "TOCI", "Caption"},
            "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
        },
        {"TOCI": {"TOC"}},
    ),
    Family(
        "ruby",
        {"Ruby": {"RB", "RT", "RP"}},
        {"RB": {"Ruby"}, "RT": {"Ruby"}, "RP": {"Ruby"}},
    ),
    Family(
        "warichu",
        {"Warichu": {"WT", "WP"}},
        {"WT": {"Warichu"}, "WP": {"Warichu"}},
    ),
)
LIMBS = {"THead": 1, "TFoot": 1, "Caption": 1}
"""How many of them a table may have."""


def check_nesting(file: OpenedFile, told: Findings) -> None:
    """Check every element against what it stands in."""
    for element in file.elements:
        above = element.parent.role if element.parent is not None else "the root"
        for family in FAMILIES:
            refused = element.role not in family.holds.get(above, {element.role})
            if refused or above not in family.stands.get(element.role, {above}):
                what = f"{element.role} stands in {above}"
                told.tell(CODES[family.name], what, file.page_of(element))
                break
        if element.role == "Table":
            for role, most in LIMBS.items():
                if sum(kid.role == role for kid in element.kids) > most:
                    what = f"a Table has more than one {role}"
                    told.tell("preflight-nesting-table", what, file.page_of(element))
