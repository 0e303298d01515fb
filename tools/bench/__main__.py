"""Runs the benchmark and writes its page: `python -m tools.bench`; see `--help`."""

import argparse
import datetime as dt
import subprocess
import sys
from pathlib import Path

from galley import __version__
from galley.folders import find_issue
from tools.bench.contest import Contest, fresh, tell
from tools.bench.documents import write_documents
from tools.bench.machine import machine
from tools.bench.measuring import FailedError
from tools.bench.own import ROOT, Own
from tools.bench.parts import read_issue
from tools.bench.peers import PEERS, places
from tools.bench.results import OURS, Results
from tools.bench.table import document

WORK = ROOT / "build" / "bench" / "work"
PAGE = ROOT / "docs" / "BENCHMARKS.md"
ENGINES = (OURS, *(peer.key for peer in PEERS))
HALF_AN_HOUR = 1800.0


def options(words: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser("tools.bench", description=__doc__)
    content = parser.add_mutually_exclusive_group()
    content.add_argument("--content", type=Path, default=ROOT / "content", help="issues' folder")
    content.add_argument("--print", type=Path, dest="text", help="the text of a printed issue")
    parser.add_argument("--issue", help="the issue's folder; the newest if left out")
    parser.add_argument("--only", nargs="+", choices=ENGINES, help="engines; all if left out")
    parser.add_argument("--runs", type=int, default=3, help="how often each is run; 3")
    parser.add_argument("--limit", type=float, default=HALF_AN_HOUR, help="seconds a peer may take")
    parser.add_argument("--to", type=Path, help="the page to write; with --only none, but printed")
    chosen = parser.parse_args(words)
    if chosen.text and not chosen.issue:
        parser.error("--print needs --issue, the name of the folder to import into")
    return chosen


def imported(text: Path, name: str) -> Path:
    """Import a printed issue under a name; give the folder of issues that it then lies in."""
    content = WORK / "printed"
    command = [sys.executable, "build.py", "import", str(text.resolve()), str(content / name)]
    quietly = ["--quiet", "--out", str(WORK / "import")]
    told = subprocess.run([*command, *quietly], cwd=ROOT, check=False)
    if told.returncode:
        raise FailedError(f"{text} cannot be imported")
    return content


def bench(chosen: argparse.Namespace) -> Results:
    """Measure what is asked for. Raises `FailedError` where this project cannot be measured."""
    fresh(WORK)
    found = machine()
    content = imported(chosen.text, chosen.issue) if chosen.text else chosen.content
    source = find_issue(content.resolve(), chosen.issue)
    own = Own(WORK, source.name)
    tell("building once, so that folios.yaml is right")
    own.set_up(source)
    issue = read_issue(own.folder)
    known = places()
    documents = fresh(WORK / "documents")
    styles = own.tree / "styles"
    write_documents(issue, styles, own.folder / "figures", known["pandoc"], documents)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    kind = f"the {issue.edition} edition of"
    pieces = sum(bool(leaf.piece) for leaf, _ in issue.parts)
    notes, authors = len(issue.notes), len(issue.notes) - issue.numbered
    told = (
        f"{kind} `{source.name}`, {pieces} pieces with {notes} notes, {issue.numbered} "
        f"numbered and {authors} on their authors"
    )
    results = Results(found, told, today, chosen.runs, notes)
    if chosen.text:
        results.command = "make bench PRINT=issue.txt"
    contest = Contest(own, documents, issue.notes, known, chosen.limit, results, tell)
    contest.enter(chosen.only or ENGINES)
    if OURS in results.rows:
        results.rows[OURS].version = __version__
        tell("building copies of the issue, for the cases of several")
        own.multiply()
    for number in range(1, chosen.runs + 1):
        tell(f"run {number} of {chosen.runs}")
        contest.round()
    return results


def main(words: list[str]) -> int:
    """Measure, and write or print the page; 1 where this project could not be measured."""
    chosen = options(words)
    try:
        page = document(bench(chosen))
    except FailedError as failed:
        tell(f"bench: {failed}")
        return 1
    target = chosen.to or (None if chosen.only else PAGE)
    if target is None:
        sys.stdout.write(page)
    else:
        target.write_text(f"{page}\n", encoding="utf-8")
        tell(f"written: {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
