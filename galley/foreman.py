"""The foreman: has parts set, nothing twice, longest first, and collects what is wrong."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from galley.cache import Cache
from galley.errors import ContentError, Diagnostic, MachineError
from galley.job import Job
from galley.kept import pack, unpack
from galley.keys import PartKeys
from galley.model import Part, Plan, TypesetPart
from galley.setting import Outcome, worker_versions
from galley.workers import Workers


@dataclass
class Foreman:
    """Gives out the parts of one job, round by round.

    ``progress`` is told a part's name, how many are set, and how many there are to set;
    of parts that are taken from the cache nothing is told.
    """

    job: Job
    workers: Workers
    cache: Cache | None
    progress: Callable[[str, int, int], None]
    versions: Mapping[str, str] = field(init=False)
    _keys: PartKeys = field(init=False)
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
        facts = self.job.marked.manuscript.issue
        figures = self.job.folder / "figures"
        self._keys = PartKeys(facts, self.job.styles, figures, self.versions)

    def set(
        self, parts: list[Part], planned: Plan, *, sure: bool
    ) -> Iterator[tuple[Part, TypesetPart]]:
        """Set parts, or take them from the cache.

        Where their lengths are ``sure``, or as good as, the longest is begun first. Parts
        behind one whose length is not as planned are left, since their folios are wrong,
        unless something is wrong: then all that is wrong is raised, as `ContentError`.
        """
        order = {leaf.name: number for number, leaf in enumerate(self.job.sheets)}
        faults: list[Diagnostic] = []
        off: list[int] = []

        def wanted(part: Part) -> bool:
            return not off or bool(faults) or order[part.name] < min(off)

        def came(part: Part, typeset: TypesetPart) -> tuple[Part, TypesetPart]:
            if typeset.pages != planned.spans[part.name].pages:
                off.append(order[part.name])
            return part, typeset

        kept = {part.name: self._kept(part) for part in parts}
        missing = [part for part in parts if kept[part.name] is None]
        for part in parts:
            if (found := kept[part.name]) is not None:
                yield came(part, found)
        if sure:
            missing.sort(key=lambda part: -len(part.html))
        self._total += len(missing)
        left = dict.fromkeys(part.name for part in missing)
        while True:
            again = [part for part in missing if part.name in left]
            for part, outcome in self.workers.set(self.job.bench, again, wanted):
                del left[part.name]
                self._sets += 1
                self.progress(part.name, self._sets, self._total)
                if isinstance(outcome, ContentError):
                    faults.extend(outcome.diagnostics)
                else:
                    yield came(part, self._taken(part, outcome))
            if not faults or not left:
                break
        self._total -= len(left)
        if faults:
            raise ContentError(faults)

    def _kept(self, part: Part) -> TypesetPart | None:
        """A part that was set before from just the same."""
        if self.cache is None:
            return None
        key = self._keys.key(part)
        if (data := self.cache.get(key)) is None:
            return None
        try:
            return unpack(data)
        except ValueError:
            self.cache.spoilt(key)
            return None

    def _taken(self, part: Part, outcome: Outcome) -> TypesetPart:
        """Take a part that was set, and keep it, if its key tells of all that it shows."""
        if outcome.versions != self.versions:
            hint = "give all workers the same packages and libraries"
            raise MachineError(f"{part.name} was set with other versions than the rest", hint)
        typeset = unpack(outcome.packed)
        known = self._keys.figures(part)
        if self.cache is not None and set(outcome.figures) <= set(known):
            self.cache.put(self._keys.key(part), pack(typeset))
        return typeset
