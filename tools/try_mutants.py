#!/usr/bin/env python3
"""Shows that each guard bites: spoils the code by one patch at a time, and runs its test.

A patch in `tests/mutants/` names in its head the guard that it takes away and the test that
must fail then. Run by `make mutants`; names of patches, without their ending, choose some.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
MUTANTS = ROOT / "tests" / "mutants"
LEFT_OUT = (".git", ".venv", "build", "dist", ".hypothesis", "__pycache__", ".*_cache")
HEAD = re.compile(r"^(Guard|Test): (.+)$", re.MULTILINE)
PASSED, FAILED = 0, 1
"""What pytest exits with; any other figure means that no test was run to its end."""


@dataclass(frozen=True)
class Mutant:
    """A patch, the guard that it takes away, and the test that must fail for it."""

    patch: Path
    guard: str
    test: str


def mutants(names: Sequence[str]) -> Iterator[Mutant]:
    """Give the patches with these names, or all of them."""
    for patch in sorted(MUTANTS.glob("*.patch")):
        if not names or patch.stem in names:
            head = dict(HEAD.findall(patch.read_text(encoding="utf-8")))
            yield Mutant(patch, head["Guard"], head["Test"])


def main(names: Sequence[str]) -> int:
    """Try them in a copy of the tree; print a table; return how many are not caught."""
    chosen = list(mutants(names))
    with TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        copytree(ROOT, tree, ignore=ignore_patterns(*LEFT_OUT))
        if not chosen or pytest(tree, *(mutant.test for mutant in chosen)) != PASSED:
            print("nothing to try: no such patch, or its test fails without it")  # noqa: T201
            return 1
        survivors = 0
        for mutant in chosen:
            start = perf_counter()
            outcome = attempt(tree, mutant)
            survivors += outcome != "caught"
            spent = perf_counter() - start
            print(f"{mutant.patch.stem:16} {outcome:14} {spent:5.1f} s  {mutant.guard}")  # noqa: T201
    print(f"{len(chosen)} patches, {survivors} not caught")  # noqa: T201
    return survivors


def attempt(tree: Path, mutant: Mutant) -> str:
    """Apply a patch, run its test, and take the patch back."""
    if apply(tree, mutant) != 0:
        return "does not apply"
    outcome = pytest(tree, mutant.test)
    apply(tree, mutant, "--reverse")
    return {PASSED: "not caught", FAILED: "caught"}.get(outcome, "not run")


def apply(tree: Path, mutant: Mutant, *options: str) -> int:
    """Apply a patch in a tree that is no repository."""
    command = ["git", "apply", *options, str(mutant.patch)]
    return subprocess.run(command, cwd=tree, check=False, stderr=subprocess.DEVNULL).returncode  # noqa: S603


def pytest(tree: Path, *tests: str) -> int:
    """Run tests of a tree, with nothing of it written down."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=tree, check=False, stdout=subprocess.DEVNULL).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
