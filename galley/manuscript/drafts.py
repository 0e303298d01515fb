"""A piece's file → as much of a piece as can be read of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from galley.digests import digest_of
from galley.errors import Diagnostic
from galley.limits import limits
from galley.manuscript.forms import PIECE_FORMS, check_forms
from galley.manuscript.front_matter import FIRST_LINE, divide
from galley.manuscript.piece_rules import piece_rules
from galley.manuscript.place_holders import in_sheet, in_text
from galley.manuscript.schema import FRONT_MATTER
from galley.manuscript.sheet import Sheet
from galley.manuscript.stand_in import stand_in
from galley.manuscript.text_file import read_text
from galley.manuscript.validation import validate
from galley.manuscript.yaml_nodes import read_yaml
from galley.model import Piece


@dataclass(frozen=True)
class Draft:
    """A piece on the way: as far as it could be read."""

    sheet: Sheet | None = None
    piece: Piece | None = None


Drafting = Callable[[Path, str, list[Diagnostic]], Draft]
"""Reads a file, called so for the reader; what is wrong is added to the list."""


def draft_of(file: Path, path: str, found: list[Diagnostic]) -> Draft:
    """Read a piece as far as it can be read."""
    source = read_text(file, path, found)
    return Draft() if source is None else drafted(source, file.stem, path, found)


def drafted(source: str, name: str, path: str, found: list[Diagnostic]) -> Draft:
    """Read the text of a piece's file as far as it can be read; faults are added to ``found``."""
    halves = divide(source, path, found)
    if not halves:
        return Draft()
    sheet = read_yaml(halves.yaml, path, found, first_line=FIRST_LINE)
    front = None
    if sheet:
        sheet = check_forms(sheet, PIECE_FORMS, found)
        found.extend(piece_rules(sheet))
        found.extend(in_sheet(sheet))
        front = validate(FRONT_MATTER, sheet, found)
    places, said = (sheet.values, sheet.comments) if sheet else ({}, ())
    text, line = halves.text, halves.text_line
    found.extend(in_text(text, path, line))
    known, whole = front or stand_in(sheet), front is not None
    return Draft(sheet, Piece(name, path, known, text, line, places, said, whole))


class Drafts:
    """What came of the files of pieces, so that one that is as it was is not parsed again."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[Path, tuple[str, Draft, list[Diagnostic]]] = {}

    def __call__(self, file: Path, path: str, found: list[Diagnostic]) -> Draft:
        """Read a piece as `draft_of` does, unless it holds the same bytes as last time."""
        digest = _digest(file)
        kept = self._kept.get(file)
        if digest is None or kept is None or kept[0] != digest:
            faults: list[Diagnostic] = []
            kept = digest or "", draft_of(file, path, faults), faults
            # What was written meanwhile may be something else than what was digested.
            if digest and digest == _digest(file):
                self._kept[file] = kept
        found.extend(kept[2])
        return kept[1]


def _digest(file: Path) -> str | None:
    """Digest a file's bytes and where they lie; nothing where that is too much to read."""
    try:
        if file.stat().st_size > limits().max_file_bytes:
            return None
        return f"{file.resolve()} {digest_of(file.read_bytes())}"
    except (OSError, RuntimeError):
        return None
