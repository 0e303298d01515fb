"""Names of authors that the issue spells in more than one way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from galley.intake.ledger import Ledger
from galley.intake.lines import Block
from galley.intake.pieces import Leaf, Rebuilt
from galley.intake.signs import squash

NEAR = 0.7
"""How alike two surnames after the same first name are to be taken for one."""


def compare_names(pieces: Sequence[Rebuilt], leaves: Sequence[Leaf], ledger: Ledger) -> None:
    """Doubt the spellings of authors' names in pieces that tell of others, as editorials do."""
    names = [author.name for piece in pieces for author in piece.opener.authors]
    telling = [leaf for leaf in leaves if leaf.kind == "editorial"]
    for block in (block for leaf in telling for block in leaf.blocks):
        for name, other in _others(block, names):
            what = f"{name} is called “{other}” here"
            ledger.doubt(block.line, "name-differs", what, "left as it is")


def printed_otherwise(piece: Rebuilt) -> str:
    """Return another spelling of an author's name in the printed contents; else nothing.

    An issue's contents are made from its pieces, so this is the only word of it.
    """
    names = [author.name for author in piece.opener.authors]
    found = _otherwise(piece.leaf.entry.author.replace("İ", "I").title(), names)
    return next((other for _, other in found), "")


def _others(block: Block, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield names, and spellings of them in a block that are not theirs."""
    yield from _otherwise(block.text, names)


def _otherwise(text: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        first, _, last = name.rpartition(" ")
        if not first:
            continue
        for match in re.finditer(rf"{re.escape(first)} ([^\W\d_]+)", text):
            likeness = SequenceMatcher(None, squash(match[1]), squash(last)).ratio()
            if NEAR <= likeness < 1:
                yield name, match[0]
