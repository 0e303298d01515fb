"""The issue at a glance, without building it: words, limits, pages, folios, notes, what is missing.

Pages are those of the last build, as ``folios.yaml`` has them: a piece that changed since is
told as such, by its digest, and so is all that stands after it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from galley.binding.folios import FolioLock, read_folios
from galley.binding.plan import FILLER, plan
from galley.composition import leaves
from galley.errors import ContentError, Diagnostic, Severity, errors
from galley.folders import find_issue
from galley.job import Job
from galley.looking import look_over
from galley.manuscript import survey
from galley.manuscript.piece_rules import RULES
from galley.model import Leaf, Manuscript, Marked, Piece, Span
from galley.proofing.rules.limits import length
from galley.written import Edition, Kind, Limits

QUERY = "query"
"""The kind of a comment that asks the author something."""


class Trust(StrEnum):
    """How sure a page count or folio is: counted, counted before a change, or not known."""

    SURE = "sure"
    STALE = "stale"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PieceStatus:
    """A piece at a glance.

    ``words`` counts text, notes, title, subtitle and abstract, as the limits do; it is none
    where the piece cannot be read. ``kind`` is empty where the front matter is at fault: what
    the kind asks for is then not told to be missing. ``least`` and ``most`` are its limits, if
    any apply; ``first``, ``last`` and ``pages`` are none where ``trust`` is ``unknown``.
    """

    name: str
    section: str
    kind: str
    title: str
    words: int | None
    least: int | None
    most: int | None
    notes: int | None
    pages: int | None
    pages_trust: Trust
    first: int | None
    last: int | None
    folios_trust: Trust
    missing: tuple[str, ...]
    errors: int
    warnings: int


@dataclass(frozen=True)
class IssueStatus:
    """An issue at a glance.

    ``used`` is the last folio before the ruled pages, ``extent`` all folios, ``to_fill``
    the pages between them, up to the next full gathering; none where they are not known.
    """

    name: str
    theme: str
    edition: str
    pieces: tuple[PieceStatus, ...]
    empty: tuple[str, ...]
    missing: tuple[str, ...]
    gathering: int
    used: int | None
    extent: int | None
    to_fill: int | None
    extent_trust: Trust
    errors: int
    warnings: int


def status(content: Path, name: str) -> IssueStatus:
    """Look over an issue; the newest where no name is given.

    Raises `ContentError` where its folder or ``issue.yaml`` cannot be read; what is wrong
    with its pieces is counted.
    """
    folder = find_issue(content, name or None)
    seen = survey(folder)
    if seen.manuscript is None:
        raise ContentError(errors(seen.diagnostics))
    looked = look_over(seen, folder / "figures")
    marked, found = looked.marked, looked.diagnostics
    job = Job(folder, marked, found, None) if marked and not errors(found) else None
    run = _Run(seen.manuscript, read_folios(folder / "folios.yaml"), job)
    texts = {each.piece.slug: each for each in looked.pieces if not errors(each.diagnostics)}
    issue, pieces = seen.manuscript.issue, {piece.slug: piece for piece in seen.pieces}
    rows = [
        _row(
            pieces[slug],
            texts.get(slug),
            section.title,
            run,
            tuple(each for each in found if each.path == pieces[slug].path),
        )
        for section in issue.contents
        for slug in section.pieces
        if slug in pieces
    ]
    used, extent, trust = run.extent()
    own = f"{seen.manuscript.folder}/issue.yaml"
    return IssueStatus(
        name=seen.manuscript.name,
        theme=issue.theme,
        edition=str(issue.edition),
        pieces=tuple(rows),
        empty=tuple(section.title for section in issue.contents if not section.pieces),
        missing=tuple(_left(each for each in found if each.path == own)),
        gathering=issue.gathering,
        used=used,
        extent=extent,
        to_fill=None if extent is None or used is None else extent - used,
        extent_trust=trust,
        errors=len(errors(found)),
        warnings=len(found) - len(errors(found)),
    )


def status_json(told: IssueStatus) -> str:
    """Give a status as JSON, indented, with a newline at its end."""
    return json.dumps(asdict(told), ensure_ascii=False, indent=2) + "\n"


class _Run:
    """An issue's limits, and where its parts stand as far as the last build tells."""

    def __init__(self, manuscript: Manuscript, lock: FolioLock, job: Job | None) -> None:
        self.lock = lock
        self.job = job
        full = manuscript.issue.edition is Edition.FULL
        self.limits: Mapping[Kind, Limits] = manuscript.issue.submission if full else {}
        known = {piece.slug for piece in manuscript.pieces}
        every = {slug for section in manuscript.issue.contents for slug in section.pieces}
        self.sheets: tuple[Leaf, ...] = leaves(manuscript) if every <= known else ()
        self.trust = {leaf.name: self._trust(leaf.name) for leaf in self.sheets}
        pages = {leaf.name: lock.pages.get(leaf.name, 1) for leaf in self.sheets}
        self.plan = plan(self.sheets, pages, manuscript.issue.gathering)

    def _trust(self, name: str) -> Trust:
        if name not in self.lock.pages:
            return Trust.UNKNOWN
        digest = self.job.digests.get(name, "") if self.job else ""
        return Trust.SURE if self.lock.trusted(name, digest) else Trust.STALE

    def pages(self, name: str) -> tuple[int | None, Trust]:
        """A piece's page count."""
        trust = self.trust.get(name, Trust.UNKNOWN)
        return (None if trust is Trust.UNKNOWN else self.lock.pages[name]), trust

    def span(self, name: str) -> tuple[Span | None, Trust]:
        """A piece's folios: as sure as the length of all up to it."""
        before: list[Trust] = []
        for leaf in self.sheets:
            if leaf.numbered and leaf.kind != FILLER:
                before.append(self.trust[leaf.name])
            if leaf.name == name:
                trust = worst(before)
                return (None if trust is Trust.UNKNOWN else self.plan.spans[name]), trust
        return None, Trust.UNKNOWN

    def extent(self) -> tuple[int | None, int | None, Trust]:
        """The last folio that is used, that of the last gathering, and how sure they are."""
        numbered = [leaf for leaf in self.sheets if leaf.numbered and leaf.kind != FILLER]
        if not numbered:
            return None, None, Trust.UNKNOWN
        trust = worst([self.trust[leaf.name] for leaf in numbered])
        if trust is Trust.UNKNOWN:
            return None, None, trust
        return self.plan.spans[numbered[-1].name].last, self.plan.extent, trust


def worst(trusts: Iterable[Trust]) -> Trust:
    """The least sure of several."""
    order = list(Trust)
    return max(trusts, key=order.index, default=Trust.SURE)


def _row(
    piece: Piece,
    marked: Marked | None,
    section: str,
    run: _Run,
    own: tuple[Diagnostic, ...],
) -> PieceStatus:
    """Make the row of a piece of a section; ``own`` is what was found in its file."""
    limits = run.limits.get(piece.front.kind) if piece.whole else None
    words = None if marked is None else length(marked)
    (pages, pages_trust), (span, folios_trust) = run.pages(piece.slug), run.span(piece.slug)
    return PieceStatus(
        name=piece.slug,
        section=section,
        kind=str(piece.front.kind) if piece.whole else "",
        title=marked.title.plain if marked else piece.front.title,
        words=words,
        least=limits.min if limits else None,
        most=limits.max if limits else None,
        notes=None if marked is None else len(marked.notes),
        pages=pages,
        pages_trust=pages_trust,
        first=span.first if span else None,
        last=span.last if span else None,
        folios_trust=folios_trust,
        missing=(*_wanting(piece), *_against(words, limits), *_left(own), *_asked(marked)),
        errors=len(errors(own)),
        warnings=sum(each.severity is Severity.WARNING for each in own),
    )


def _wanting(piece: Piece) -> Iterator[str]:
    """Name what a piece's kind asks for and its front matter lacks, and authors without a bio."""
    if not piece.whole:
        return
    needs = RULES[piece.front.kind].needs
    for key in needs:
        if not getattr(piece.front, key):
            yield key
    without = sum(not author.bio for author in piece.front.authors)
    if "abstract" in needs and without:
        yield "bio" if without == 1 else f"{without} bios"


def _against(words: int | None, limits: Limits | None) -> Iterator[str]:
    if limits and words is not None:
        if words < limits.min:
            yield f"{limits.min - words:,} words"
        if words > limits.max:
            yield f"{words - limits.max:,} words too many"


LEFT: Mapping[str, tuple[str, str]] = {
    "text-empty": ("text", "text"),
    "figure-missing": ("a figure's file", "figures' files"),
    "place-holder": ("a place-holder", "place-holders"),
}
"""What is missing, by the message's code: one of them, and several."""


def _left(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Name what messages say is missing."""
    codes = [each.code for each in found]
    for code, (one, several) in LEFT.items():
        if (count := codes.count(code)) == 1:
            yield one
        elif count:
            yield f"{count} {several}"


def _asked(marked: Marked | None) -> Iterator[str]:
    """Count the queries that are open."""
    comments = marked.comments if marked else ()
    if count := sum(comment.kind == QUERY for comment in comments):
        yield f"{count} {'answer' if count == 1 else 'answers'}"
