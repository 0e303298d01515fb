"""The editions of an issue, and a release: files bound from one set of pages.

The screen's edition is always made first, and proved; the others are bound from the same
typeset parts, so that all of them turn at the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from io import BytesIO

from galley.composition import COVER_SHEET, leaf_name
from galley.digests import digest_of
from galley.inputs import sources
from galley.job import Job
from galley.kinds import FileKind
from galley.model import Leaf, Marked, Part, Plan
from galley.order import Made
from galley.outline import article_bookmarks, article_facts, issue_bookmarks, issue_facts
from galley.press import BoundIssue, Press, bound_parts
from galley.wording import file_stem, offprint_name

ARTICLES = "articles"
"""The folder of a release that its offprints lie in."""


@dataclass(frozen=True)
class File:
    """A file of an edition: its name in the release, what it is for, and of which piece."""

    name: str
    kind: FileKind
    data: bytes
    piece: str = ""

    @cached_property
    def pages(self) -> int:
        """How many pages the file has."""
        from pikepdf import Pdf  # noqa: PLC0415 - read while parts are being set

        with Pdf.open(BytesIO(self.data)) as pdf:
            return len(pdf.pages)


Binder = Callable[[Press, BoundIssue], Iterator[File]]
"""Binds the files of an edition."""


def screen(_press: Press, one: BoundIssue) -> Iterator[File]:
    """The edition for the screen: the file that has been proved."""
    yield File(name_of(one, FileKind.SCREEN), FileKind.SCREEN, one.pdf)


def printed(press: Press, one: BoundIssue) -> Iterator[File]:
    """The editions for the printer: the inside pages, and the cover as one sheet."""
    from galley.binding.press_ready import bind_cover, bind_print  # noqa: PLC0415 - for the printer

    plan, facts = one.settled.plan, issue_facts(one.job.marked, one.settled.plan.extent)
    inside = [(leaf, part) for leaf, part in bound_parts(one.job, one.settled) if leaf.numbered]
    said = FileKind.PRINT, [leaf for leaf, _ in inside], plan, facts
    data = press.once(
        said,
        [part for _, part in inside],
        one.versions,
        partial(bind_print, inside, plan, facts),
    )
    yield File(name_of(one, FileKind.PRINT), FileKind.PRINT, data)
    sheet = one.apart[COVER_SHEET]
    spine = one.job.marked.manuscript.issue.paper.spine(plan.extent)
    data = press.once(
        (FileKind.COVER, facts, spine),
        [sheet],
        one.versions,
        partial(bind_cover, sheet, facts, spine),
    )
    yield File(name_of(one, FileKind.COVER), FileKind.COVER, data)


def archive(press: Press, one: BoundIssue) -> Iterator[File]:
    """The edition for the archive, with the manuscript in it."""
    from galley.binding.archive import bind_archive  # noqa: PLC0415 - for the archive

    plan, facts = one.settled.plan, issue_facts(one.job.marked, one.settled.plan.extent)
    bound, bookmarks = bound_parts(one.job, one.settled), issue_bookmarks(one.job.marked)
    held = sources(one.job.folder, [leaf.piece for leaf, _ in piece_leaves(one.job)])
    named = {name: digest_of(data) for name, data in held.items()}
    said = FileKind.ARCHIVE, [leaf for leaf, _ in bound], plan, facts, bookmarks, named
    data = press.once(
        said,
        [part for _, part in bound],
        one.versions,
        partial(bind_archive, bound, plan, facts, bookmarks, held),
    )
    yield File(name_of(one, FileKind.ARCHIVE), FileKind.ARCHIVE, data)


def offprints(press: Press, one: BoundIssue) -> Iterator[File]:
    """Each piece by itself, behind a leaf that says how to cite it."""
    from galley.binding.offprint import bind_offprint  # noqa: PLC0415 - for offprints

    for leaf, marked in piece_leaves(one.job):
        span, part = one.settled.plan.spans[leaf.name], one.settled.parts[leaf.name]
        cover = one.apart[leaf_name(leaf.piece)]
        facts, bookmarks = article_facts(one.job.marked, marked, span), article_bookmarks(marked)
        data = press.once(
            (FileKind.OFFPRINT, leaf, span, facts, bookmarks),
            [part, cover],
            one.versions,
            partial(bind_offprint, (leaf, part, span), cover, facts, bookmarks),
        )
        name = offprint_name(one.job.marked.manuscript.issue, span, leaf.piece)
        yield File(f"{ARTICLES}/{name}", FileKind.OFFPRINT, data, leaf.piece)


EDITIONS: Mapping[FileKind, Binder] = {
    FileKind.SCREEN: screen,
    FileKind.PRINT: printed,
    FileKind.ARCHIVE: archive,
    FileKind.OFFPRINT: offprints,
}
"""How each edition is bound; that for print has the cover with it."""


def build_edition(press: Press) -> Made:
    """Make an issue in the edition that is ordered, beside the file for the screen.

    Raises as `Press.issue` does.
    """
    kind = FileKind(press.order.edition)
    if kind is FileKind.SCREEN:
        return press.issue()
    one = press.bound_issue(lambda job, plan: set_apart(job, plan, {kind}))
    folder = one.target.parent
    files = {folder / file.name: file.data for file in EDITIONS[kind](press, one)}
    return press.keep(one, files)


def set_apart(job: Job, plan: Plan, kinds: Iterable[FileKind]) -> Iterator[Part]:
    """Compose what editions need beside the run of pages."""
    if FileKind.PRINT in kinds:
        yield job.cover_sheet(plan.extent)
    if FileKind.OFFPRINT in kinds:
        for leaf, _ in piece_leaves(job):
            yield job.offprint_leaf(leaf, plan.spans[leaf.name])


def piece_leaves(job: Job) -> Iterator[tuple[Leaf, Marked]]:
    """Give the leaves that pieces make, with their pieces."""
    pieces = {marked.piece.slug: marked for marked in job.marked.pieces}
    return ((leaf, pieces[leaf.piece]) for leaf in job.sheets if leaf.piece)


def name_of(one: BoundIssue, kind: FileKind) -> str:
    """The name of an edition's file, as csp-3-1-print.pdf."""
    return f"{file_stem(one.job.marked.manuscript.issue)}-{kind}.pdf"
