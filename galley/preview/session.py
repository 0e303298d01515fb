"""The session: keeps an issue, and has set again what is concerned by each change."""

import re
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from time import monotonic

from galley.cache import MIB, Cache
from galley.errors import ContentError, Diagnostic, MachineError
from galley.executors import cores
from galley.kept import unpack
from galley.model import Part
from galley.order import Order
from galley.press import unknown_piece
from galley.preview.book import Book, bound_pages, contents_of
from galley.preview.crew import Crew, Task, longest
from galley.preview.hands import Fault, Glimpsed, Word
from galley.preview.parts import Parts, Wish, same
from galley.preview.reader import Reader, Reading, machine_fault
from galley.preview.telling import Teller
from galley.preview.waking import Bell
from galley.setting import Outcome, worker_versions
from galley.shelf import keep_lengths

ROUNDS = 8
"""How often a part may be set of one text, whatever its folios do."""

TRIMMED = 64
"""After how many parts the cache is held to its size."""

GLIMPSED = 4
"""How many pages of a part are shown before the rest, at most."""

PRINTED = re.compile(r'<html[^>]* class="printed\b')
"""How the document of a part begins that turns its pages where the print does."""


@dataclass
class Round:
    """What has come of one reading: how often parts were set, and whose process has died."""

    began: float
    sets: dict[str, int] = field(default_factory=dict)
    dead: set[str] = field(default_factory=set)
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
        self.reader = Reader(order)
        self.book = Book(issue=self.reader.folder.name)
        self.listeners: list[Callable[[Book], None]] = []
        self._teller = teller
        self._crew = Crew(order.jobs or cores())
        self._cache = Cache(order.out, order.cache * MIB) if order.cache else None
        self._parts = Parts(self._cache, worker_versions())
        self._reading = Reading(None, ())
        self._faults: dict[str, tuple[Diagnostic, ...]] = {}
        self._round = Round(monotonic())
        self._taken = 0
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
        wanted: dict[str, tuple[int, ...]] = {}
        for page in (known[at] for at in pages if 0 <= at < len(known)):
            if not page.blank:
                wanted[page.part] = (*wanted.get(page.part, ()), page.page - 1)[:GLIMPSED]
        if wanted:
            self._looked, self._wanted = tuple(wanted), wanted

    def find(self, slug: str) -> None:
        """Raise `ContentError` where the issue, if it can be read, has no such piece."""
        job = self.reader.read().job
        if job and slug not in {leaf.piece for leaf in job.sheets}:
            raise ContentError([unknown_piece(job, slug)])

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
                wait([self._bell.line, *self._crew.lines])
        finally:
            self.end()

    def step(self) -> None:
        """Take what has come, and have done what is to be done."""
        self._bell.answer()
        with self._lock:
            began, self._changed = self._changed, None
        if began is not None:
            self._read(began)
        for task, word in self._crew.words():
            self._hear(task, word)
        self._parts.settle()
        self._give()
        self._publish()

    def end(self) -> None:
        """End the processes."""
        self._closing = True
        self._crew.end()
        self._bell.close()
        if self._cache:
            self._cache.trim()

    def _read(self, began: float) -> None:
        """Read the issue again; where it is broken, what was read last is kept."""
        self._reading = self.reader.read()
        self._round = Round(began)
        self._parts.fresh = set()
        if self._reading.job is not None:
            keys = {wish.key for wish in self._parts.wishes.values()}
            lasting = {key: found for key, found in self._faults.items() if lasts(found)}
            self._faults = {key: found for key, found in lasting.items() if key in keys}
            self._parts.take(self._reading.job)

    def _hear(self, task: Task, word: Word) -> None:
        """Take a word of a hand's, unless the text has become another since."""
        if not self._parts.still(task.wish):
            return
        if isinstance(word, Glimpsed):
            self._parts.show_some(task.wish, word.part, word.pages)
        elif isinstance(word, Outcome):
            self._came(task, word)
        elif isinstance(word, Fault):
            self._wrong(task, word.error)
        elif task.wish.key not in self._round.dead:
            self._round.dead.add(task.wish.key)
        else:
            message = f"the process that set {task.part.name} died twice"
            hint = "see that there is memory enough, then save the piece again"
            self._wrong(task, MachineError(message, hint))

    def _came(self, task: Task, outcome: Outcome) -> None:
        """Show a part that was set, and keep it, if nothing that it shows has changed since."""
        sure = not task.tried and self.reader.shown() == task.mark
        try:
            typeset = task.wish.shelf.took(task.part, outcome) if sure else unpack(outcome.packed)
        except MachineError as error:
            self._wrong(task, error)
            return
        self._taken += 1
        if self._cache and self._taken % TRIMMED == 0:
            self._cache.trim()
        settled = not task.tried or typeset.fit != task.part.fit
        self._parts.show(task.wish, typeset, whole=settled)

    def _wrong(self, task: Task, error: Exception) -> None:
        """Note what is wrong with a part."""
        if isinstance(error, ContentError):
            self._faults[task.wish.key] = error.diagnostics
        else:
            self._faults[task.wish.key] = (machine_fault(error, task.part.path),)

    # What is set ---------------------------------------------------------------

    def _give(self) -> None:
        """Stop what is not wanted any more; give out what is."""
        self._crew.stop(lambda wish: not self._parts.still(wish))
        missing = self._missing()
        while self._crew.free and missing:
            self._hand_out(missing.pop(0))
        if missing:
            self._crew.stop_warming()
        job, wishes = self._parts.job, self._parts.wishes
        if job is not None and self._crew.free:
            looked = [wishes[name] for name in self._looked if name in wishes]
            pieces = [wish for wish in wishes.values() if wish.is_piece]
            if looked or pieces:
                wish = longest(looked or pieces)
                self._crew.warm_up(job.bench, Task(wish, self._tried(wish), None, warming=True))

    def _missing(self) -> list[Wish]:
        """The parts that are to be set, in their turn."""
        at_work, parts = self._crew.at_work, self._parts
        missing = [
            wish
            for name, wish in parts.wishes.items()
            if not parts.done(name)
            and (name, wish.key) not in at_work
            and wish.key not in self._faults
        ]
        return sorted(missing, key=self._turn)

    def _turn(self, wish: Wish) -> tuple[bool, ...]:
        """When a part is set: first what shows another text yet, and is looked at."""
        name, shown = wish.part.name, self._parts.shown.get(wish.part.name)
        known = bool(shown and same(shown.text, wish.text))
        return known, name not in self._looked, name not in self._parts.fresh, not wish.is_piece

    def _hand_out(self, wish: Wish) -> None:
        """Have a part set."""
        name, sets = wish.part.name, self._round.sets
        sets[name] = sets.get(name, 0) + 1
        shown = self._parts.shown.get(name)
        part = wish.part if shown and shown.key == wish.key else self._tried(wish)
        task = Task(wish, part, self._reading.shown, tried=part.fit != wish.part.fit)
        try:
            if sets[name] > ROUNDS:
                message = f"the folios of {name} did not settle in {ROUNDS} rounds"
                hint = "the part changes length with its folios: take out a line, or add one"
                raise MachineError(message, hint)  # noqa: TRY301 - as what cannot be begun
            if self._parts.job:
                self._crew.give(self._parts.job.bench, task, self._wanted.get(name, ()))
        except MachineError as error:
            self._wrong(task, error)

    def _tried(self, wish: Wish) -> Part:
        """The part of a wish; one that turns as the print does has the fit that it had last."""
        shown = self._parts.shown.get(wish.part.name)
        if shown is None or wish.part.fit is not None or not PRINTED.search(wish.part.html):
            return wish.part
        return replace(wish.part, fit=shown.typeset.fit)

    # What is shown -------------------------------------------------------------

    def _publish(self) -> None:
        """Show the book as it is now, if that is another."""
        before, parts = self.book, self._parts
        faults = [
            found for wish in parts.wishes.values() for found in self._faults.get(wish.key, ())
        ]
        book = self._standing(broken=bool(faults) or self._reading.job is None)
        if parts.job is not None:
            pages = bound_pages(parts.job, parts.plan, parts.looks)
            facts = parts.job.marked.manuscript.issue
            title = f"{facts.journal} {facts.volume} ({facts.number})"
            contents = contents_of(parts.job, pages)
            book = replace(book, title=title, pages=pages, contents=contents)
        found = sorted({*self._reading.diagnostics, *faults}, key=lambda each: each.place)
        book = replace(book, diagnostics=self._teller.told(found, book.pages))
        if before.version and replace(book, seconds=before.seconds) == before:
            return
        self.book = book.after(before)
        for listener in self.listeners:
            listener(self.book)

    def _standing(self, *, broken: bool) -> Book:
        """The book with its state, how far it is, and how long it took."""
        parts, rounds = self._parts, self._round
        undone = [
            name
            for name, wish in parts.wishes.items()
            if not parts.done(name) and wish.key not in self._faults
        ]
        done = len(rounds.sets.keys() - set(undone))
        state = "stale" if broken else "setting" if undone else "current"
        progress = (done, done + len(undone)) if undone else None
        book = replace(self.book, state=state, progress=progress)
        if undone or rounds.timed:
            return book
        rounds.timed = True
        if parts.job is not None and not broken:
            keep_lengths(self._cache, parts.job, parts.counts)
        return replace(book, seconds=monotonic() - rounds.began)


def lasts(found: Iterable[Diagnostic]) -> bool:
    """Whether what is wrong with a part stays so until it changes: the machine may be mended."""
    return all(each.code != "machine-failed" for each in found)
