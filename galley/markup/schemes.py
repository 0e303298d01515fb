"""Which addresses are taken."""

from __future__ import annotations

TAKEN = frozenset({"http", "https", "mailto"})
HINT = "an address begins with https://, http:// or mailto:, a place in the piece with #"


def scheme(address: str) -> str:
    """Return an address's scheme in lower case; nothing for one that has none."""
    head, colon, _ = address.strip().partition(":")
    return head.lower() if colon else ""
