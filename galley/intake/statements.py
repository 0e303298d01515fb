"""What an abridged edition says of itself, and what is no part of its pieces."""

from __future__ import annotations

import re

STATEMENT = re.compile(
    r"Abridged edition\. Every piece is an abridgement\b"
    r"|An abridgement of the \w+(?: \w+)?, written for this edition\b"
    r"|Written anew for this abridged edition\b"
)


def is_statement(text: str) -> bool:
    """Tell whether a block says that the edition, or a piece of it, is abridged."""
    return bool(STATEMENT.match(text.strip("*")))
