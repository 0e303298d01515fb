"""A whole printed issue read: what an import writes, and what a set issue is measured by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from galley.intake.blocks import blocks_of
from galley.intake.call_page import read_call
from galley.intake.contents_list import Contents, read_contents
from galley.intake.cover import cover_titles
from galley.intake.leaves import find_leaves
from galley.intake.ledger import Ledger
from galley.intake.lines import Block
from galley.intake.masthead import Masthead, read_masthead
from galley.intake.names import compare_names
from galley.intake.overrides import read_overrides
from galley.intake.pieces import Rebuilt
from galley.intake.reading import read
from galley.intake.rebuilding import rebuild
from galley.intake.signs import squash
from galley.intake.wraps import vocabulary

RULED = "notes"
"""What stands at the head of each of the last, ruled pages."""


@dataclass(frozen=True)
class Whole:
    """An issue as read: the pages around its pieces, and the pieces, rebuilt.

    ``coming`` is the call for submissions, ``cover`` its titles with their line breaks,
    ``ruled`` the count of ruled pages after the call.
    """

    masthead: Masthead
    contents: Contents
    pieces: tuple[Rebuilt, ...]
    coming: Mapping[str, object]
    cover: Mapping[str, str]
    ruled: int


def decisions_of(source: Path, overrides: Path | None) -> Path:
    """Return the file of decisions: the one given, or the one beside the source."""
    return overrides or source.with_name(f"{source.name}.overrides.yaml")


def ledger_of(source: Path, overrides: Path | None) -> Ledger:
    """Return a ledger with the decisions for a source.

    Raises `ContentError` and `MachineError` where they cannot be read.
    """
    beside = decisions_of(source, overrides)
    return Ledger(str(source), read_overrides(beside, needed=overrides is not None))


def read_whole(source: Path, ledger: Ledger) -> Whole:
    """Read the text of an issue. Raises `ContentError` and `MachineError`."""
    reading = read(source)
    words = vocabulary(reading.lines)
    blocks = blocks_of(reading, words, ledger)
    contents = read_contents(blocks, ledger)
    leaves, call = find_leaves(contents, blocks, reading.heads, ledger)
    front = blocks[: contents.start]
    masthead = read_masthead(front, ledger)
    coming = read_call(blocks[call:], ledger)
    pieces = rebuild(leaves, words, ledger, paged=reading.paged)
    compare_names(pieces, leaves, ledger)
    cover = cover_titles(front, {piece.slug: piece.opener.title for piece in pieces})
    return Whole(masthead, contents, pieces, coming, cover, _ruled(blocks[call:]))


def _ruled(blocks: Sequence[Block]) -> int:
    return sum(squash(block.text) == RULED for block in blocks)
