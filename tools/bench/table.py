"""The figures as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from tools.bench.bounds import BOUNDS, MIB
from tools.bench.measuring import Measurement
from tools.bench.own import COLD, issues_case
from tools.bench.results import OURS, Results, Row

HEAD = """\
# Benchmarks

Written by `{command}`; do not edit it. `make bench-peers` installs the peers.

"""
ENGINES = (
    *("engine", "wall", "ratio", "CPU", "ratio", "memory, all", "memory, one", "pages", "PDF"),
    "notes missing",
)
CASES = ("case", "wall", "ratio", "CPU", "ratio", "memory, all", "memory, one")
NONE = "–"


def document(results: Results) -> str:
    """The whole page."""
    return HEAD.format(command=results.command) + "\n".join(
        [
            *setting(results),
            *section("Engines", engines(results)),
            *section("This project", cases(results)),
            *section("What must hold", bounds(results)),
            *section("What was run", commands(results)),
            *section("How it is measured", method(results)),
        ]
    )


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading and what stands under it."""
    yield from ("", f"## {title}", "", *lines)


def setting(results: Results) -> Iterator[str]:
    """The machine, the content, the day."""
    machine = results.machine
    yield (
        f"On {results.date}: {machine['processor']}, {machine['cores']} cores, "
        f"{machine['memory']} of memory; {machine['system']}; {machine['Python']}. "
        f"Load before the first run: {machine['load']}."
    )
    yield ""
    times = f"Medians of {results.rounds} runs" if results.rounds > 1 else "One run"
    yield f"Content: {results.content}. {times}, each engine in turn."


def engines(results: Results) -> Iterator[str]:
    """The table of engines, and under it what failed."""
    ours = results.rows.get(OURS)
    first = ours.figures if ours else None
    yield from table(ENGINES, (engine(row, first) for row in results.rows.values()))
    yield ""
    yield "A ratio is to this project, cold: 2.0 takes twice as long."
    for row in results.rows.values():
        if row.failure and not row.absent:
            yield ""
            yield f"{row.title} failed: `{row.failure.replace('`', chr(39))}`"


def engine(row: Row, first: Measurement | None) -> list[str]:
    """The cells of an engine."""
    if (found := row.figures) is None:
        return [
            row.title,
            "not installed" if row.absent else "failed",
            *[NONE] * (len(ENGINES) - 2),
        ]
    content = str(row.pages), f"{row.size / MIB:.2f} MiB", str(row.lost)
    return [row.title, *costs(found, first), *content]


def costs(found: Measurement, first: Measurement | None) -> list[str]:
    """The cells of what something cost, with ratios to another."""
    return [
        f"{found.wall:.2f} s",
        ratio(found.wall, first.wall if first else None),
        f"{found.cpu:.2f} s",
        ratio(found.cpu, first.cpu if first else None),
        f"{found.tree / MIB:.0f} MiB",
        f"{found.process / MIB:.0f} MiB",
    ]


def ratio(figure: float, first: float | None) -> str:
    """A figure beside another."""
    return f"{figure / first:.2f}" if first else NONE


def cases(results: Results) -> Iterator[str]:
    """The table of this project's own cases."""
    cold, one = results.case(COLD), results.case(issues_case(1))
    found = ((name, results.case(name)) for name in results.cases)
    yield from table(
        CASES,
        (
            [name, *costs(figures, one if "issue" in name else cold)]
            for name, figures in found
            if figures
        ),
    )
    yield ""
    yield "Ratios are to `cold`, those of several issues to one issue."


def bounds(results: Results) -> Iterator[str]:
    """The table of what must hold, and under it what the figures that do not come of."""
    rows, short = [], []
    for bound in BOUNDS:
        found = bound.figure(results)
        reached = f"{found.figure:.2f}{bound.unit}" if found else NONE
        holds = "not measured" if not found else "yes" if found.figure <= bound.most else "no"
        rows.append([bound.title, f"{bound.most:g}{bound.unit}", reached, holds])
        if found and found.told and holds == "no":
            short.append(f"- {bound.title}: {found.told}")
    yield from table(("figure", "at most", "reached", "holds"), rows)
    if short:
        yield from ("", "Measured for what does not hold:", "", *short)


def commands(results: Results) -> Iterator[str]:
    """The commands and versions."""
    rows = [
        [row.title, row.version or NONE, f"`{row.command}`" if row.command else NONE, row.remark]
        for row in results.rows.values()
    ]
    yield from table(("engine", "version", "command", "its pages"), rows)


def method(results: Results) -> Iterator[str]:
    """How the figures come about."""
    memory = {run.memory for row in results.rows.values() for run in row.runs}
    whole = all(run.whole for row in results.rows.values() for run in row.runs)
    yield METHOD.format(memory=" or ".join(sorted(memory)) or "PSS", notes=results.notes)
    if not whole:
        yield ""
        yield "On this system, processes that outlive their parents are not in the CPU seconds."


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of pipes; columns of figures stand to the right."""
    yield line(head)
    yield line(["---"] * len(head))
    for row in rows:
        yield line([cell.replace("|", "\\|") for cell in row])


def line(cells: Sequence[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


METHOD = """\
Every command is run whole, from the start of its process to its end. A process of its own
runs it, adopts what outlives its parent, and looks at all of them every 50 ms, or as seldom as
keeps looking to a twentieth of its time.

- *wall* is seconds by the clock; *CPU* seconds of all processes, of workers and of those of
  a browser too.
- *memory, all* is the peak of all processes together ({memory}: where shares are known, shared
  memory counts once), as often as they are looked at; *memory, one* the largest peak of any one
  process, as the system keeps it, with all that it shares.
- *notes missing* is how many of the {notes} notes a PDF's text does not hold. Of each note the
  first six words, at most 40 letters and digits, are looked for, without spaces, hyphens,
  quotes, accents and ligatures; a beginning that several notes share must be there as often.

All engines get the same content: every part of the issue, composed by this project, in one
HTML file; and that file as pandoc's Markdown, with pandoc's own notes. Writing these files
is not measured. Templates of pandoc have no pull quotes beside the text, no running heads like
the journal's and no cover, so their pages are simpler to make.

*Cold* is a build without a cache, with the right `folios.yaml`, by as many workers as there
are cores; so is a release, which binds every edition. One word changes in the middle of an
article of average length; of the styles, one colour. Issues are built one after the other, each
cold. This project reads its PDF back and proves it against the manuscript in every build; that
time is in its figures, and no peer does so."""
