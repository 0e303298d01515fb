"""The pipeline: manuscript, markup, composition, typesetting, binding, in that order."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from galley import __version__
from galley.binding.folios import FolioLock, lock, read_folios, write_folios
from galley.binding.join import bind, bind_article
from galley.binding.plan import FILLER, folios, plan
from galley.composition import Composer, leaves
from galley.errors import ContentError, Diagnostic, MachineError, errors
from galley.files import lies_in, write_atomically
from galley.inputs import State, state_of
from galley.manuscript import Survey, find_issue, survey
from galley.manuscript.hints import did_you_mean, quoted
from galley.markup import mark_issue, mark_piece
from galley.model import Leaf, MarkedIssue, Pagination, Part, Plan, Span, TypesetPart
from galley.outline import article_bookmarks, article_facts, issue_bookmarks, issue_facts
from galley.report import Report, report_json

if TYPE_CHECKING:
    from galley.typesetting.engine import Typesetter

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES, STYLES = ROOT / "templates", ROOT / "styles"

ROUNDS = 8
"""How often folios may be planned anew; two rounds are the rule, one with a lock."""

UNREAD = re.compile(r"[._]|.*~$|folios\.yaml$")
"""Names of files that a build does not read, or that it writes: drafts, an editor's own."""

WORDS_A_PAGE = 330
"""Words that fill a page with its notes: for the first guess at a piece's length."""


@dataclass(frozen=True)
class Order:
    """What is to be made: where content and output are, and how to take it.

    ``issue`` is the name of a folder in ``content``; empty for the newest.
    ``pagination`` is the issue's own where it is `None`.
    """

    content: Path = Path("content")
    out: Path = Path("build")
    issue: str = ""
    strict: bool = False
    pagination: Pagination | None = None


@dataclass
class Clock:
    """Seconds spent in each stage."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Add the time of a block to a stage's."""
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start


@dataclass(frozen=True)
class Made:
    """What came of an order. ``pdf`` is the file; ``pages`` counts all of its pages."""

    pdf: Path
    pages: int
    notes: int
    diagnostics: tuple[Diagnostic, ...]
    seconds: float


Progress = Callable[[str, int, int], None]
"""Is told a part's name, how many are set, and how many there are to set."""


def quiet(_name: str, _done: int, _total: int) -> None:
    """Tell nobody."""


class Press:
    """One order on its way through the stages."""

    def __init__(self, order: Order, progress: Progress = quiet) -> None:
        """Take the order, and whom to tell how far it is."""
        self.order = order
        self.progress = progress
        self.clock = Clock()
        self._sets = 0
        self._inputs: State = ()

    def check(self) -> tuple[Diagnostic, ...]:
        """Look an issue's manuscript over; return the warnings.

        Raises `ContentError` where there is an error, or a warning with ``strict``.
        """
        return self._read().diagnostics

    def issue(self) -> Made:
        """Make the issue's PDF, its report and its ``folios.yaml``.

        Raises `ContentError` and `MachineError`; the last good PDF is then untouched.
        """
        copy = self._read()
        sheets = copy.sheets
        guess = {name: copy.lock.pages.get(name, count) for name, count in copy.guess.items()}
        settled = self._settle(copy, guess, {leaf.name for leaf in sheets})
        with self.clock.time("binding"):
            bound = [
                (leaf, settled.parts[leaf.name]) for leaf in sheets if leaf.name in settled.parts
            ]
            pdf = bind(bound, settled.plan, issue_facts(copy.marked), issue_bookmarks(copy.marked))
        name = copy.marked.manuscript.name
        target = self.order.out / name / f"{name}.pdf"
        self._refuse_mixture(copy)
        write_atomically(target, pdf)
        counts = {
            leaf.name: settled.parts[leaf.name].pages for leaf in sheets if leaf.kind != FILLER
        }
        report = Report(
            copy.marked, sheets, settled.plan, settled.parts, copy.diagnostics, self.clock.seconds
        )
        write_atomically(target.with_name("report.json"), report_json(report))
        if copy.as_planned:
            spans = folios(sheets, settled.plan)
            write_folios(copy.folder / "folios.yaml", lock(counts, copy.digests), spans)
        unnumbered = sum(settled.parts[leaf.name].pages for leaf in sheets if not leaf.numbered)
        return self._made(target, settled.plan.extent + unnumbered, settled, copy)

    def article(self, slug: str) -> Made:
        """Make one piece's PDF, at the folios that it has in the issue.

        Raises as `issue` does.
        """
        copy = self._read()
        leaf = next((leaf for leaf in copy.sheets if leaf.piece and leaf.piece == slug), None)
        if leaf is None:
            raise ContentError([unknown_piece(copy, slug)])
        before = copy.sheets[: copy.sheets.index(leaf)]
        guess, wanted = dict(copy.guess), {leaf.name}
        for other in before:
            trusted = copy.lock.trusted(other.name, copy.digests[other.name])
            if trusted is None:
                wanted.add(other.name)
            guess[other.name] = trusted or copy.lock.pages.get(other.name, guess[other.name])
        guess[leaf.name] = copy.lock.pages.get(leaf.name, guess[leaf.name])
        # The contents' own length does not depend on the folios that stand in it.
        settled = self._settle(copy, guess, wanted)
        with self.clock.time("binding"):
            marked = next(marked for marked in copy.marked.pieces if marked.piece.slug == slug)
            span = settled.plan.spans[leaf.name]
            facts = article_facts(copy.marked, marked, span)
            pdf = bind_article(
                leaf, settled.parts[leaf.name], span, facts, article_bookmarks(marked)
            )
        name = copy.marked.manuscript.name
        target = self.order.out / name / "articles" / f"{slug}.pdf"
        self._refuse_mixture(copy)
        write_atomically(target, pdf)
        kept = replace(settled, parts={leaf.name: settled.parts[leaf.name]})
        return self._made(target, span.pages, kept, copy)

    def _made(self, target: Path, pages: int, settled: "Settled", copy: "Copy") -> Made:
        """Give the account of what was made."""
        notes = sum(note.number > 0 for part in settled.parts.values() for note in part.notes)
        return Made(target, pages, notes, copy.diagnostics, sum(self.clock.seconds.values()))

    def _read(self) -> "Copy":
        """Take the issue through manuscript and markup, ready to be composed."""
        order = self.order
        with self.clock.time("manuscript"):
            folder = find_issue(order.content, order.issue or None)
            self._inputs = inputs(folder)
            seen = survey(folder)
        with self.clock.time("markup"):
            marked, found = look_over(seen, folder / "figures")
        if marked is None or errors(found) or (order.strict and found):
            raise ContentError(found)
        with self.clock.time("composition"):
            lock = read_folios(folder / "folios.yaml")
            return Copy(folder, marked, found, order.pagination, lock)

    def _refuse_mixture(self, copy: "Copy") -> None:
        """Raise `MachineError` where a file is another than when the work began."""
        if inputs(copy.folder) != self._inputs:
            raise MachineError(
                "a file changed while it was being built, and nothing was written",
                "build it again",
            )

    def _settle(self, copy: "Copy", counts: Mapping[str, int], wanted: set[str]) -> "Settled":
        """Set the wanted parts until every one stands at the folios that it says.

        A part is set again only when its document has changed: when a first guess at
        its folios, or at those that the contents list, was wrong.
        """
        pages = dict(counts)
        done: dict[str, tuple[str, TypesetPart]] = {}
        for _ in range(ROUNDS):
            planned = plan(copy.sheets, pages, copy.marked.manuscript.issue.gathering)
            with self.clock.time("composition"):
                parts = [
                    copy.composer.compose(leaf, planned)
                    for leaf in copy.sheets
                    if leaf.name in wanted and leaf.name in planned.spans
                ]
            stale = [p for p in parts if p.name not in done or done[p.name][0] != p.html]
            for part, typeset in self._set(copy, stale):
                done[part.name] = part.html, typeset
                pages[part.name] = typeset.pages
            if plan(copy.sheets, pages, copy.marked.manuscript.issue.gathering) == planned:
                return Settled(planned, {part.name: done[part.name][1] for part in parts})
        raise MachineError(
            f"folios did not settle in {ROUNDS} rounds", "a part changes length with its folios"
        )

    def _set(self, copy: "Copy", parts: list[Part]) -> Iterator[tuple[Part, TypesetPart]]:
        """Typeset parts, telling how far it is; collect what is wrong with all of them."""
        with self.clock.time("typesetting"):
            typesetter = copy.typesetter()
        faults: list[Diagnostic] = []
        self._sets += len(parts)
        for number, part in enumerate(parts, 1):
            with self.clock.time("typesetting"):
                try:
                    yield part, typesetter.typeset(part)
                except ContentError as error:
                    faults.extend(error.diagnostics)
            self.progress(part.name, self._sets - len(parts) + number, self._sets)
        if faults:
            raise ContentError(faults)


def look_over(seen: Survey, figures: Path) -> tuple[MarkedIssue | None, tuple[Diagnostic, ...]]:
    """Mark up all of a folder that can be: a fault of one file or stage hides no other."""
    marked, found = None, set(seen.diagnostics)
    try:
        if seen.manuscript:
            marked = mark_issue(seen.manuscript, figures=figures)
            found.update(marked.diagnostics, *(m.diagnostics for m in marked.pieces))
    except ContentError as error:
        found.update(error.diagnostics)
    for piece in () if seen.manuscript else seen.pieces:
        try:
            found.update(mark_piece(piece, figures=figures).diagnostics)
        except ContentError as error:
            found.update(error.diagnostics)
    return marked, tuple(sorted(found, key=lambda d: d.place))


class Copy:
    """An issue ready to be composed: its parts, and what is known of their lengths."""

    def __init__(
        self,
        folder: Path,
        marked: MarkedIssue,
        diagnostics: tuple[Diagnostic, ...],
        pagination: Pagination | None,
        lock: FolioLock,
    ) -> None:
        """Take the issue, what was said of it, and the lock of its last build."""
        self.folder = folder
        self.marked = marked
        self.diagnostics = diagnostics
        self.lock = lock
        self.sheets = leaves(marked.manuscript)
        planned = marked.manuscript.issue.pagination
        self.as_planned = pagination in {None, planned}
        self.composer = Composer(TEMPLATES, marked, pagination or planned)
        self.guess = first_guess(self.sheets, marked)
        around = folder_digest(STYLES) + folder_digest(folder / "figures")
        self.digests = {leaf.name: self._digest(leaf, around) for leaf in self.sheets}
        self._typesetter: Typesetter | None = None

    def typesetter(self) -> "Typesetter":
        """Bring the engine up when it is first needed."""
        if self._typesetter is None:
            from galley.typesetting.startup import load_engine  # noqa: PLC0415 - heavy

            load_engine()
            from galley.typesetting.engine import Typesetter  # noqa: PLC0415 - heavy

            self._typesetter = Typesetter(STYLES, self.folder)
        return self._typesetter

    def _digest(self, leaf: Leaf, around: bytes) -> str:
        """Digest all that decides a part's length: its document but for its folios."""
        nowhere = Plan({sheet.name: Span(1, 1) for sheet in self.sheets}, (), 1)
        digest = hashlib.sha256(self.composer.compose(leaf, nowhere).html.encode())
        digest.update(around)
        digest.update(__version__.encode())
        return digest.hexdigest()


def inputs(folder: Path) -> State:
    """Give the state of all that a build reads; neither drafts nor its own lock are."""
    files = state_of((folder, TEMPLATES, STYLES))
    return tuple(file for file in files if not UNREAD.match(Path(file[0]).name))


def folder_digest(folder: Path) -> bytes:
    """Digest every file under a folder, or none where there is no folder.

    What a symbolic link leads to elsewhere is no part of it, nor is a folder that is one.
    """
    digest = hashlib.sha256()
    if not lies_in(folder, folder.parent):
        return digest.digest()
    for path in sorted(folder.rglob("*")):
        if lies_in(path, folder) and path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.digest()


@dataclass(frozen=True)
class Settled:
    """Parts set at the folios of a plan."""

    plan: Plan
    parts: Mapping[str, TypesetPart]


def first_guess(sheets: Iterable[Leaf], marked: MarkedIssue) -> dict[str, int]:
    """Pages by part, guessed from words where nothing is known; never trusted."""
    words = {m.piece.slug: m.words for m in marked.pieces}
    guess = {leaf.name: 1 + words.get(leaf.piece, 0) // WORDS_A_PAGE for leaf in sheets}
    guess["cover"] = 4
    return guess


def unknown_piece(copy: Copy, slug: str) -> Diagnostic:
    """Say that the issue has no such piece."""
    known = [leaf.piece for leaf in copy.sheets if leaf.piece]
    manuscript = copy.marked.manuscript
    return Diagnostic(
        "piece-unknown",
        f"there is no piece {quoted(slug)} in {manuscript.name}",
        did_you_mean(slug, known, f"its pieces are {', '.join(known)}"),
        f"{manuscript.folder}/issue.yaml",
    )
