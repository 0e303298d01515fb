"""What an abridged edition says of itself, and what is no part of its pieces."""

from __future__ import annotations

import re

from galley.wording import ABRIDGED, ABRIDGEMENT, ANEW, KIND_WORDS

BEGINNINGS = (ABRIDGED, ANEW, *(ABRIDGEMENT.format(word) for word in KIND_WORDS.values()))
STATEMENT = re.compile("|".join(rf"{re.escape(beginning)}\b" for beginning in BEGINNINGS))


def is_statement(text: str) -> bool:
    """Tell whether a block says that the edition, or a piece of it, is abridged."""
    return bool(STATEMENT.match(text.strip("*")))
