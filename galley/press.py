"""The pipeline: manuscript, markup, composition, typesetting, binding, in that order."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from galley.ahead import Ahead
from galley.binding.errata import erratum_faults
from galley.binding.plan import FILLER, folios, plan
from galley.cache import MIB, Cache
from galley.clock import Clock
from galley.composition import Templates
from galley.digests import TEMPLATES
from galley.errors import ContentError, Diagnostic, MachineError, errors
from galley.expecting import expect
from galley.files import write_atomically
from galley.foreman import Foreman
from galley.hints import did_you_mean, quoted
from galley.inputs import State, inputs
from galley.job import Job, around
from galley.kept import pack
from galley.keys import binding_key
from galley.looking import Looked, look_over
from galley.manuscript import find_issue, survey
from galley.markings import Markings
from galley.model import Leaf, Marked, MarkedIssue, Part, Plan, Span, TypesetPart
from galley.order import Made, Order
from galley.outline import article_bookmarks, article_facts, issue_bookmarks, issue_facts
from galley.proof import Proofreader
from galley.report import Report, report_json
from galley.settling import Settled, settle, timed
from galley.shelf import keep_lengths, lengths
from galley.stamp import Stamp
from galley.workers import Workers

if TYPE_CHECKING:
    from galley.proofing.rules import Finding

ROUNDS = 8
"""How often a manuscript may be mended, what an edit brings to light included."""


Progress = Callable[[str, int, int], None]
"""Is told a part's name, how many are set, and how many there are to set."""


Apart = Callable[[Job, Plan], Iterable[Part]]
"""Gives what is to be set beside the run of pages, once that is planned."""

OUTSIDE = Plan({}, (), 0)
"""The plan of what stands in no run of pages."""


def quiet(_name: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def nothing(_job: Job, _planned: Plan) -> Iterable[Part]:
    """Nothing beside the run of pages."""
    return ()


class Press:
    """One order on its way through the stages."""

    def __init__(
        self, order: Order, progress: Progress = quiet, stamp: Stamp | None = None
    ) -> None:
        """Take the order, whom to tell how far it is, and the stamp of the input as it is."""
        self.stamp = stamp
        self.order = order
        self.progress = progress
        self.clock = Clock()
        self._inputs: State = ()
        self.cache = Cache(order.out, order.cache * MIB) if order.cache else None

    def check(self) -> tuple[Diagnostic, ...]:
        """Look an issue's manuscript over as an editor does; return the warnings.

        Raises `ContentError` where there is an error, or a warning with ``strict``.
        """
        _, looked = self._look()
        findings = self._findings(looked)
        found = (*looked.diagnostics, *(each.diagnostic for each in findings))
        if errors(found) or (self.order.strict and found):
            raise ContentError(found)
        return tuple(sorted(found, key=lambda each: each.place))

    def mend(self) -> "Mending":
        """Mend in the issue's files what the rules can; return what was mended.

        What an edit brings to light is mended too. A file with errors is left as it is, since
        they may hide where its words stand. Raises `MachineError` where one cannot be written.
        """
        from galley.mending import mend  # noqa: PLC0415 - no build needs it

        mended: list[Diagnostic] = []
        left: set[str] = set()
        for _ in range(ROUNDS):
            folder, looked = self._look()
            at_fault = {each.path for each in errors(looked.diagnostics)}
            findings = [each for each in self._findings(looked) if each.edit]
            left = {each.diagnostic.path for each in findings} & at_fault
            made = mend(folder, [each for each in findings if each.diagnostic.path not in left])
            mended += made
            if not made:
                break
        return Mending(tuple(mended), tuple(sorted(left)))

    def issue(self) -> Made:
        """Make the issue's PDF, its report, its ``folios.yaml`` and its ``fit.yaml``.

        Raises `ContentError` and `MachineError`; the last good PDF is then untouched.
        """
        return self.keep(self.bound_issue())

    def bound_issue(self, apart: Apart = nothing) -> "BoundIssue":
        """Bind the issue for the screen, and prove it; nothing but the verdict is written.

        What is to be set ``apart`` from the run of pages is asked once the folios are settled.
        Raises as `issue` does.
        """
        self.stamp = self.stamp or (Stamp(self.order) if self.order.cache else None)
        with Workers(self.order.jobs, self.order.executor) as workers, ExitStack() as stack:
            job = self._read(workers)
            name = job.marked.manuscript.name
            target = self.order.out / name / f"{name}.pdf"
            reader = stack.enter_context(Proofreader(target, self.cache))
            if self.order.erratum:
                self._leaf(job, self.order.erratum)
            job.known |= lengths(self.cache, job)
            guess = {name: job.known.get(name, count) for name, count in job.guess.items()}
            foreman = self._foreman(job, workers, reader.read_ahead)
            ahead = Ahead(job, reader)
            foreman.begun = ahead.begin
            wanted = {leaf.name for leaf in job.sheets}
            settled = settle(foreman, self.clock, guess, wanted, ahead.came)
            if self.order.erratum:
                self._hold(job, settled.plan)
            with self.clock.time("composition"):
                others = list(apart(job, settled.plan))
            came = timed(self.clock, foreman.set(others, OUTSIDE, sure=True))
            set_apart = {part.name: typeset for part, typeset in came}
            pdf = self._bound(job, settled, foreman.versions, ahead)
            bound = [leaf for leaf in job.sheets if leaf.name in settled.parts]
            self._prove(job, bound, settled, pdf, reader)
        return BoundIssue(job, settled, set_apart, pdf, target, foreman.versions)

    def keep(self, one: "BoundIssue", others: Mapping[Path, bytes] | None = None) -> Made:
        """Write a bound issue, other files made of it, its report and its locks.

        Raises `MachineError` where a file of the manuscript changed meanwhile.
        """
        job, settled, others = one.job, one.settled, others or {}
        self._refuse_mixture(job)
        for path, data in {one.target: one.pdf, **others}.items():
            write_atomically(path, data)
        sheets = job.sheets
        counts = {
            leaf.name: settled.parts[leaf.name].pages for leaf in sheets if leaf.kind != FILLER
        }
        report = Report(
            job.marked,
            sheets,
            settled.plan,
            settled.parts,
            job.diagnostics,
            self.clock.seconds,
            one.versions,
        )
        write_atomically(one.target.with_name("report.json"), report_json(report))
        keep_lengths(self.cache, job, counts)
        job.keep_folios(counts, folios(sheets, settled.plan))
        job.keep_fits(settled.fits, settled.plan)
        unnumbered = sum(settled.parts[leaf.name].pages for leaf in sheets if not leaf.numbered)
        made = self._made(one.target, settled.plan.extent + unnumbered, settled, job)
        made = replace(made, others=tuple(others))
        if self.stamp:
            self.stamp.keep(made)
        return made

    def article(self, slug: str) -> Made:
        """Make one piece's PDF, at the folios that it has in the issue.

        Raises as `issue` does.
        """
        one = self.bound_article(slug)
        write_atomically(one.target, one.pdf)
        return self.made_of(one, one.target, one.span.pages)

    def made_of(self, one: "BoundArticle", target: Path, pages: int) -> Made:
        """Give the account of a file of so many pages that was made of a piece."""
        return self._made(target, pages, one.settled, one.job)

    def bound_article(self, slug: str) -> "BoundArticle":
        """Bind one piece at its folios, and prove it; nothing but the verdict is written.

        Raises as `issue` does.
        """
        with Workers(self.order.jobs, self.order.executor) as workers:
            job = self._read(workers)
            leaf = self._leaf(job, slug)
            before = job.sheets[: job.sheets.index(leaf)]
            guess, wanted = dict(job.guess), {leaf.name}
            for other in before:
                trusted = job.lock.trusted(other.name, job.digests[other.name])
                if trusted is None:
                    wanted.add(other.name)
                guess[other.name] = trusted or job.lock.pages.get(other.name, guess[other.name])
            guess[leaf.name] = job.lock.pages.get(leaf.name, guess[leaf.name])
            # The contents' own length does not depend on the folios that stand in it.
            foreman = self._foreman(job, workers)
            settled = settle(foreman, self.clock, guess, wanted)
        from galley.binding.join import bind_article  # noqa: PLC0415 - as in `_bound`

        with self.clock.time("binding"):
            marked = next(marked for marked in job.marked.pieces if marked.piece.slug == slug)
            span = settled.plan.spans[leaf.name]
            facts = article_facts(job.marked, marked, span)
            pdf = bind_article(
                leaf, settled.parts[leaf.name], span, facts, article_bookmarks(marked)
            )
        name = job.marked.manuscript.name
        target = self.order.out / name / "articles" / f"{slug}.pdf"
        alone = Plan({leaf.name: span}, (), span.pages)
        kept = replace(settled, parts={leaf.name: settled.parts[leaf.name]})
        self._refuse_mixture(job)
        with Proofreader(target, self.cache) as reader:
            self._prove(job, [leaf], replace(kept, plan=alone), pdf, reader)
        return BoundArticle(job, leaf, marked, span, kept, pdf, target)

    def _prove(
        self,
        job: Job,
        bound: list[Leaf],
        settled: Settled,
        pdf: bytes,
        reader: Proofreader,
    ) -> None:
        """Read the bound file back, before it takes the place of the last good one."""
        with self.clock.time("proof"):
            said = job.said(bound, settled.plan)
            expected = expect(job.marked, bound, settled.plan, settled.parts, said)
            reader.prove(expected, pdf)

    def _leaf(self, job: Job, slug: str) -> Leaf:
        """Find the leaf of a piece. Raises `ContentError` where the issue has no such piece."""
        leaf = next((leaf for leaf in job.sheets if leaf.piece and leaf.piece == slug), None)
        if leaf is None:
            raise ContentError([unknown_piece(job, slug)])
        return leaf

    def _foreman(
        self,
        job: Job,
        workers: Workers,
        fresh: Callable[[TypesetPart], None] = lambda _: None,
    ) -> Foreman:
        """Call the one who gives out the parts."""
        with self.clock.time("typesetting"):
            return Foreman(job, workers, self.cache, self.progress, fresh)

    def _hold(self, job: Job, planned: Plan) -> None:
        """Raise `ContentError` if the erratum moves any part but itself."""
        name = self._leaf(job, self.order.erratum).name
        folder, pages = job.marked.manuscript.folder, dict(job.lock.pages)
        counted = [leaf.name for leaf in job.sheets if leaf.kind != FILLER]
        pages |= {leaf.name: 1 for leaf in job.sheets if leaf.kind == FILLER}
        if not pages.keys() >= set(counted):
            message = "folios.yaml does not tell where every part stood"
            hint = "bring back the one of the edition that the erratum is to"
            raise ContentError(
                [Diagnostic("folios-missing", message, hint, f"{folder}/folios.yaml")]
            )
        before = plan(job.sheets, pages, job.marked.manuscript.issue.gathering)
        path = f"{folder}/{self.order.erratum}.md"
        if faults := [*erratum_faults(job.sheets, before.spans, planned.spans, name, path)]:
            raise ContentError(faults)

    def _bound(
        self, job: Job, settled: Settled, versions: Mapping[str, str], ahead: Ahead
    ) -> bytes:
        """Bind the issue for the screen."""
        from galley.binding.join import bind  # noqa: PLC0415 - read while parts are being set

        bound = bound_parts(job, settled)
        facts = issue_facts(job.marked, settled.plan.extent)
        bookmarks = issue_bookmarks(job.marked)
        said = [leaf for leaf, _ in bound], settled.plan, facts, bookmarks
        parts = [part for _, part in bound]
        return self.once(
            said,
            parts,
            versions,
            lambda: bind(bound, settled.plan, facts, bookmarks, ahead.opened()),
        )

    def once(
        self,
        said: object,
        parts: Iterable[TypesetPart],
        versions: Mapping[str, str],
        bound: Callable[[], bytes],
    ) -> bytes:
        """Bind, unless just these parts were bound with just this said of them before."""
        with self.clock.time("binding"):
            if self.cache is None:
                return bound()
            key = binding_key(said, map(pack, parts), versions)
            pdf = self.cache.get(key)
            if pdf is None:
                pdf = bound()
                self.cache.put(key, pdf)
            return pdf

    def _made(self, target: Path, pages: int, settled: Settled, job: Job) -> Made:
        """Give the account of what was made."""
        notes = sum(note.number > 0 for part in settled.parts.values() for note in part.notes)
        seconds = sum(self.clock.seconds.values())
        told = ""
        if self.cache is not None:
            self.cache.trim()
            told = f"cache: {self.cache.taken} taken, {self.cache.damaged} damaged"
        return Made(target, pages, notes, job.diagnostics, seconds, settled.fits, told)

    def _look(self, cache: Cache | None = None) -> tuple[Path, Looked]:
        """Take the issue through manuscript and markup, as far as it goes.

        The ``cache`` may hold pieces as they were marked up before.
        """
        with self.clock.time("manuscript"):
            folder = find_issue(self.order.content, self.order.issue or None)
            self._inputs = inputs(folder)
            seen = survey(folder)
        with self.clock.time("markup"):
            figures = folder / "figures"
            mark = Markings(cache, figures)
            looked = look_over(seen, figures, mark)
            if not errors(looked.diagnostics):
                mark.keep()
            return folder, looked

    def findings(self, marked: MarkedIssue) -> "tuple[Finding, ...]":
        """Run the rules of an editor over an issue that is without errors."""
        from galley.proofing.rules import look  # noqa: PLC0415 - no build needs it

        with self.clock.time("rules"):
            return look(marked)

    def _findings(self, looked: Looked) -> "tuple[Finding, ...]":
        """Run the rules of an editor over all of an issue that could be read."""
        from galley.proofing.rules import Edited, look_at  # noqa: PLC0415 - no build needs it

        if looked.marked and not errors(looked.diagnostics):
            return self.findings(looked.marked)
        with self.clock.time("rules"):
            return look_at(Edited.so_far(looked.marked, looked.pieces))

    def _read(self, workers: Workers) -> Job:
        """Take the issue through manuscript and markup, ready to be composed."""
        order = self.order
        folder = find_issue(order.content, order.issue or None)
        about = around(folder)
        # Where parts are kept, few are to be set.
        few = None if self.cache is None or self.cache.is_empty else 1
        workers.prepare(about.bench(folder), few)
        _, looked = self._look(self.cache)
        marked, found = looked.marked, looked.diagnostics
        if marked is None or errors(found) or (order.strict and found):
            raise ContentError(found)
        with self.clock.time("composition"):
            return Job(folder, marked, found, order.pagination, (about, Templates(TEMPLATES)))

    def _refuse_mixture(self, job: Job) -> None:
        """Raise `MachineError` where a file is another than when the work began."""
        if inputs(job.folder) != self._inputs:
            raise MachineError(
                "a file changed while it was being built, and nothing was written",
                "build it again",
            )


@dataclass(frozen=True)
class Mending:
    """What was mended; and the paths of files in which something could be, but for their errors."""

    mended: tuple[Diagnostic, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class BoundIssue:
    """An issue bound for the screen and proved: how it was set, what was set apart, by what."""

    job: Job
    settled: Settled
    apart: Mapping[str, TypesetPart]
    pdf: bytes
    target: Path
    versions: Mapping[str, str]


@dataclass(frozen=True)
class BoundArticle:
    """A piece bound alone: its leaf and text, its folios, how it was set, and its PDF."""

    job: Job
    leaf: Leaf
    marked: Marked
    span: Span
    settled: Settled
    pdf: bytes
    target: Path


def bound_parts(job: Job, settled: Settled) -> list[tuple[Leaf, TypesetPart]]:
    """The parts that are bound, in the order of the leaves."""
    return [(leaf, settled.parts[leaf.name]) for leaf in job.sheets if leaf.name in settled.parts]


def unknown_piece(job: Job, slug: str) -> Diagnostic:
    """Say that the issue has no such piece."""
    known = [leaf.piece for leaf in job.sheets if leaf.piece]
    manuscript = job.marked.manuscript
    if slug and (job.folder.parent / slug).is_dir():
        return Diagnostic(
            "piece-unknown",
            f"{quoted(slug)} is an issue, and a piece is asked for",
            f"name one of its pieces, as in {slug}/PIECE",
            f"{manuscript.folder}/issue.yaml",
        )
    return Diagnostic(
        "piece-unknown",
        f"there is no piece {quoted(slug)} in {manuscript.name}",
        did_you_mean(slug, known, f"its pieces are {', '.join(known)}"),
        f"{manuscript.folder}/issue.yaml",
    )
