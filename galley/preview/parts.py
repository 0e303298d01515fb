"""The parts of an issue: how each is to be, and how it is shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from galley.binding.plan import FILLER, plan
from galley.cache import Cache
from galley.job import Job
from galley.model import Part, Plan, TypesetPart
from galley.preview.looks import Look, looks
from galley.preview.sources import lines_of
from galley.shelf import Shelf, lengths, shelf_of

Text = tuple[object, ...]
"""What a part says and shows, wherever it stands; one is the same as another by `same`."""


@dataclass(frozen=True)
class Wish:
    """A part as it is to be: ``key`` tells all that its pages are made from."""

    key: str
    part: Part
    text: Text
    shelf: Shelf

    @property
    def is_piece(self) -> bool:
        """Whether it is a manuscript's, not one that every issue has."""
        return self.text[0] is not None


@dataclass(frozen=True)
class Shown:
    """A part as it is shown. One that is not ``whole`` lacks pages, or may have others yet."""

    key: str
    text: Text
    looks: tuple[Look | None, ...]
    typeset: TypesetPart
    whole: bool


class Parts:
    """The parts of the issue that was read last, sound; empty before there is one."""

    def __init__(self, cache: Cache | None, versions: Mapping[str, str]) -> None:
        """Take where parts are kept, and the versions of what sets them."""
        self._cache, self._versions = cache, versions
        self.job: Job | None = None
        self._shelf: Shelf | None = None
        self.plan = Plan({}, (), 0)
        self.wishes: dict[str, Wish] = {}
        self.shown: dict[str, Shown] = {}
        self.fresh: set[str] = set()
        self._lengths: dict[str, int] = {}
        self._absent: set[str] = set()

    @property
    def counts(self) -> dict[str, int]:
        """How many pages each part has, as far as is known."""
        sheets = self.job.sheets if self.job else ()
        return {leaf.name: self._lengths[leaf.name] for leaf in sheets if leaf.kind != FILLER}

    @property
    def looks(self) -> Mapping[str, Sequence[Look | None]]:
        """The pages of each part, as they are shown."""
        return {name: shown.looks for name, shown in self.shown.items()}

    def take(self, job: Job) -> None:
        """Take the issue as it was read anew."""
        before, self.job = self.job, job
        facts = job.marked.manuscript.issue
        if (
            before is None
            or self._shelf is None
            or (before.bench, before.marked.manuscript.issue) != (job.bench, facts)
        ):
            self._shelf = shelf_of(job, self._cache, self._versions)
        known = self._lengths or lengths(self._cache, job)
        self._lengths = {**job.guess, **job.known, **known}
        names = {leaf.name for leaf in job.sheets}
        self.shown = {name: shown for name, shown in self.shown.items() if name in names}
        old = {marked.piece.slug: marked for marked in before.marked.pieces} if before else {}
        pieces = {marked.piece.slug: marked for marked in job.marked.pieces}
        self.fresh = {slug for slug, marked in pieces.items() if old.get(slug) is not marked}
        self._absent.clear()

    def settle(self) -> None:
        """Plan and wish until nothing that is known, or kept, is in the way of it."""
        if self.job is not None and self._shelf is not None:
            self._wish(self.job, self._shelf)
            while self._recall(self.job, self._shelf):
                self._wish(self.job, self._shelf)

    def _wish(self, job: Job, shelf: Shelf) -> None:
        self.plan = plan(job.sheets, self._lengths, job.marked.manuscript.issue.gathering)
        marked = {each.piece.slug: each for each in job.marked.pieces}
        wishes = {}
        for leaf in job.sheets:
            if leaf.name in self.plan.spans:
                part = job.compose(leaf, self.plan)
                before = self.wishes.get(leaf.name)
                known = before and before.shelf is shelf and before.part.html == part.html
                key = before.key if before and known else shelf.keys.key(part)
                text = (marked.get(leaf.piece), job.bench.digest)
                wishes[leaf.name] = Wish(key, part, text, shelf)
        self.wishes = wishes

    def _recall(self, job: Job, shelf: Shelf) -> bool:
        """Take from the cache what is there; say whether the plan is another for it."""
        for name, wish in self.wishes.items():
            shown = self.shown.get(name)
            if shown and shown.key == wish.key:
                lines = lines_of(job, wish.part)
                beside = tuple(look and look.beside(lines) for look in shown.looks)
                self.shown[name] = replace(shown, text=wish.text, looks=beside)
            elif wish.key not in self._absent:
                typeset = shelf.kept(wish.part)
                if typeset is None:
                    self._absent.add(wish.key)
                elif self.show(wish, typeset):
                    return True
        return False

    def still(self, wish: Wish) -> bool:
        """Whether the text of a wish is wanted yet, be it at other folios."""
        now = self.wishes.get(wish.part.name)
        return now is not None and same(now.text, wish.text)

    def done(self, name: str) -> bool:
        """Whether a part is shown as it is to be."""
        wish, shown = self.wishes[name], self.shown.get(name)
        return bool(shown and shown.key == wish.key and shown.whole)

    def show(self, wish: Wish, typeset: TypesetPart, *, whole: bool = True) -> bool:
        """Show a part that was set; say whether its length is news."""
        made = self._looks(wish, typeset, range(typeset.pages))
        name = wish.part.name
        self.shown[name] = Shown(wish.key, wish.text, tuple(made), typeset, whole)
        news = wish.part.kind != FILLER and self._lengths.get(name) != typeset.pages
        if news:
            self._lengths[name] = typeset.pages
        return news

    def show_some(self, wish: Wish, typeset: TypesetPart, pages: Sequence[int]) -> None:
        """Show the pages that are there of a part; the others stay as they were."""
        made = dict(zip(pages, self._looks(wish, typeset, pages), strict=True))
        name = wish.part.name
        before = self.shown.get(name)
        old = dict(enumerate(before.looks if before else ()))
        count = max(len(old), 1 + max(pages))
        kept = tuple(made.get(page) or old.get(page) for page in range(count))
        self.shown[name] = Shown("", wish.text, kept, typeset, whole=False)

    def _looks(self, wish: Wish, typeset: TypesetPart, pages: Iterable[int]) -> list[Look]:
        if self.job is None:
            raise RuntimeError("a part comes from no issue")
        salt, lines = self.job.styles.hex(), lines_of(self.job, wish.part)
        return looks(typeset, tuple(pages), wish.part.path, lines, salt)


def same(one: Text, other: Text) -> bool:
    """Whether two texts are the very same."""
    return all(a is b or (isinstance(a, str) and a == b) for a, b in zip(one, other, strict=True))
