"""Scripts that are not set: those that run from right to left, and signs that turn a text so."""

from __future__ import annotations

import re

TURNED = re.compile(
    # Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan and Mandaic; marks and overrides; Hebrew
    # and Arabic forms; the scripts of old from Cypriot on; Mende Kikakui, Adlam and others.
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""A character that runs from right to left, or makes others do so."""


def turned(sign: str) -> tuple[str, str]:
    """Say what is wrong with such a character, and what to do."""
    name = f"U+{ord(sign):04X}"
    if sign.isprintable():
        return (
            f"“{sign}”, {name}, is of a script that runs from right to left, and none such is set",
            "write the words in Latin letters",
        )
    return f"{name} turns the text from right to left, which is not set", "delete it"
