"""What stands about an address: the address itself, and the day of access."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.model import Passage
from galley.proofing.rules.citation import Citation
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding
from galley.proofing.rules.masking import ADDRESS, plain_text

MOST = 0.5
"""The share of a piece's addresses that have a day of access where the house gives one."""

WITHOUT = re.compile(r"\bavailable at\s*:?\s*(?=\((?:last )?accessed|[.;]|$)", re.IGNORECASE)
LINKED = re.compile(r"\bavailable at\s*:?\s*$", re.IGNORECASE)


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each address without its day of access, and each place without its address."""
    for text in edited.texts:
        online = [source for source in text.full if source.address]
        dated = sum(source.accessed is not None for source in online)
        if dated > MOST * len(online):
            yield from (_undated(source) for source in online if source.accessed is None)
        for passage in text.notes:
            yield from _without(passage)


def _undated(source: Citation) -> Finding:
    at = next(a.start for a in source.passage.addresses if a.start >= source.start)
    message = "an address without the day on which it was looked at"
    hint = "add (accessed: June 1, 2022)"
    return finding("access-missing", message, hint, source.passage.place(at))


def _without(passage: Passage) -> Iterator[Finding]:
    plain = plain_text(passage)
    for match in WITHOUT.finditer(plain):
        message, hint = "“available at”, but no address follows", "add the address"
        yield finding("address-missing", message, hint, passage.place(match.start()))
    if ADDRESS not in plain and not WITHOUT.search(plain) and plain.rstrip().endswith(","):
        message, hint = (
            "a note that breaks off after a comma",
            "add what is missing, or take it out",
        )
        yield finding("note-broken", message, hint, passage.place(len(plain.rstrip()) - 1))
