"""Turns that no sign shows: put where pages come out most even."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from galley.intake.fill import Bit, Gap

COSTS = {Gap.WHOLE: 0.02, Gap.UNSEEN: 0.06}
"""What it costs to suppose a turn where nothing shows one."""

NEVER = float("inf")

Stretch = Sequence[Bit]


@dataclass(frozen=True)
class Choice:
    """Turns inside a stretch: the places, of its bits, before which a page turns."""

    cost: float
    places: tuple[int, ...] = ()


def even_pages(parts: Sequence[Stretch], counts: Sequence[int], page: float) -> tuple[Choice, ...]:
    """Choose turns for stretches, so many in all, or as many as any of the ``counts``.

    ``page`` is what a page holds; the cost of a page is the square of what it is over or
    under that, as a part of it. The last may be short.
    """
    most = max(counts)
    tried = [_choices(part, most, page, final=n == len(parts) - 1) for n, part in enumerate(parts)]

    @cache
    def best(at: int, left: int) -> tuple[float, tuple[Choice, ...]]:
        if at == len(parts):
            return (NEVER if left else 0.0), ()
        ways = []
        for count, choice in enumerate(tried[at][: left + 1]):
            cost, rest = best(at + 1, left - count)
            ways.append((choice.cost + cost, (choice, *rest)))
        return min(ways, key=lambda way: way[0])

    return min((best(0, count) for count in counts), key=lambda way: way[0])[1]


def _choices(part: Stretch, most: int, page: float, *, final: bool) -> list[Choice]:
    """Return the best choice of no turn inside a stretch, of one, and so on up to ``most``.

    A way through the first bits is made longer by one page at a time.
    """
    sums = [0.0]
    for bit in part:
        sums.append(sums[-1] + bit.size)

    def cost(start: int, end: int) -> float:
        over = (sums[end] - sums[start] - page) / page if page else 0.0
        return 0.0 if final and end == len(part) and over < 0 else over * over

    size = len(part)
    ways = [Choice(cost(0, end)) for end in range(size + 1)]
    found = [ways[size]]
    for _ in range(most):
        longer = [Choice(NEVER)] * (size + 1)
        for at, bit in enumerate(part):
            if at == 0 or bit.gap is Gap.TIED or ways[at].cost == NEVER:
                continue
            before = ways[at].cost + COSTS.get(bit.gap, 0.0)
            for end in range(at + 1, size + 1):
                if before + cost(at, end) < longer[end].cost:
                    longer[end] = Choice(before + cost(at, end), (*ways[at].places, at))
        ways = longer
        found.append(ways[size])
    return found
