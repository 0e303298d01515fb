"""The session: keeps an issue, and has set again what is concerned by each change."""

import re
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from time import monotonic

from galley.binding.plan import FILLER, plan
from galley.cache import MIB, Cache
from galley.errors import ContentError, Diagnostic, MachineError
from galley.executors import cores
from galley.job import Job
from galley.kept import unpack
from galley.model import Part, Plan, TypesetPart
from galley.order import Order
from galley.preview.book import Book, bound_pages, changes, contents_of
from galley.preview.hands import Died, Fault, Glimpsed, Hand, Stopped, Word
from galley.preview.looks import Look, looks
from galley.preview.reader import Reader, Reading, machine_fault
from galley.preview.sources import lines_of
from galley.preview.telling import Teller
from galley.preview.waking import Bell
from galley.setting import Outcome, worker_versions
from galley.shelf import Shelf, keep_lengths, lengths, shelf_of

ROUNDS = 8
"""How often a part may be set of one text, whatever its folios do."""

GLIMPSED = 4
"""How many pages of a part are shown before the rest, at most."""

PRINTED = re.compile(r'<html[^>]* class="printed\b')
"""How the document of a part begins that turns its pages where the print does."""

TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Wish:
    """A part as it is to be: ``key`` tells all that its pages are made from.

    ``text`` is what it says, wherever it stands: while that is wanted, the work on it is.
    """

    key: str
    part: Part
    text: tuple[object, ...]
    shelf: Shelf


@dataclass(frozen=True)
class Shown:
    """A part as it is shown. One that is not ``whole`` lacks pages, or may have others yet."""

    key: str
    looks: tuple[Look | None, ...]
    typeset: TypesetPart
    whole: bool


@dataclass
class Task:
    """A part that is being set. What is ``tried`` was given the fit of another text."""

    wish: Wish
    reading: Reading
    tried: bool = False
    warming: bool = False
    stopped: bool = False


@dataclass
class Round:
    """What has come of one reading: how often parts were set, and what is wrong with them."""

    began: float
    sets: dict[str, int] = field(default_factory=dict)
    deaths: dict[str, int] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    timed: bool = False


class Session:
    """Shows an issue as it stands, for as long as it runs.

    ``run`` does all of the work, in one thread; any other may call ``change``, ``look``
    and ``close``, and read ``book``, which is a value and replaced as a whole. Each of
    ``listeners`` is called after that.
    """

    def __init__(self, order: Order, teller: Teller, piece: str = "") -> None:
        """Take the order, who puts messages into words, and the piece to look at first.

        Raises `ContentError` where there is no such issue.
        """
        self.order = order
        self.reader = Reader(order)
        self.book = Book(issue=self.reader.folder.name)
        self.listeners: list[Callable[[Book], None]] = []
        self._teller = teller
        self._hands: dict[Hand, Task | None] = {Hand(): None for _ in range(order.jobs or cores())}
        self._warm: dict[Hand, str] = {}
        self._cache = Cache(order.out, order.cache * MIB) if order.cache else None
        self._versions = worker_versions()
        self._reading = Reading(None, ())
        self._job: Job | None = None
        self._shelf: Shelf | None = None
        self._plan = Plan({}, (), 0)
        self._wishes: dict[str, Wish] = {}
        self._shown: dict[str, Shown] = {}
        self._lengths: dict[str, int] = {}
        self._absent: set[str] = set()
        self._fresh: set[str] = set()
        self._round = Round(monotonic())
        self._faults: dict[str, tuple[Diagnostic, ...]] = {}
        self._looked: tuple[str, ...] = (piece,) if piece else ()
        self._wanted: dict[str, tuple[int, ...]] = {}
        self._bell = Bell()
        self._lock = threading.Lock()
        self._changed: float | None = monotonic()
        self._closing = False

    # From any thread -----------------------------------------------------------

    def change(self) -> None:
        """Say that a file may have changed."""
        with self._lock:
            self._changed = self._changed or monotonic()
        self._bell.ring()

    def look(self, pages: Sequence[int]) -> None:
        """Say which pages of the book are looked at."""
        known = self.book.pages
        seen = [known[at] for at in pages if 0 <= at < len(known) and not known[at].blank]
        if seen:
            self._looked = tuple(dict.fromkeys(page.part for page in seen))
            wanted: dict[str, tuple[int, ...]] = {}
            for page in seen:
                wanted[page.part] = (*wanted.get(page.part, ()), page.page - 1)[:GLIMPSED]
            self._wanted = wanted

    def close(self) -> None:
        """End the session, and its processes."""
        self._closing = True
        self._bell.ring()

    # In the session's own ------------------------------------------------------

    def run(self) -> None:
        """Show the issue until the session is closed."""
        try:
            while not self._closing:
                self.step()
                busy = [hand.line for hand, task in self._hands.items() if task and hand.line]
                wait([self._bell.line, *busy])
        finally:
            self.end()

    def step(self) -> None:
        """Take what has come, and have done what is to be done."""
        self._bell.answer()
        with self._lock:
            began, self._changed = self._changed, None
        if began is not None:
            self._read(began)
        for hand, task in self._hands.items():
            if task and (hand.line is None or hand.line.poll()):
                self._hear(hand, task, hand.word())
        self._settle()
        self._give()
        self._publish()

    def end(self) -> None:
        """End the processes."""
        self._closing = True
        for hand in self._hands:
            hand.end()
        self._hands.clear()
        self._bell.close()
        if self._cache:
            self._cache.trim()

    def _read(self, began: float) -> None:
        """Read the issue again; where it is broken, what was read last is kept."""
        reading = self.reader.read()
        before, self._reading = self._job, reading
        self._round = Round(began)
        self._fresh.clear()
        if reading.job is None:
            return
        self._job = job = reading.job
        self._faults = {key: found for key, found in self._faults.items() if lasting(found)}
        facts = job.marked.manuscript.issue
        if (
            before is None
            or self._shelf is None
            or (before.bench, before.marked.manuscript.issue) != (job.bench, facts)
        ):
            self._shelf = shelf_of(job, self._cache, self._versions)
        names = {leaf.name for leaf in job.sheets}
        known = self._lengths or lengths(self._cache, job)
        self._lengths = {**job.guess, **job.known, **known}
        self._shown = {name: shown for name, shown in self._shown.items() if name in names}
        old = {marked.piece.slug: marked for marked in before.marked.pieces} if before else {}
        pieces = {marked.piece.slug: marked for marked in job.marked.pieces}
        self._fresh = {slug for slug, marked in pieces.items() if old.get(slug) is not marked}

    def _settle(self) -> None:
        """Plan, wish for parts, and take what is known, until all that is known fits."""
        job, shelf = self._job, self._shelf
        if job is None or shelf is None:
            return
        self._wish(job, shelf)
        while self._known(job, shelf):
            self._wish(job, shelf)

    def _wish(self, job: Job, shelf: Shelf) -> None:
        gathering = job.marked.manuscript.issue.gathering
        planned = plan(job.sheets, self._lengths, gathering)
        marked = {each.piece.slug: each for each in job.marked.pieces}
        wishes = {}
        for leaf in job.sheets:
            if leaf.name in planned.spans:
                part = job.compose(leaf, planned)
                before = self._wishes.get(leaf.name)
                text = (marked.get(leaf.piece), job.bench.digest)
                known = before and before.shelf is shelf and before.part.html == part.html
                key = before.key if before and known else shelf.keys.key(part)
                wishes[leaf.name] = Wish(key, part, text, shelf)
        self._plan, self._wishes = planned, wishes

    def _known(self, job: Job, shelf: Shelf) -> bool:
        """Take from the cache what is there; say whether the plan is another for it."""
        for name, wish in self._wishes.items():
            shown = self._shown.get(name)
            if shown and shown.key == wish.key:
                lines = lines_of(job, wish.part)
                beside = tuple(look and look.beside(lines) for look in shown.looks)
                self._shown[name] = replace(shown, looks=beside)
            elif wish.key not in self._absent:
                typeset = shelf.kept(wish.part)
                if typeset is None:
                    self._absent.add(wish.key)
                else:
                    self._show(wish, typeset)
                    if self._learn(wish.part, typeset.pages):
                        return True
        return False

    def _learn(self, part: Part, pages: int) -> bool:
        """Note how long a part is; say whether that is news."""
        if part.kind == FILLER or self._lengths.get(part.name) == pages:
            return False
        self._lengths[part.name] = pages
        return True

    def _show(
        self, wish: Wish, typeset: TypesetPart, pages: Iterable[int] = (), *, whole: bool = True
    ) -> None:
        """Show a part, or those of its pages that are there; the others stay as they were."""
        if self._job is None:
            return
        part, some = wish.part, tuple(pages)
        given = some or range(typeset.pages)
        lines = lines_of(self._job, part)
        salt = self._job.styles.hex()
        made = dict(zip(given, looks(typeset, given, part.path, lines, salt), strict=True))
        before = self._shown.get(part.name)
        old = before.looks if before else ()
        count = max(len(old), max(made) + 1) if some else typeset.pages
        kept = (made.get(page) or (old[page] if page < len(old) else None) for page in range(count))
        self._shown[part.name] = Shown(wish.key if not some else "", tuple(kept), typeset, whole)

    # What hands say ------------------------------------------------------------

    def _hear(self, hand: Hand, task: Task, word: Word) -> None:
        """Take a word of a hand's."""
        if isinstance(word, Glimpsed):
            if not task.warming and self._still(task):
                self._show(task.wish, word.part, word.pages, whole=False)
            return
        self._hands[hand] = None
        if isinstance(word, Died):
            self._warm.pop(hand, None)
        if task.warming or isinstance(word, Stopped):
            return
        if isinstance(word, Outcome):
            self._came(task, word)
        elif isinstance(word, Fault):
            self._wrong(task, word.error)
        elif not task.stopped:
            self._died(task)

    def _still(self, task: Task) -> bool:
        """Whether the text of a task is wanted yet, be it at other folios."""
        wish = self._wishes.get(task.wish.part.name)
        return wish is not None and same(wish.text, task.wish.text)

    def _came(self, task: Task, outcome: Outcome) -> None:
        """Show a part that was set, and keep it, if nothing that it shows has changed since."""
        part = task.wish.part
        try:
            sure = not task.tried and self.reader.shown() == task.reading.shown
            typeset = task.wish.shelf.took(part, outcome) if sure else unpack(outcome.packed)
        except MachineError as error:
            self._wrong(task, error)
            return
        settled = not task.tried or typeset.fit != part.fit
        if not self._still(task):
            return
        self._learn(part, typeset.pages)
        self._show(task.wish, typeset, whole=settled)

    def _wrong(self, task: Task, error: Exception) -> None:
        """Note what is wrong with a part."""
        if isinstance(error, ContentError):
            found = error.diagnostics
        else:
            found = (machine_fault(error, task.wish.part.path),)
        if self._still(task):
            self._faults[task.wish.key] = found

    def _died(self, task: Task) -> None:
        """Have a part set again whose process died; but not for ever."""
        deaths = self._round.deaths
        deaths[task.wish.key] = deaths.get(task.wish.key, 0) + 1
        if deaths[task.wish.key] > 1:
            name = task.wish.part.name
            hint = "see that there is memory enough, then save the piece again"
            self._wrong(task, MachineError(f"the process that set {name} died twice", hint))

    # What hands get ------------------------------------------------------------

    def _give(self) -> None:
        """Stop what is not wanted any more; give out what is."""
        for hand, task in self._hands.items():
            if task and not task.stopped and not task.warming and not self._still(task):
                task.stopped = True
                hand.stop()
        free = [hand for hand, task in self._hands.items() if task is None]
        missing = self._missing()
        for hand in free:
            if missing:
                self._hand_out(hand, missing.pop(0))
            else:
                self._warm_up(hand)

    def _missing(self) -> list[Wish]:
        """The parts that are to be set, in their turn."""
        at_work = {
            (task.wish.part.name, task.wish.key)
            for task in self._hands.values()
            if task and not task.stopped and not task.warming
        }
        missing = [
            wish
            for name, wish in self._wishes.items()
            if not self._done(name)
            and (name, wish.key) not in at_work
            and wish.key not in self._faults
        ]
        return sorted(missing, key=self._turn)

    def _done(self, name: str) -> bool:
        wish, shown = self._wishes[name], self._shown.get(name)
        return bool(shown and shown.key == wish.key and shown.whole)

    def _turn(self, wish: Wish) -> tuple[bool, ...]:
        """When a part is set: first what has no page yet of what is looked at."""
        name = wish.part.name
        shown = self._shown.get(name)
        tried = bool(shown and shown.key == wish.key)
        return tried, name not in self._looked, name not in self._fresh, wish.text[0] is None

    def _hand_out(self, hand: Hand, wish: Wish) -> None:
        """Have a part set."""
        if self._job is None or self._shelf is None:
            return
        name, part = wish.part.name, wish.part
        sets = self._round.sets
        sets[name] = sets.get(name, 0) + 1
        if sets[name] > ROUNDS:
            hint = "the part changes length with its folios: take a line out of it, or add one"
            fault = MachineError(f"the folios of {name} did not settle in {ROUNDS} rounds", hint)
            self._faults[wish.key] = (machine_fault(fault, part.path),)
            return
        shown = self._shown.get(name)
        tried = False
        if part.fit is None and PRINTED.search(part.html) and shown and shown.key != wish.key:
            part = replace(part, fit=shown.typeset.fit)
            tried = part.fit is not None
        task = Task(replace(wish, part=part), self._reading, tried)
        hand.give(self._job.bench, part, self._wanted.get(name, ()))
        self._hands[hand] = task
        self._warm[hand] = self._job.bench.digest

    def _warm_up(self, hand: Hand) -> None:
        """Let a hand that has set nothing with these styles set what it may get next."""
        job = self._job
        if job is None or self._shelf is None or self._warm.get(hand) == job.bench.digest:
            return
        named = [self._wishes[name] for name in self._looked if name in self._wishes]
        pieces = named or [wish for wish in self._wishes.values() if wish.text[0] is not None]
        if pieces:
            wish = max(pieces, key=lambda wish: len(TAG.sub("", wish.part.html)))
            shown = self._shown.get(wish.part.name)
            part = replace(wish.part, fit=shown.typeset.fit) if shown else wish.part
            hand.give(job.bench, part)
            self._hands[hand] = Task(wish, self._reading, warming=True)
            self._warm[hand] = job.bench.digest

    # What is shown -------------------------------------------------------------

    def _publish(self) -> None:
        """Show the book as it is now, if that is another."""
        job, before = self._job, self.book
        faults = [
            found for wish in self._wishes.values() for found in self._faults.get(wish.key, ())
        ]
        told = tuple(sorted({*self._reading.diagnostics, *faults}, key=lambda d: d.place))
        undone = [name for name in self._wishes if not self._done(name)]
        undone = [name for name in undone if self._wishes[name].key not in self._faults]
        done = self._round.done
        done |= {name for name in self._round.sets if name not in undone}
        broken = self._reading.job is None or faults
        state = "stale" if broken else "setting" if undone else "current"
        progress = (len(done), len(done) + len(undone)) if undone else None
        book = replace(before, state=state, progress=progress)
        if job is not None:
            shown = {name: each.looks for name, each in self._shown.items()}
            pages = bound_pages(job, self._plan, shown)
            facts = job.marked.manuscript.issue
            title = f"{facts.journal} {facts.volume} ({facts.number})"
            book = replace(book, title=title, pages=pages, contents=contents_of(job, pages))
        book = replace(book, diagnostics=self._teller.told(told, book.pages))
        if not undone and not self._round.timed:
            self._round.timed = True
            book = replace(book, seconds=monotonic() - self._round.began)
            if job is not None and not broken:
                counts = {
                    leaf.name: self._lengths[leaf.name]
                    for leaf in job.sheets
                    if leaf.kind != FILLER
                }
                keep_lengths(self._cache, job, counts)
        if book == before and before.version:
            return
        version = before.version + 1
        found = [page.look for page in book.pages if page.look]
        self.book = replace(
            book,
            version=version,
            changed=changes(before, book.pages, version),
            images={look.image: look for look in found},
            layers={look.layer: look for look in found},
        )
        for listener in self.listeners:
            listener(self.book)


def same(one: Sequence[object], other: Sequence[object]) -> bool:
    """Whether two texts are the very same."""
    return len(one) == len(other) and all(
        a is b or (isinstance(a, str) and a == b) for a, b in zip(one, other, strict=True)
    )


def lasting(found: Iterable[Diagnostic]) -> bool:
    """Whether what is wrong with a part stays so until it changes: the machine may be mended."""
    return all(each.code != "machine-failed" for each in found)
