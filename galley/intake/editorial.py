"""The Editor's Note: its title, and the signature at its end."""

from __future__ import annotations

from collections.abc import Sequence

from galley.intake.ledger import Ledger
from galley.intake.lines import Block
from galley.intake.openers import inline
from galley.intake.pieces import Author, Leaf, Opener
from galley.intake.signs import squash

LONGEST_LINE = 70  # characters
MOST_LINES = 6
GREETING = ("sincerely", "yours", "bestregards", "kindregards", "regards", "respectfully")


def read_editorial(leaf: Leaf, ledger: Ledger) -> tuple[Opener, tuple[Block, ...]]:
    """Return title and signature, and the blocks of the text between them.

    A fault where no signature ends it: a run of short lines without a stop.
    """
    title = inline(" ".join(block.text for block in leaf.blocks[: leaf.titled]))
    blocks = leaf.blocks[leaf.titled :]
    cut = len(blocks)
    while cut > 1 and _signs(blocks[cut - 1]) and len(blocks) - cut < MOST_LINES:
        cut -= 1
    signature = tuple(inline(line.text) for block in blocks[cut:] for line in block.lines)
    if not signature:
        line = leaf.blocks[-1].line
        message = "the Editor's Note is not signed"
        ledger.fault(line, "signature-missing", message, "end it with the lines of a signature")
        ledger.stop()
    return Opener(title, (Author(_signatory(signature)),), signature=signature), blocks[:cut]


def _signs(block: Block) -> bool:
    lines = block.lines
    short = all(len(line.text) <= LONGEST_LINE for line in lines) and len(lines) <= MOST_LINES
    return short and not any(line.text.endswith((".", ":", ";")) for line in lines)


def _signatory(signature: Sequence[str]) -> str:
    """Return the name in a signature: the first line that is no greeting."""
    named = [line for line in signature if not squash(line).startswith(GREETING)]
    return (named or list(signature))[0].strip(" ,")
