"""The finished file measured against the printed issue, piece by piece."""

from __future__ import annotations

import re
from itertools import zip_longest

from galley.errors import ContentError, Diagnostic
from galley.printed import PrintedIssue
from galley.proofing.comparison import Comparison, Count
from galley.proofing.piece_proof import prove
from galley.proofing.volume import Volume, read_volume

VOLUME = re.compile(r"volume (\d+), issue (\d+)", re.IGNORECASE)
ENTRY = "TOCI"


def compare(record: PrintedIssue, pdf: bytes, path: str = "") -> Comparison:
    """Measure a bound issue against its print. Only the file is read, nothing beside it.

    ``path`` is what messages call the file. Raises `ContentError` where it is no file of
    ours, or that of another issue.
    """
    volume = read_volume(pdf, path)
    _check_same(record, volume, path)
    proofs = [prove(record, piece, volume) for piece in record.pieces]
    contents, wrong = _contents(record, volume)
    blanks = record.blanks, _blanks(record, volume)
    extent = record.extent, max(volume.folios, default=0)
    return Comparison(
        source=record.source,
        pdf=path,
        pieces=tuple(proof.told for proof in proofs),
        contents=contents,
        extent=extent,
        cover=len(volume.labels) - len(volume.folios),
        blanks=blanks,
        faults=(
            *wrong,
            *_around(record, blanks, extent),
            *(fault for proof in proofs for fault in proof.faults),
        ),
    )


def _check_same(record: PrintedIssue, volume: Volume, path: str) -> None:
    """Refuse another issue: by its number in the title, or by having none of the pieces."""
    names = {passage.part for passage in volume.passages}
    match = VOLUME.search(volume.title)
    other = match and (int(match[1]), int(match[2])) != (record.volume, record.number)
    if other or not any(piece.slug in names for piece in record.pieces):
        what = f"the print is volume {record.volume}, issue {record.number}"
        message = f"{what}; the file is “{volume.title}”, or has none of its pieces"
        hint = "name the issue that was made from this print"
        raise ContentError([Diagnostic("compare-issue", message, hint, path)])


def _contents(record: PrintedIssue, volume: Volume) -> tuple[Count, list[Diagnostic]]:
    """Compare the numbers of the contents list, in its order."""
    found = [
        int(passage.text)
        for passage in volume.passages
        if ENTRY in passage.path and passage.text.strip().isdecimal()
    ]
    faults = []
    right = 0
    for entry, folio in zip_longest(record.contents, found):
        if entry and folio == entry.folio:
            right += 1
            continue
        title, line = (entry.title, entry.line) if entry else ("", record.contents[-1].line)
        said = f"“{title}” is on {entry.folio} in print" if entry else "the print has none more"
        message = f"contents: {said}, here {folio or 'nowhere'}"
        hint = "look where its piece begins"
        faults.append(Diagnostic("compare-contents", message, hint, record.source, line))
    return Count(right, len(record.contents)), faults


def _blanks(record: PrintedIssue, volume: Volume) -> tuple[int, ...]:
    first = record.pieces[0].first_folio
    last = record.contents[-1].folio
    return tuple(folio for folio in volume.blanks if first <= folio <= last)


def _around(
    record: PrintedIssue,
    blanks: tuple[tuple[int, ...], tuple[int, ...]],
    extent: tuple[int | None, int],
) -> list[Diagnostic]:
    line = record.contents[-1].line
    faults = []
    if blanks[0] != blanks[1]:
        printed, found = (", ".join(map(str, pages)) or "none" for pages in blanks)
        message = f"blank pages: {printed} in print, here {found}"
        hint = "look at the length of the pieces before them"
        faults.append(Diagnostic("compare-blank", message, hint, record.source, line))
    if extent[0] not in {None, extent[1]}:
        message = f"extent: {extent[0]} pages in print, here {extent[1]}"
        hint = "look at the length of the pieces, and at the ruled pages"
        faults.append(Diagnostic("compare-extent", message, hint, record.source, line))
    return faults
