"""When two citations are of one work."""

from __future__ import annotations

import re

from galley.proofing.rules.citation import Citation

HOME = re.compile(r"[^/]+/?(?:(?:index\.\w+|[a-z]{2})/?)?")
SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
SHORTEST = 8
"""Titles of fewer letters are too common to tell works apart."""


def address_key(address: str) -> str:
    """Return what tells an address from others; nothing for a site's front page."""
    bare = SCHEME.sub("", address.strip()).rstrip("/")
    return "" if HOME.fullmatch(bare) else bare


def same_title(one: str, other: str) -> bool:
    """Whether two folded titles are the same, or one begins as the other does."""
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST and long.startswith(short)


def same_work(one: Citation, other: Citation) -> bool:
    """Whether two full citations are of one work: by its address, or authors and title.

    The same text at two addresses, as in two languages, is two works.
    """
    first, second = address_key(one.address), address_key(other.address)
    if first and second:
        return first == second
    return one.title == other.title and len(one.title) >= SHORTEST and one.names == other.names
