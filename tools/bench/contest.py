"""Runs this project and its peers in turn, and takes down what comes of it."""

import shutil
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.bench.measuring import FailedError, measure
from tools.bench.own import COLD, OPTIONS, Own
from tools.bench.peers import PEERS, Peer, filled, missing, version
from tools.bench.results import OURS, Results, Row

Say = Callable[[str], None]


@dataclass(frozen=True)
class Contest:
    """One run of the benchmark. ``known`` fills the places of peers' words; ``limit`` is theirs."""

    own: Own
    documents: Path
    notes: tuple[str, ...]
    known: Mapping[str, str]
    limit: float
    results: Results
    say: Say

    def enter(self, chosen: Collection[str]) -> None:
        """Give a row to each engine that was chosen."""
        if OURS in chosen:
            row = Row(OURS, "galley", remark="tagged, outlined, labelled, proved")
            row.command = f"python build.py issue {self.own.name} {OPTIONS} --out OUT"
            self.results.rows[OURS] = row
        for peer in PEERS:
            if peer.key in chosen:
                self.results.rows[peer.key] = self._row(peer)

    def round(self) -> None:
        """Run each engine once. Raises `FailedError` where this project's own build fails."""
        if OURS in self.results.rows:
            self._ours()
        for peer in PEERS:
            row = self.results.rows.get(peer.key)
            if row and not row.failure:
                self._peer(peer, row)

    def _row(self, peer: Peer) -> Row:
        row = Row(peer.key, peer.title, remark=peer.remark)
        if lacking := missing(peer, self.known):
            row.absent, row.failure = True, f"not there: {', '.join(lacking)}"
            return row
        row.version = version(peer, self.known)
        row.command = shown(peer)
        return row

    def _ours(self) -> None:
        row = self.results.rows[OURS]
        for cases in (self.own.changes, self.own.workers, self.own.issues):
            for name, found in cases():
                self.say(f"galley, {name}: {found.wall:.2f} s")
                self.results.cases.setdefault(name, []).append(found)
        row.runs = self.results.cases[COLD]
        row.read(self.own.pdf, self.notes)

    def _peer(self, peer: Peer, row: Row) -> None:
        pdf, log = self.documents / f"{peer.key}.pdf", self.documents / f"{peer.key}.log"
        pdf.unlink(missing_ok=True)
        known = {
            **self.known,
            "document": str(self.documents / peer.document),
            "pdf": str(pdf),
            "seconds": str(round(self.limit)),
            "milliseconds": str(round(self.limit * 1000)),
        }
        surroundings = {name: filled(word, known) for name, word in peer.surroundings.items()}
        command = [filled(word, known) for word in peer.command]
        try:
            found = measure(command, self.documents, log, self.limit, surroundings)
        except FailedError as failed:
            row.failure = str(failed).replace(str(self.documents), "")
        else:
            self.say(f"{peer.title}: {found.wall:.2f} s")
            row.runs.append(found)
            if pdf.is_file():
                row.read(pdf, self.notes)
            else:
                row.failure = "it came to its end and made no PDF"
        if row.failure:
            self.say(f"{peer.title}: {row.failure}")


def shown(peer: Peer) -> str:
    """A peer's command, to be read: without folders."""
    words = [
        Path(word).name if word.startswith("{") and "/" in word else word for word in peer.command
    ]
    return " ".join(word.replace("{", "").replace("}", "") for word in words)


def fresh(folder: Path) -> Path:
    """Empty a folder, or make it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def tell(message: str) -> None:
    """Tell how far the benchmark is, on standard error."""
    sys.stderr.write(f"{message}\n")
