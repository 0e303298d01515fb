"""The shelf: parts that were set before, by all that they were set from."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from galley.cache import Cache
from galley.errors import MachineError
from galley.job import Job
from galley.kept import unpack
from galley.keys import PartKeys
from galley.model import Part, TypesetPart
from galley.setting import Outcome


@dataclass(frozen=True)
class Shelf:
    """Takes parts that were set, and gives them again where just the same is wanted.

    ``versions`` are those of all that makes the pages.
    """

    cache: Cache | None
    keys: PartKeys
    versions: Mapping[str, str]

    def kept(self, part: Part) -> TypesetPart | None:
        """A part that was set before from just the same."""
        if self.cache is None:
            return None
        key = self.keys.key(part)
        if (data := self.cache.get(key)) is None:
            return None
        try:
            return unpack(data)
        except ValueError:
            self.cache.spoilt(key)
            return None

    def took(self, part: Part, outcome: Outcome) -> TypesetPart:
        """Take a part that was set, and keep it, if its key tells of all that it shows.

        Raises `MachineError` where it was set by other versions.
        """
        if outcome.versions != self.versions:
            hint = "give all workers the same packages and libraries"
            raise MachineError(f"{part.name} was set with other versions than the rest", hint)
        typeset = unpack(outcome.packed)
        known = self.keys.figures(part)
        if self.cache is not None and set(outcome.figures) <= set(known):
            self.cache.put(self.keys.key(part), outcome.packed)
        return typeset


def shelf_of(job: Job, cache: Cache | None, versions: Mapping[str, str]) -> Shelf:
    """The shelf for the parts of a job."""
    figures = job.folder / "figures"
    keys = PartKeys(job.marked.manuscript.issue, job.styles, figures, versions)
    return Shelf(cache, keys, versions)


def lengths(cache: Cache | None, job: Job) -> dict[str, int]:
    """The page counts of the last build whose pages turned as these do, if it was cached.

    Guesses, as those of ``folios.yaml`` are, which has them of the issue as planned only.
    """
    data = cache.get(job.turning) if cache and not job.as_planned else None
    with suppress(AttributeError, TypeError, ValueError):
        return {str(name): int(pages) for name, pages in json.loads(data or b"{}").items()}
    return {}


def keep_lengths(cache: Cache | None, job: Job, counts: Mapping[str, int]) -> None:
    """Keep page counts that are not for ``folios.yaml``."""
    if cache and not job.as_planned:
        cache.put(job.turning, json.dumps(counts).encode())
