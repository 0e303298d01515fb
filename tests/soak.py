"""Sets random articles, kills builds, builds hostile issues, and prints how all ended."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from galley.digests import STYLES
from galley.typesetting.startup import load_engine
from tests.articles import article_part, lost_notes, lost_words, random_article
from tests.faults.shop import NEW, OLD, Yard
from tests.hostile.case import Case
from tests.hostile.corpus import CASES
from tests.hostile.runner import MEBIBYTES, SECONDS, End, run, watched

NOTHING = frozenset[str]()


@dataclass(frozen=True)
class Row:
    """How cases of one sort ended, as a row of the table."""

    name: str
    cases: int = 0
    pdfs: int = 0
    diagnostics: int = 0
    seconds: float = 0
    mebibytes: float = 0
    notes_lost: int = 0
    blocks_lost: int = 0
    tracebacks: int = 0
    torn: int = 0
    outside: int = 0
    connections: int = 0
    amiss: tuple[str, ...] = ()

    def with_end(self, name: str, end: End, ends: frozenset[str]) -> Row:
        """Count one more case; ``ends`` are the codes that it must end in."""
        good = {"pages", "diagnostics"}
        right = set(end.codes) == ends and end.kind in good
        over = end.seconds > SECONDS or end.mebibytes > MEBIBYTES
        return replace(
            self,
            cases=self.cases + 1,
            pdfs=self.pdfs + (end.kind == "pages"),
            diagnostics=self.diagnostics + (end.kind == "diagnostics"),
            seconds=max(self.seconds, end.seconds),
            mebibytes=max(self.mebibytes, end.mebibytes),
            tracebacks=self.tracebacks + (end.kind not in good),
            outside=self.outside + len(end.opened),
            connections=self.connections + len(end.connections),
            amiss=(*self.amiss, name) if over or not right else self.amiss,
        )

    @property
    def failed(self) -> bool:
        """Whether anything is amiss."""
        counts = (self.notes_lost, self.blocks_lost, self.tracebacks, self.torn, self.outside)
        return bool(self.amiss or self.connections or any(counts))


def articles(seeds: Iterable[int]) -> Row:
    """Set the random articles of seeds, in processes of their own."""
    row = Row("random articles")
    for seed in seeds:
        lost: list[str] = []
        with TemporaryDirectory() as base:
            end = watched(Path(base), setting(seed, Path(base)))
        if end.kind == "pages":
            lost = end.shown.split()
        row = row.with_end(f"article {seed}: {end.shown}", end, NOTHING)
        notes, blocks = map(int, lost or (0, 0))
        row = replace(
            row,
            notes_lost=row.notes_lost + notes,
            blocks_lost=row.blocks_lost + blocks,
            amiss=(*row.amiss, f"article {seed} loses") if notes or blocks else row.amiss,
        )
        progress(row.name, row.cases)
    return row


def setting(seed: int, base: Path) -> Callable[[], str]:
    """Give the work of setting an article: it tells how many notes and blocks are lost."""

    def work() -> str:
        from galley.typesetting.engine import Typesetter  # noqa: PLC0415 - the engine is up by then

        part = article_part(random_article(seed), base)
        typeset = Typesetter(STYLES, base / "content" / "v3i1").typeset(part)
        return f"{len(lost_notes(part, typeset))} {len(lost_words(part, typeset))}"

    return work


def hostile(cases: Iterable[Case]) -> Row:
    """Build hostile issues."""
    row = Row("hostile issues")
    for case in cases:
        with TemporaryDirectory() as base:
            case.write(Path(base))
            end = run(Path(base))
        row = row.with_end(case.name, end, case.whole)
        progress(row.name, row.cases)
    return row


def killed(count: int) -> Row:
    """Kill builds at random moments, and look at what they leave."""
    row, chance = Row("killed builds"), random.Random(count)
    with TemporaryDirectory() as base:
        yard = Yard(Path(base))
        whole = {yard.build(NEW), yard.build(OLD)}
        for number in range(count):
            yard.write(NEW if number % 2 else OLD)
            code = yard.run(kill_after=chance.uniform(0, 1))
            torn = yard.pdf.read_bytes() not in whole
            grown = len(yard.litter()) > 1 or len(yard.temporary()) > 1
            row = replace(
                row,
                cases=row.cases + 1,
                pdfs=row.pdfs + (code == 0),
                torn=row.torn + torn,
                amiss=(*row.amiss, f"kill {number}") if torn or grown else row.amiss,
            )
            progress(row.name, row.cases)
    return row


def progress(name: str, done: int) -> None:
    """Tell how far it is."""
    if not done % 25:
        sys.stderr.write(f"{name}: {done}\n")


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of the table."""
    heads = (
        *("", "cases", "PDFs", "diagnostics", "longest s", "largest MiB", "notes lost"),
        *("blocks lost", "tracebacks", "torn", "read outside", "connections"),
    )
    yield "| " + " | ".join(heads) + " |"
    yield "| --- |" + " ---: |" * (len(heads) - 1)
    for row in rows:
        cells = (
            *(row.name, row.cases, row.pdfs, row.diagnostics, f"{row.seconds:.1f}"),
            *(f"{row.mebibytes:.0f}", row.notes_lost, row.blocks_lost, row.tracebacks),
            *(row.torn, row.outside, row.connections),
        )
        yield "| " + " | ".join(map(str, cells)) + " |"
    yield from (f"amiss: {name}" for row in rows for name in row.amiss)


def main() -> None:
    """Run what is asked for, and exit with 1 where anything is amiss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200, help="how many random articles")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first")
    parser.add_argument("--kills", type=int, default=50, help="how many builds to kill")
    parser.add_argument("--no-hostile", action="store_true", help="leave the hostile issues out")
    asked = parser.parse_args()
    load_engine()
    rows = [articles(range(asked.first, asked.first + asked.articles)), killed(asked.kills)]
    if not asked.no_hostile:
        rows.append(hostile(CASES))
    sys.stdout.write("\n".join(table(rows)) + "\n")
    sys.exit(any(row.failed for row in rows))


if __name__ == "__main__":
    main()
