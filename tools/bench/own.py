"""This project's cases, on a copy of its code and of the content."""

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.bench.edits import (
    average_article,
    flowing,
    renumbered,
    with_token_changed,
    with_word_changed,
)
from tools.bench.measuring import Measurement, measure

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("galley", "styles", "templates")
LIMIT = 3600.0
"""Seconds for the longest of the cases."""

COLD, UNCHANGED, WORD, TOKEN = "cold", "nothing changed", "one word changed", "one token changed"
RELEASE = "a release, cold"
WORKERS = (1, 2, 4)
ISSUES = (1, 3, 10)
SHELL = 'python=$1 out=$2; shift 2; for name; do "$python" build.py issue "$name" {} || exit; done'
OPTIONS = "--content content --pagination flow --quiet"


def workers_case(number: int) -> str:
    """The name of the case of so many workers."""
    return f"{number} worker{'s' * (number > 1)}"


def issues_case(number: int) -> str:
    """The name of the case of so many issues."""
    return f"{number} issue{'s' * (number > 1)}"


@dataclass(frozen=True)
class Own:
    """A copy of the checkout under ``work``, with the issue under ``content/``."""

    work: Path
    name: str

    @property
    def tree(self) -> Path:
        """The copy of the checkout."""
        return self.work / "checkout"

    @property
    def folder(self) -> Path:
        """The copy of the issue."""
        return self.tree / "content" / self.name

    @property
    def pdf(self) -> Path:
        """What the last cold build made."""
        return self.work / "out" / self.name / f"{self.name}.pdf"

    def set_up(self, content: Path) -> None:
        """Copy code and content; build it once, so that its ``folios.yaml`` is right.

        Raises `FailedError` where the content cannot be built.
        """
        for name in COPIED:
            shutil.copytree(
                ROOT / name, self.tree / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        shutil.copy(ROOT / "build.py", self.tree)
        shutil.copytree(content, self.folder)
        (self.folder / "fit.yaml").unlink(missing_ok=True)
        sheet = self.folder / "issue.yaml"
        sheet.write_text(flowing(sheet.read_text(encoding="utf-8")), encoding="utf-8")
        self._build(self.work / "first")

    def multiply(self) -> None:
        """Copy the issue as other volumes, and build each once, for the same reason."""
        sheet = self.folder / "issue.yaml"
        for later, name in enumerate(self._names(max(ISSUES))[1:], 1):
            copy = self.folder.with_name(name)
            shutil.copytree(self.folder, copy)
            text = renumbered(sheet.read_text(encoding="utf-8"), later)
            (copy / sheet.name).write_text(text, encoding="utf-8")
        self._issues(max(ISSUES))

    def changes(self) -> Iterator[tuple[str, Measurement]]:
        """Measure a cold build, and what comes after it when little or nothing has changed."""
        out = self.work / "out"
        shutil.rmtree(out, ignore_errors=True)
        yield COLD, self._build(out)
        kept = self.pdf.read_bytes()
        yield UNCHANGED, self._build(out)
        article = average_article(self.folder)
        yield WORD, self._changed(article, with_word_changed(article.read_text("utf-8")), out)
        self._build(out)
        tokens = self.tree / "styles" / "tokens.css"
        yield TOKEN, self._changed(tokens, with_token_changed(tokens.read_text("utf-8")), out)
        self.pdf.write_bytes(kept)
        whole = self.work / "release"
        shutil.rmtree(whole, ignore_errors=True)
        yield RELEASE, self._made("release", whole)

    def workers(self) -> Iterator[tuple[str, Measurement]]:
        """Measure a cold build by one process and by more."""
        for number in WORKERS:
            out = self.work / "workers"
            shutil.rmtree(out, ignore_errors=True)
            yield workers_case(number), self._build(out, "--jobs", str(number))

    def issues(self) -> Iterator[tuple[str, Measurement]]:
        """Measure one issue and several, one after the other, each cold."""
        for number in ISSUES:
            yield issues_case(number), self._issues(number)

    def _names(self, number: int) -> list[str]:
        """The names of the first issues: the one, and copies of other volumes."""
        volume, issue = map(int, re.findall(r"\d+", self.name))
        return [self.name, *(f"v{volume + later}i{issue}" for later in range(1, number))]

    def _build(self, out: Path, *more: str) -> Measurement:
        return self._made("issue", out, *more)

    def _made(self, what: str, out: Path, *more: str) -> Measurement:
        command = [sys.executable, "build.py", what, self.name, *OPTIONS.split(), *more]
        return measure([*command, "--out", out], self.tree, self.work / "own.log", LIMIT)

    def _issues(self, number: int) -> Measurement:
        out = self.work / "issues"
        shutil.rmtree(out, ignore_errors=True)
        script = SHELL.format(f'{OPTIONS} --out "$out/$name"')
        words: list[str | Path] = [
            "sh",
            "-c",
            script,
            "sh",
            sys.executable,
            out,
            *self._names(number),
        ]
        return measure(words, self.tree, self.work / "own.log", LIMIT)

    def _changed(self, path: Path, text: str, out: Path) -> Measurement:
        before = path.read_bytes()
        path.write_text(text, encoding="utf-8")
        try:
            return self._build(out)
        finally:
            path.write_bytes(before)
