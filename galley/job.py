"""A job: one issue ready to be composed, and what is known of its parts beforehand."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from galley import __version__
from galley.binding.fits import lock_fits, read_fits, write_fits
from galley.binding.folios import lock, read_folios, write_folios
from galley.composition import Composer, Templates, leaves
from galley.digests import STYLES, TEMPLATES, digest_of, folder_digest
from galley.errors import Diagnostic
from galley.expectation import ExpectedDisplay, ExpectedPiece
from galley.expecting import display, expected_piece
from galley.fit import Fit
from galley.model import Leaf, Marked, MarkedIssue, Part, Plan, Span
from galley.order import Pagination
from galley.setting import Bench

WORDS_A_PAGE = 330
"""Words that fill a page with its notes: for the first guess at a piece's length."""

TURN = re.compile(r'class="turn"[^>]* data-folio="(\d+)"')
"""A printed page turn, as markup writes it."""


@dataclass(frozen=True)
class Around:
    """What all parts of an issue share: digests over the styles, and over the figures."""

    styles: bytes
    figures: bytes

    @property
    def digest(self) -> bytes:
        """Both digests."""
        return self.styles + self.figures

    def bench(self, folder: Path) -> Bench:
        """Give the place where parts of the issue in a folder are set."""
        return Bench(STYLES, folder.absolute(), digest_of(self.digest))


def around(folder: Path) -> Around:
    """Look at what all parts of the issue in a folder share."""
    return Around(folder_digest(STYLES), folder_digest(folder / "figures"))


class Job:
    """An issue ready to be composed: its parts, and what its locks tell of them."""

    def __init__(
        self,
        folder: Path,
        marked: MarkedIssue,
        diagnostics: tuple[Diagnostic, ...],
        pagination: Pagination | None,
        shared: tuple[Around, Templates] | None = None,
    ) -> None:
        """Take the issue, what was said of it, and how its pages shall turn.

        The locks of its last build are read from its folder; so is what it shares with
        the last job of the issue, unless it is given.
        """
        about, templates = shared or (around(folder), Templates(TEMPLATES))
        self.folder = folder
        self.marked = marked
        self.diagnostics = diagnostics
        self.lock = read_folios(folder / "folios.yaml")
        self.sheets = leaves(marked.manuscript)
        planned = marked.manuscript.issue.pagination
        self.as_planned = pagination in {None, planned}
        self.turning = digest_of(f"{folder.absolute()} {pagination or planned}".encode())
        self.known = dict(self.lock.pages)
        self._composer = Composer(templates, marked, pagination or planned)
        printed = (pagination or planned) is Pagination.PRINTED
        self._expected: dict[str, ExpectedPiece] = {}
        self._fits = read_fits(folder / "fit.yaml")
        self.guess = first_guess(self.sheets, marked, printed=printed)
        self.styles = about.styles
        self._around = about.digest
        self.bench = about.bench(folder)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """A digest of all that decides each part's length, by its name."""
        nowhere = Plan({sheet.name: Span(1, 1) for sheet in self.sheets}, (), 1)
        parts = (self._composer.compose(leaf, nowhere) for leaf in self.sheets)
        return {part.name: self._digest(part) for part in parts}

    def expected(self, marked: Marked) -> ExpectedPiece:
        """Say what a file must hold of a piece; found out once."""
        slug = marked.piece.slug
        if slug not in self._expected:
            self._expected[slug] = expected_piece(marked)
        return self._expected[slug]

    def said(self, bound: Iterable[Leaf], plan: Plan) -> Iterator[ExpectedPiece | ExpectedDisplay]:
        """Say what a file must hold of each of these leaves."""
        pieces = {marked.piece.slug: marked for marked in self.marked.pieces}
        for leaf in bound:
            piece = pieces.get(leaf.piece)
            yield self.expected(piece) if piece else display(self.compose(leaf, plan))

    def look_ahead(self) -> None:
        """Find out what is asked for at the end, while the parts are being set."""
        _ = self.digests
        for marked in self.marked.pieces:
            self.expected(marked)

    def compose(self, leaf: Leaf, plan: Plan) -> Part:
        """Compose the part of a leaf, with the fit that was found for just this document."""
        part = self._composer.compose(leaf, plan)
        return replace(part, fit=self._fits.trusted(part.name, self._digest(part)))

    def offprint_leaf(self, leaf: Leaf, span: Span) -> Part:
        """Compose the cover leaf of a piece's offprint; the piece stands on ``span``."""
        return self._composer.offprint_leaf(leaf, span)

    def cover_sheet(self, extent: int) -> Part:
        """Compose the cover as the printer's one sheet, around so many pages."""
        return self._composer.cover_sheet(extent)

    def keep_folios(self, counts: Mapping[str, int], spans: Mapping[str, Span]) -> None:
        """Lock the page counts, unless the pages turned otherwise than the issue's own do."""
        if self.as_planned:
            write_folios(self.folder / "folios.yaml", lock(counts, self.digests), spans)

    def keep_fits(self, fits: Mapping[str, Fit], plan: Plan) -> None:
        """Lock the fits of the parts that have printed turns, at the folios of a plan."""
        if fits:
            leaves_of = {leaf.name: leaf for leaf in self.sheets}
            parts = {name: self._composer.compose(leaves_of[name], plan) for name in fits}
            digests = {name: self._digest(part) for name, part in parts.items()}
            write_fits(self.folder / "fit.yaml", lock_fits(fits, digests))

    def _digest(self, part: Part) -> str:
        """Digest all that decides a part's pages: its document, and what all share.

        Composed at no folios it decides the part's length; at its own, its fit as well.
        """
        digest = hashlib.sha256(part.html.encode())
        digest.update(self._around)
        digest.update(__version__.encode())
        return digest.hexdigest()


def first_guess(sheets: Iterable[Leaf], marked: MarkedIssue, *, printed: bool) -> dict[str, int]:
    """Pages by part, guessed where nothing is known; never trusted."""
    pieces = {m.piece.slug: m for m in marked.pieces}
    guess = {
        leaf.name: piece_guess(pieces[leaf.piece], printed=printed) if leaf.piece else 1
        for leaf in sheets
    }
    guess["cover"] = 4
    return guess


def piece_guess(marked: Marked, *, printed: bool) -> int:
    """Pages of a piece: as many as its printed turns tell of, or by its words."""
    folios = [int(found[1]) for found in TURN.finditer(marked.html)] if printed else []
    if folios:
        # The first page begins at no turn.
        return 2 + max(folios) - min(folios)
    return 1 + marked.words // WORDS_A_PAGE
