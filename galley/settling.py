"""Parts set, and planned anew, until every one stands at the folios that it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from galley.binding.plan import FILLER, plan
from galley.clock import Clock
from galley.errors import MachineError
from galley.fit import Fit
from galley.foreman import Foreman
from galley.model import Part, Plan, TypesetPart

ROUNDS = 8
"""How often folios may be planned anew, beside once for each wrong guess at a length."""

Came = tuple[Part, TypesetPart]
"""A part, and what came of it."""


@dataclass(frozen=True)
class Settled:
    """Parts set at the folios of a plan."""

    plan: Plan
    parts: Mapping[str, TypesetPart]

    @property
    def fits(self) -> dict[str, Fit]:
        """How the parts that have printed turns were made to fit."""
        return {name: part.fit for name, part in self.parts.items() if part.fit is not None}


def settle(
    foreman: Foreman,
    clock: Clock,
    counts: Mapping[str, int],
    wanted: set[str],
    came: Callable[[TypesetPart], None] = lambda _: None,
) -> Settled:
    """Set the wanted parts until every one stands at the folios that it says.

    ``counts`` are their pages, known or guessed; each part that has ``came`` is told of.
    A part is set again only when its document has changed: when a first guess at
    its folios, or at those that the contents list, was wrong. Once a length is known
    to be wrong, what comes after it is planned anew before it is set. Raises what
    `Foreman.set` raises, and `MachineError` where folios never settle.
    """
    job, pages = foreman.job, dict(counts)
    done: dict[str, tuple[str, TypesetPart]] = {}
    gathering = job.marked.manuscript.issue.gathering
    for _ in range(ROUNDS + len(job.sheets)):
        planned = plan(job.sheets, pages, gathering)
        with clock.time("composition"):
            parts = [
                job.compose(leaf, planned)
                for leaf in job.sheets
                if leaf.name in wanted and leaf.name in planned.spans
            ]
        stale = [p for p in parts if p.name not in done or done[p.name][0] != p.html]
        known = {*job.known, *done}
        sure = all(p.name in known or p.kind == FILLER for p in stale)
        for part, typeset in timed(clock, foreman.set(stale, planned, sure=sure)):
            done[part.name] = part.html, typeset
            pages[part.name] = typeset.pages
            came(typeset)
        if len(done) == len(parts) and plan(job.sheets, pages, gathering) == planned:
            return Settled(planned, {part.name: done[part.name][1] for part in parts})
    raise MachineError(
        f"folios did not settle in {ROUNDS + len(job.sheets)} rounds",
        "a part changes length with its folios",
    )


def timed(clock: Clock, came: Iterator[Came]) -> Iterator[Came]:
    """Count as typesetting what is waited for parts."""
    while True:
        with clock.time("typesetting"):
            one = next(came, None)
        if one is None:
            return
        yield one
