"""What must hold, as data, and what was reached."""

from collections.abc import Callable
from dataclasses import dataclass

from tools.bench.own import COLD, RELEASE, UNCHANGED, WORD, issues_case
from tools.bench.results import OURS, Results

MIB = 1024**2
FEW, MANY = 1, 10


@dataclass(frozen=True)
class Reached:
    """A figure, and what was measured for it where it comes of two."""

    figure: float
    told: str = ""


Figure = Callable[[Results], Reached | None]


@dataclass(frozen=True)
class Bound:
    """A figure that may not be higher than ``most``; ``unit`` stands behind both."""

    title: str
    most: float
    figure: Figure
    unit: str = ""


def beside(key: str) -> Figure:
    """The seconds of a cold build for each second of a peer's."""

    def figure(results: Results) -> Reached | None:
        mine, other = results.wall(OURS), results.wall(key)
        return in_seconds(mine, other) if mine and other else None

    return figure


def beside_cold(name: str) -> Figure:
    """The seconds of a case for each second of a cold build."""

    def figure(results: Results) -> Reached | None:
        found, cold = results.case(name), results.case(COLD)
        return in_seconds(found.wall, cold.wall) if found and cold else None

    return figure


def in_seconds(found: float, other: float) -> Reached:
    """Seconds beside others."""
    return Reached(found / other, f"{found:.2f} s beside {other:.2f} s")


def unchanged(results: Results) -> Reached | None:
    """The seconds of a build when nothing has changed."""
    found = results.case(UNCHANGED)
    return Reached(found.wall) if found else None


def many(results: Results) -> Reached | None:
    """The seconds of ten issues, for each second of one ten times."""
    one, ten = results.case(issues_case(FEW)), results.case(issues_case(MANY))
    return in_seconds(ten.wall, one.wall * MANY / FEW) if one and ten else None


def growth(results: Results) -> Reached | None:
    """The peak of memory over ten issues, for each byte over one."""
    one, ten = results.case(issues_case(FEW)), results.case(issues_case(MANY))
    if not (one and ten):
        return None
    return Reached(ten.tree / one.tree, f"{ten.tree / MIB:.0f} beside {one.tree / MIB:.0f} MiB")


def peak(results: Results) -> Reached | None:
    """The largest peak of any process of this project, in MiB."""
    found = [case.process for name in results.cases if (case := results.case(name))]
    return Reached(max(found) / MIB) if found else None


BOUNDS = (
    Bound("cold, beside WeasyPrint alone", 0.6, beside("weasyprint")),
    Bound("cold, beside pagedjs-cli", 0.7, beside("pagedjs")),
    Bound("cold, beside pandoc with XeLaTeX", 0.7, beside("xelatex")),
    Bound("cold, beside Vivliostyle CLI", 0.1, beside("vivliostyle")),
    Bound("one word changed, beside cold", 0.25, beside_cold(WORD)),
    Bound("nothing changed", 0.6, unchanged, " s"),
    Bound("a release, beside cold", 3, beside_cold(RELEASE)),
    Bound("ten issues, beside ten times one", 1.1, many),
    Bound("memory of ten issues, beside one", 1.1, growth),
    Bound("peak memory of a process", 350, peak, " MiB"),
)
