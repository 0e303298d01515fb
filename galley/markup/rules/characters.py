"""Characters that no page can show."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore

from galley.markup.sheet import sheet_of

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def check(state: StateCore) -> None:
    """Report control characters, and drop them."""
    for match in UNFIT.finditer(state.src):
        sheet_of(state).error(
            "text-control",
            f"U+{ord(match[0]):04X} cannot be printed",
            "delete it, or its escape",
            match.start(),
        )
    state.src = UNFIT.sub("\N{REPLACEMENT CHARACTER}", state.src)
