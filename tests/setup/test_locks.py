"""The lock files: hashed, complete, and free of any place of this or that machine."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"

NAME = re.compile(r"[A-Za-z0-9._-]+")


def requirements(lock: Path) -> dict[str, str]:
    """Read each locked name with its whole entry, continuation lines joined."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return {normal(line): line for line in lines}


def normal(requirement: str) -> str:
    """Give the name of a requirement as PEP 503 compares it."""
    match = NAME.match(requirement)
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=lambda lock: lock.name)
def test_every_requirement_is_pinned_and_hashed(lock: Path) -> None:
    """One version each, and at least one SHA-256."""
    for entry in requirements(lock).values():
        assert re.match(r"\S+==\S+ ", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=lambda lock: lock.name)
def test_no_address_stands_in_a_lock(lock: Path) -> None:
    """Neither an index, nor a folder of wheels, nor a path."""
    text = lock.read_text(encoding="utf-8")
    assert not re.findall(r"(?m)^\s*--(?!hash=).*|\S*://\S*|.* @ .*|(?<!\w)/\w+/.*", text)


def test_every_dependency_is_locked() -> None:
    """What pyproject.toml names is in its lock; tools are only in the second one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = {normal(name) for name in project["project"]["dependencies"]}
    tools = {normal(name) for name in project["dependency-groups"]["dev"]}
    assert runtime <= requirements(RUNTIME).keys()
    assert runtime | tools <= requirements(DEVELOPMENT).keys()
    assert "pytest" not in requirements(RUNTIME)


def imported(path: Path) -> set[str]:
    """Name the packages that a file imports, but for our own and Python's."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names - sys.stdlib_module_names - {"galley"}


def test_every_import_is_locked() -> None:
    """Nothing is leant on that is there by chance, and not in a fresh clone."""
    locked = requirements(RUNTIME).keys()
    providers = packages_distributions()
    for path in (ROOT / "galley").rglob("*.py"):
        for package in imported(path):
            distributions = {normal(name) for name in providers.get(package, ())}
            assert distributions & locked, f"{path.name} imports {package}"


def test_both_locks_agree() -> None:
    """The tests run on the very versions that an issue is built with."""
    development = requirements(DEVELOPMENT)
    for name, entry in requirements(RUNTIME).items():
        assert development[name].split("#")[0] == entry.split("#")[0]
