"""The foreman: has parts set, nothing twice, longest first, and collects what is wrong."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from galley.cache import Cache
from galley.errors import ContentError, Diagnostic, MachineError
from galley.job import Job
from galley.model import Part, Plan, TypesetPart
from galley.setting import worker_versions
from galley.shelf import Shelf, shelf_of
from galley.workers import Workers

TAG = re.compile(r"<[^>]*>")
"""A tag: how long a part takes goes by its text."""


def _nothing() -> None:
    """Do nothing."""


@dataclass
class _Round:
    """One round of setting: what is wrong so far, and which folios have turned out wrong."""

    planned: Plan
    order: Mapping[str, int]
    faults: list[Diagnostic] = field(default_factory=list)
    _off: int | None = None

    def wanted(self, part: Part) -> bool:
        """Whether a part's folios may still be right, or what is wrong with it is to be told."""
        return self._off is None or bool(self.faults) or self.order[part.name] < self._off

    def came(self, typeset: TypesetPart) -> TypesetPart:
        """Note whether a part is as long as planned, if it stands in the plan."""
        span = self.planned.spans.get(typeset.name)
        if span and typeset.pages != span.pages:
            number = self.order[typeset.name]
            self._off = number if self._off is None else min(number, self._off)
        return typeset


@dataclass
class Foreman:
    """Gives out the parts of one job, round by round.

    ``progress`` is told a part's name, how many are set, and how many there are to set;
    of parts that are taken from the cache nothing is told. Each that is not, and stands in the
    plan, is given to ``fresh``, also one that is set again later. Once the first are being
    set, and this process waits for them, ``begun`` is called.
    """

    job: Job
    workers: Workers
    cache: Cache | None
    progress: Callable[[str, int, int], None]
    fresh: Callable[[TypesetPart], None]
    begun: Callable[[], None] = _nothing
    versions: Mapping[str, str] = field(init=False)
    _shelf: Shelf = field(init=False)
    _sets: int = 0
    _total: int = 0

    def __post_init__(self) -> None:
        """Ask what the workers work with. Raises `MachineError` if it is another galley."""
        self.versions = self.workers.versions()
        mine = worker_versions()
        for name in ("galley", "typesetting"):
            if self.versions.get(name) != mine[name]:
                hint = "install this version of galley for the cluster's workers"
                raise MachineError("the workers have another galley than this one", hint)
        self._shelf = shelf_of(self.job, self.cache, self.versions)

    def set(
        self, parts: list[Part], planned: Plan, *, sure: bool
    ) -> Iterator[tuple[Part, TypesetPart]]:
        """Set parts, or take them from the cache.

        Where their lengths are ``sure``, or as good as, the longest is begun first. Parts
        behind one whose length is not as planned are left, since their folios are wrong,
        unless something is wrong: then all that is wrong is raised, as `ContentError`.
        """
        order = [leaf.name for leaf in self.job.sheets]
        turn = _Round(planned, {name: number for number, name in enumerate(order)})
        missing = []
        for part in parts:
            if (kept := self._shelf.kept(part)) is None:
                missing.append(part)
            else:
                yield part, turn.came(kept)
        if sure:
            missing.sort(key=lambda part: -len(TAG.sub("", part.html)))
        self._total += len(missing)
        while missing:
            before = len(missing)
            begun, self.begun = self.begun, _nothing
            came = self.workers.set(self.job.bench, tuple(missing), turn.wanted, begun)
            for part, outcome in came:
                missing.remove(part)
                self._sets += 1
                self.progress(part.name, self._sets, self._total)
                if isinstance(outcome, ContentError):
                    turn.faults.extend(outcome.diagnostics)
                else:
                    typeset = self._shelf.took(part, outcome)
                    if part.name in planned.spans:
                        self.fresh(typeset)
                    yield part, turn.came(typeset)
            if not turn.faults or len(missing) == before:
                break
        self._total -= len(missing)
        if turn.faults:
            raise ContentError(turn.faults)
