"""Whether an issue must be built at all: a stamp over every byte that goes into it.

Only the standard library is imported, and nothing is parsed.
"""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from galley.cache import MIB, Cache
from galley.digests import SOURCE, STYLES, TEMPLATES, digest_of, folder_digest
from galley.errors import diagnostic_of
from galley.fit import fit_of, fit_values
from galley.folders import find_issue, shown_path
from galley.order import Made, Order
from galley.versions import known, versions

LOCKS = ("folios.yaml", "fit.yaml")
"""What a build writes beside the manuscript: it comes out of a build, and decides nothing."""


def outdated(order: Order) -> bool:
    """Whether the issue's PDF is missing, or older than a file of the issue.

    Then there is all but surely something to do, before a byte is read. Raises `ContentError`
    where there is no such issue.
    """
    folder = find_issue(order.content, order.issue or None)
    pdf = order.out / folder.name / f"{folder.name}.pdf"
    try:
        made = pdf.stat().st_mtime_ns
        files = (path for path in folder.rglob("*") if path.name not in LOCKS)
        return any(path.lstat().st_mtime_ns > made for path in files)
    except OSError:
        return True


class Stamp:
    """The state of an issue's input, and what was made of it."""

    def __init__(self, order: Order) -> None:
        """Look at the input as it is now. Raises `ContentError` where there is no such issue."""
        self.order = order
        self.folder = find_issue(order.content, order.issue or None)
        self.cache = Cache(order.out, order.cache * MIB)
        self.input = self._input()

    def recall(self) -> Made | None:
        """Give what was made of this input, if it is still there, whole and unaltered."""
        start = perf_counter()
        if not self._kept or (data := self.cache.get(self.input)) is None:
            return None
        try:
            told: dict[str, Any] = json.loads(data)
            others = tuple(self._pdf.with_name(name) for name in told["others"])
            if told["files"] != self._files(others):
                return None
            return Made(
                pdf=self._pdf,
                pages=int(told["pages"]),
                notes=int(told["notes"]),
                diagnostics=tuple(diagnostic_of(row) for row in told["diagnostics"]),
                seconds=perf_counter() - start,
                fits={name: fit_of(values) for name, values in told["fits"].items()},
                unchanged=True,
                others=others,
            )
        except (AttributeError, KeyError, OSError, TypeError, ValueError):
            self.cache.spoilt(self.input)
            return None

    def keep(self, made: Made) -> None:
        """Remember what was made, unless the input has changed meanwhile."""
        with suppress(OSError):
            if self._kept and self.input == self._input():
                told = {
                    "files": self._files(made.others),
                    "others": [path.name for path in made.others],
                    "pages": made.pages,
                    "notes": made.notes,
                    "diagnostics": [asdict(found) for found in made.diagnostics],
                    "fits": {name: fit_values(fit) for name, fit in made.fits.items()},
                }
                self.cache.put(self.input, json.dumps(told).encode())

    @property
    def _kept(self) -> bool:
        return bool(self.order.cache) and not self.order.erratum and known()

    @property
    def _pdf(self) -> Path:
        name = self.folder.name
        return self.order.out / name / f"{name}.pdf"

    def _input(self) -> str:
        """Digest all that decides what is made, or what is said of it."""
        order = self.order
        plain = replace(order, content=Path(), out=Path(), jobs=1, executor="", cache=0)
        said = (shown_path(self.folder), plain, sorted(versions().items()))
        digest = hashlib.sha256(repr(said).encode(errors="surrogateescape"))
        digest.update(folder_digest(self.folder, lambda name: name not in LOCKS))
        for folder in (STYLES, TEMPLATES, SOURCE):
            digest.update(folder_digest(folder))
        return digest.hexdigest()

    def _files(self, others: Iterable[Path]) -> dict[str, str]:
        """Digest the files that a build leaves. Raises ``OSError`` where the first is missing."""
        locks = [self.folder / name for name in LOCKS]
        return {
            self._pdf.name: digest_of(self._pdf.read_bytes()),
            "report.json": digest_of(self._pdf.with_name("report.json").read_bytes()),
            **{path.name: digest_of(path.read_bytes()) for path in others},
            **{lock.name: digest_of(lock.read_bytes()) for lock in locks if lock.is_file()},
        }
